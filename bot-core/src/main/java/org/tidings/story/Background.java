package org.tidings.story;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
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

  /** Fewest and most bytes that say how often a word stays are 1 and 254, for 0 and 1. */
  private static final float BYTE = 255;

  /** How often a rare word of an article is in another of its story: plain, name, number. */
  private static final float[] STAYS = {0.25f, 0.5f, 0.35f};

  private static final float[] LOG = new float[256];
  private static final float[] LOG_NOT = new float[256];

  static {
    for (int i = 1; i < 255; i++) {
      LOG[i] = (float) Math.log(i / BYTE);
      LOG_NOT[i] = (float) Math.log(1 - i / BYTE);
    }
  }

  private final int[] table;
  private final byte[] stays;
  private final int mask;

  private Background(int[] entries, byte[] stay) {
    int room = Integer.highestOneBit(Math.max(16, entries.length * 2)) * 2;
    table = new int[room];
    stays = new byte[room];
    Arrays.fill(table, EMPTY);
    mask = room - 1;
    for (int i = 0; i < entries.length; i++) {
      int entry = entries[i];
      int at = slot(entry >>> 8);
      while (table[at] != EMPTY) {
        at = (at + 1) & mask;
      }
      table[at] = entry;
      stays[at] = stay[i];
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
   * @param stay for each, how often such a word of an article is in others of its story, of 255
   */
  public static Background of(int[] entries, byte[] stay) {
    return new Background(entries, stay);
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

  /** Place of a word in this background, -1 for a word it does not have. */
  int find(int key) {
    int at = slot(key);
    while (table[at] != EMPTY) {
      if (table[at] >>> 8 == key) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return -1;
  }

  /** What {@link #weight} says of the word at a place. */
  float weightAt(int place) {
    return place < 0 ? UNSEEN : (table[place] & 0xff) / 16f;
  }

  /** How often a word of an article is in another article of its story. */
  float staysAt(int place, int flags) {
    int stay = place < 0 ? 0 : stays[place] & 0xff;
    if (stay > 0) {
      return stay / BYTE;
    }
    return STAYS[(flags & Profile.NUMBER) != 0 ? 2 : (flags & Profile.NAME) != 0 ? 1 : 0];
  }

  /** What sharing a word says of two articles, in log-odds. */
  float gainAt(int place, int flags) {
    return LOG[stayAt(place, flags)] + weightAt(place);
  }

  /** What missing a word says of two articles, in log-odds: it speaks against them. */
  float lossAt(int place, int flags) {
    return LOG_NOT[stayAt(place, flags)];
  }

  private int stayAt(int place, int flags) {
    return Math.round(staysAt(place, flags) * BYTE);
  }

  private int slot(int key) {
    return ((key * 0x9E3779B1) >>> 8) & mask;
  }

  /** Reads a background as {@code fitstories} writes it. */
  public static Background read(InputStream file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(file)))) {
      int[] entries = new int[in.readInt()];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = in.readInt();
      }
      return new Background(entries, in.readNBytes(entries.length));
    }
  }

  private static final class Shipped {
    static final Background BACKGROUND = load();

    private static Background load() {
      try (InputStream file = Background.class.getResourceAsStream("background.bin.gz")) {
        return file == null ? new Background(new int[0], new byte[0]) : read(file);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the background of words", e);
      }
    }
  }
}
