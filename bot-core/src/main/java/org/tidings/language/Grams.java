package org.tidings.language;

/**
 * The features of a text: letter sequences of one to five within words, their ends marked, and the
 * words themselves; of Chinese characters and kana, each by itself, and whether there is any kana.
 * Each is a number below the size of the model's table, its hash: sequences may share a number, and
 * the fit makes the best of it.
 *
 * <p>Fit and use must agree on them, so both ask here. Not for use by several threads.
 */
public final class Grams {
  /** Longer texts are no surer; the rest is left unread. */
  private static final int MOST = 6_000;

  private static final int LONGEST_WORD = 40;
  private static final int EDGE = 1;
  private static final int KANA = 2;
  private static final int NO_KANA = 3;

  private final Alphabet alphabet;
  private final int mask;
  private final int[] found = new int[MOST];
  private final int[] word = new int[LONGEST_WORD + 2];
  private int count;
  private int words;

  /**
   * Starts empty.
   *
   * @param bits the table holds two to the power of this
   */
  public Grams(Alphabet alphabet, int bits) {
    this.alphabet = alphabet;
    this.mask = (1 << bits) - 1;
  }

  /** Forgets the text before. */
  public void clear() {
    count = 0;
    words = 0;
  }

  /**
   * Adds the words of a text. Letters of other alphabets part words; marks, such as the vowel signs
   * of Hindi, part sequences: the statistics that the fit is made from know letters only.
   */
  public Grams add(CharSequence text) {
    int length = 0;
    boolean open = false;
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      at += Character.charCount(c);
      if (Alphabet.of(c) == alphabet) {
        open = true;
        if (length < LONGEST_WORD) {
          word[++length] = Character.toLowerCase(c);
        }
        continue;
      }
      end(length);
      length = 0;
      if (open && !Alphabet.isMark(c)) {
        words++;
        open = false;
      }
    }
    end(length);
    words += open ? 1 : 0;
    return this;
  }

  /** How many features were found. */
  public int count() {
    return count;
  }

  /** A feature by its place. */
  public int at(int place) {
    return found[place];
  }

  /** How many words were read; two Chinese characters make one more. */
  public int words() {
    return words;
  }

  private void end(int length) {
    if (length == 0) {
      return;
    }
    if (alphabet == Alphabet.HAN) {
      words += length / 2;
      sequences(1, length + 1, 1);
      put(step(0, hasKana(length) ? KANA : NO_KANA));
      return;
    }
    word[0] = EDGE;
    word[length + 1] = EDGE;
    sequences(0, length + 2, 5);
    if (length > 3) {
      int hash = 0;
      for (int i = 0; i < length + 2; i++) {
        hash = step(hash, word[i]);
      }
      put(hash);
    }
  }

  /** Both kana lie side by side, U+3041 to U+30FF. */
  private boolean hasKana(int length) {
    for (int i = 1; i <= length; i++) {
      if (word[i] > 0x3040 && word[i] < 0x3100) {
        return true;
      }
    }
    return false;
  }

  private void sequences(int from, int to, int longest) {
    for (int start = from; start < to; start++) {
      int hash = 0;
      int last = Math.min(to, start + longest);
      for (int i = start; i < last; i++) {
        hash = step(hash, word[i]);
        if (i > start || word[i] != EDGE) {
          put(hash);
        }
      }
    }
  }

  private static int step(int hash, int letter) {
    int mixed = (hash ^ letter) * 0x01000193;
    return mixed ^ (mixed >>> 15);
  }

  /** The last mixing is MurmurHash3's finalizer (Appleby 2011): every bit moves every other. */
  private void put(int hash) {
    if (count == MOST) {
      return;
    }
    int mixed = hash * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    found[count++] = (mixed ^ (mixed >>> 16)) & mask;
  }
}
