package org.tidings.ingest.page;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Small decision trees whose answers add up to the log odds of a yes (gradient boosting; Friedman
 * 2001). Never changes; safe for many threads.
 */
public final class Forest {
  private static final short LEAF = -1;

  /** Where each tree begins; its nodes follow one another, each before its branches. */
  private final int[] roots;

  private final short[] features;
  private final float[] values;
  private final int[] otherwise;

  /**
   * @param roots the first node of each tree
   * @param features what a node asks about, or -1 for a leaf
   * @param values up to which value a node goes on with the next node, or a leaf's answer
   * @param otherwise the node to go on with above that value
   */
  public Forest(int[] roots, short[] features, float[] values, int[] otherwise) {
    this.roots = roots.clone();
    this.features = features.clone();
    this.values = values.clone();
    this.otherwise = otherwise.clone();
    for (int i = 0; i < features.length; i++) {
      if (features[i] != LEAF && (otherwise[i] <= i || otherwise[i] >= features.length)) {
        throw new IllegalArgumentException("node %d goes on with %d".formatted(i, otherwise[i]));
      }
    }
  }

  /** The probability of a yes, 0 to 1. */
  public float probability(float[] row) {
    double sum = 0;
    for (int root : roots) {
      int node = root;
      while (features[node] != LEAF) {
        node = row[features[node]] <= values[node] ? node + 1 : otherwise[node];
      }
      sum += values[node];
    }
    return (float) (1 / (1 + Math.exp(-sum)));
  }

  /** Reads a forest as {@link #write} wrote it. */
  public static Forest read(DataInput in) throws IOException {
    int[] roots = new int[in.readInt()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = in.readInt();
    }
    int nodes = in.readInt();
    short[] features = new short[nodes];
    float[] values = new float[nodes];
    int[] otherwise = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      features[i] = in.readShort();
      values[i] = in.readFloat();
      otherwise[i] = features[i] == LEAF ? 0 : i + in.readShort();
    }
    return new Forest(roots, features, values, otherwise);
  }

  /** Writes it: eight bytes a node, six a leaf. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(roots.length);
    for (int root : roots) {
      out.writeInt(root);
    }
    out.writeInt(features.length);
    for (int i = 0; i < features.length; i++) {
      out.writeShort(features[i]);
      out.writeFloat(values[i]);
      if (features[i] != LEAF) {
        out.writeShort(otherwise[i] - i);
      }
    }
  }
}
