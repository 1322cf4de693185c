package org.tidings.search.lucene;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/**
 * The words of an article as numbers, 4 bytes each, to compare articles with each other: the hash
 * of a term in 24 bits and how often it stands there. Terms are told apart by their hashes alone; a
 * rare collision costs nothing that anyone sees.
 */
final class Vectors {
  /** The most frequent words are kept, earlier ones first. */
  private static final int MOST = 96;

  private static final int HASH = 0xFFFFFF;

  private Vectors() {}

  static BytesRef of(ArticleTokens tokens) {
    Map<Integer, int[]> found = new HashMap<>();
    for (Tokens text : List.of(tokens.title(), tokens.title(), tokens.summary(), tokens.body())) {
      for (int i = 0; i < text.size(); i++) {
        if (!text.is(i, Tokens.STOP)) {
          int hash = mix(text.term(i).hashCode()) & HASH;
          found.computeIfAbsent(hash, _ -> new int[] {0, found.size()})[0]++;
        }
      }
    }
    long[] entries = new long[found.size()];
    int n = 0;
    for (Map.Entry<Integer, int[]> entry : found.entrySet()) {
      long times = Math.min(255, entry.getValue()[0]);
      long order = Math.min(0xFFFF, entry.getValue()[1]);
      entries[n++] = ((255 - times) << 48) | (order << 32) | entry.getKey();
    }
    Arrays.sort(entries);
    int size = Math.min(MOST, n);
    int[] kept = new int[size];
    for (int i = 0; i < size; i++) {
      int times = 255 - (int) (entries[i] >>> 48);
      kept[i] = ((int) (entries[i] & HASH) << 8) | times;
    }
    return bytes(kept);
  }

  private static BytesRef bytes(int[] kept) {
    int[] ordered = kept.clone();
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] ^= Integer.MIN_VALUE;
    }
    Arrays.sort(ordered);
    byte[] bytes = new byte[ordered.length * 4];
    for (int i = 0; i < ordered.length; i++) {
      int value = ordered[i] ^ Integer.MIN_VALUE;
      bytes[4 * i] = (byte) (value >>> 24);
      bytes[4 * i + 1] = (byte) (value >>> 16);
      bytes[4 * i + 2] = (byte) (value >>> 8);
      bytes[4 * i + 3] = (byte) value;
    }
    return new BytesRef(bytes);
  }

  /** The entries of a vector in the order of their hashes. */
  static int[] read(BytesRef bytes) {
    int[] entries = new int[bytes.length / 4];
    for (int i = 0; i < entries.length; i++) {
      int at = bytes.offset + 4 * i;
      entries[i] =
          ((bytes.bytes[at] & 0xFF) << 24)
              | ((bytes.bytes[at + 1] & 0xFF) << 16)
              | ((bytes.bytes[at + 2] & 0xFF) << 8)
              | (bytes.bytes[at + 3] & 0xFF);
    }
    return entries;
  }

  static int hash(int entry) {
    return entry >>> 8;
  }

  static int times(int entry) {
    return entry & 0xFF;
  }

  private static int mix(int hash) {
    int mixed = hash * 0x9E3779B1;
    return mixed ^ (mixed >>> 15);
  }
}
