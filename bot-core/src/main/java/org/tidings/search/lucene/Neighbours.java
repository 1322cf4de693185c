package org.tidings.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;

/**
 * Ranks again what a question of many words found: an article is worth what its nearest neighbours
 * among the found are worth. Texts about one matter lift each other, a text that shares words by
 * chance stands alone and sinks (score regularisation, Diaz 2005). Likeness counts squared, so that
 * the tenth neighbour weighs little where the first ones are near.
 */
final class Neighbours {
  /** How many of the found are compared with each other. */
  static final int DEPTH = 100;

  private static final int NEAREST = 10;
  private static final float SHARE = 0.5f;
  private static final float K1 = 1.2f;
  private static final float B = 0.75f;

  private final int[][] vectors;
  private final float[][] weights;

  private Neighbours(int[][] vectors, float[][] weights) {
    this.vectors = vectors;
    this.weights = weights;
  }

  /** New scores for the found, at most {@link #DEPTH}, in their order. */
  static float[] rank(IndexSearcher searcher, List<ScoreDoc> found, Background background)
      throws IOException {
    int size = Math.min(DEPTH, found.size());
    int[][] vectors = new int[size][];
    for (int i = 0; i < size; i++) {
      vectors[i] = vector(searcher, found.get(i).doc);
    }
    float[] scores = new float[size];
    for (int i = 0; i < size; i++) {
      scores[i] = found.get(i).score;
    }
    return new Neighbours(vectors, weights(vectors, background)).rank(scores);
  }

  private static int[] vector(IndexSearcher searcher, int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues values = DocValues.getBinary(leaf.reader(), Fields.VECTOR);
    return values.advanceExact(doc - leaf.docBase)
        ? Vectors.read(values.binaryValue())
        : new int[0];
  }

  /** Unit vectors of the weights that ranking itself uses. */
  private static float[][] weights(int[][] vectors, Background background) {
    float[][] weights = new float[vectors.length][];
    for (int i = 0; i < vectors.length; i++) {
      int[] vector = vectors[i];
      float length = 0;
      for (int entry : vector) {
        length += Vectors.times(entry);
      }
      float norm = K1 * (1 - B + B * length / background.meanLength());
      float[] weight = new float[vector.length];
      double square = 0;
      for (int j = 0; j < vector.length; j++) {
        int times = Vectors.times(vector[j]);
        weight[j] = background.rarity(Vectors.hash(vector[j])) * times / (times + norm);
        square += weight[j] * weight[j];
      }
      float unit = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
      for (int j = 0; j < vector.length; j++) {
        weight[j] *= unit;
      }
      weights[i] = weight;
    }
    return weights;
  }

  private float[] rank(float[] scores) {
    int size = scores.length;
    float[][] like = likeness();
    float[] ranked = new float[size];
    for (int i = 0; i < size; i++) {
      float sum = 0;
      float all = 0;
      boolean[] taken = new boolean[size];
      for (int n = 0; n < Math.min(NEAREST, size); n++) {
        int nearest = nearest(like[i], taken);
        if (nearest < 0) {
          break;
        }
        taken[nearest] = true;
        float weight = like[i][nearest] * like[i][nearest];
        sum += weight * scores[nearest];
        all += weight;
      }
      ranked[i] = all == 0 ? scores[i] : (1 - SHARE) * scores[i] + SHARE * sum / all;
    }
    return ranked;
  }

  private static int nearest(float[] like, boolean[] taken) {
    int best = -1;
    for (int j = 0; j < like.length; j++) {
      if (!taken[j] && like[j] > 0 && (best < 0 || like[j] > like[best])) {
        best = j;
      }
    }
    return best;
  }

  /** Cosines of all pairs, made term by term so that only shared terms cost anything. */
  private float[][] likeness() {
    float[][] like = new float[vectors.length][vectors.length];
    Map<Integer, int[]> holders = new HashMap<>();
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors[i].length; j++) {
        int[] list =
            holders.computeIfAbsent(Vectors.hash(vectors[i][j]), _ -> new int[vectors.length + 1]);
        float weight = weights[i][j];
        for (int k = 1; k <= list[0]; k++) {
          int other = list[k] >>> 8;
          float product = weight * weights[other][list[k] & 0xFF];
          like[i][other] += product;
          like[other][i] += product;
        }
        list[++list[0]] = i << 8 | j;
      }
    }
    return like;
  }
}
