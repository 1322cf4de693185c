package org.tidings.story;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * How common words are in news at large, so that a new window knows rare words from common ones.
 *
 * <p>Words are known by their 24-bit keys only. Never changes after loading; safe for many threads.
 */
public final class Background {
  /** Keys are below this. */
  public static final int KEYS = 1 << 24;

  /** The weight of a word that the background has not seen. */
  public static final float UNSEEN = 9f;

  private static final int EMPTY = -1;

  private final int[] table;
  private final int mask;

  private Background(int[] entries) {
    int room = Integer.highestOneBit(Math.max(16, entries.length * 2)) * 2;
    table = new int[room];
    java.util.Arrays.fill(table, EMPTY);
    mask = room - 1;
    for (int entry : entries) {
      int at = slot(entry >>> 8);
      while (table[at] != EMPTY) {
        at = (at + 1) & mask;
      }
      table[at] = entry;
    }
  }

  /** The background that is shipped, or an empty one where there is none. */
  public static Background shipped() {
    return Shipped.BACKGROUND;
  }

  /**
   * A background of entries: the key in the upper 24 bits, in the lower 8 the weight times 16.
   *
   * @param entries one per key
   */
  public static Background of(int[] entries) {
    return new Background(entries.clone());
  }

  /** The key of a word of a language. */
  public static int key(String language, String term) {
    int hash = language.equals("en") ? 17 : language.hashCode();
    for (int i = 0; i < term.length(); i++) {
      hash = hash * 0x01000193 ^ term.charAt(i);
    }
    hash ^= hash >>> 15;
    hash *= 0x2c1b3c6d;
    hash ^= hash >>> 13;
    return hash >>> 8;
  }

  /** How telling a word is: 0 for words that all articles have, {@link #UNSEEN} at most. */
  public float weight(int key) {
    int at = slot(key);
    while (table[at] != EMPTY) {
      if (table[at] >>> 8 == key) {
        return (table[at] & 0xff) / 16f;
      }
      at = (at + 1) & mask;
    }
    return UNSEEN;
  }

  private int slot(int key) {
    return (key * 0x9E3779B1 >>> 8) & mask;
  }

  private static int[] read() {
    try (InputStream file = Background.class.getResourceAsStream("background.bin.gz")) {
      if (file == null) {
        return new int[0];
      }
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
        int[] entries = new int[in.readInt()];
        for (int i = 0; i < entries.length; i++) {
          entries[i] = in.readInt();
        }
        return entries;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the background of words", e);
    }
  }

  private static final class Shipped {
    static final Background BACKGROUND = new Background(read());
  }
}
