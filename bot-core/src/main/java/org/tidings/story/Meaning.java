package org.tidings.story;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Directions of words, so that texts in other words about one thing point the same way.
 *
 * <p>Derived from which words stand together in news at large; words are known by keys only. Never
 * changes after loading; safe for many threads.
 */
public final class Meaning {
  /** Numbers per direction. */
  public static final int SIZE = 64;

  private final int[] keys;
  private final byte[] vectors;

  /**
   * Takes sorted keys and a direction for each.
   *
   * @param vectors {@link #SIZE} bytes for each key
   */
  public Meaning(int[] keys, byte[] vectors) {
    if (vectors.length != keys.length * SIZE) {
      throw new IllegalArgumentException(
          "%d bytes for %d words".formatted(vectors.length, keys.length));
    }
    this.keys = keys.clone();
    this.vectors = vectors.clone();
  }

  /** The directions that are shipped, or none. */
  public static Meaning shipped() {
    return Shipped.MEANING;
  }

  /** Reads directions as {@code fitstories} writes them. */
  public static Meaning read(InputStream file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
      int[] keys = new int[in.readInt()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = in.readInt();
      }
      return new Meaning(keys, in.readNBytes(keys.length * SIZE));
    }
  }

  /** Writes directions for {@link #read}. */
  public void write(OutputStream file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
      out.writeInt(keys.length);
      for (int key : keys) {
        out.writeInt(key);
      }
      out.write(vectors);
    }
  }

  /** The direction of weighted words, of length 127 or nothing. */
  byte[] of(int[] terms, Background background) {
    float[] sum = new float[SIZE];
    for (int term : terms) {
      int at = Arrays.binarySearch(keys, term >>> 8);
      if (at >= 0) {
        float weight =
            background.weight(term >>> 8) * Profiler.OFTEN[term >>> Profile.OFTEN_SHIFT & 3];
        for (int i = 0; i < SIZE; i++) {
          sum[i] += weight * vectors[at * SIZE + i];
        }
      }
    }
    double square = 0;
    for (float each : sum) {
      square += each * each;
    }
    byte[] unit = new byte[SIZE];
    if (square > 0) {
      double scale = 480 / Math.sqrt(square);
      for (int i = 0; i < SIZE; i++) {
        unit[i] = (byte) Math.clamp(Math.round(sum[i] * scale), -127, 127);
      }
    }
    return unit;
  }

  /** Cosine of two directions; 0 where one is not known. */
  static float cosine(byte[] a, byte[] b) {
    int dot = 0;
    int left = 0;
    int right = 0;
    for (int i = 0; i < SIZE; i++) {
      dot += a[i] * b[i];
      left += a[i] * a[i];
      right += b[i] * b[i];
    }
    return left == 0 || right == 0 ? 0 : (float) (dot / Math.sqrt((double) left * right));
  }

  private static final class Shipped {
    static final Meaning MEANING = load();

    private static Meaning load() {
      try (InputStream file = Meaning.class.getResourceAsStream("meaning.bin.gz")) {
        return file == null ? new Meaning(new int[0], new byte[0]) : read(file);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the directions of words", e);
      }
    }
  }
}
