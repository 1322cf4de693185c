package org.tidings.text;

import java.util.Arrays;

/**
 * The words of one text in order: each as it stands (folded) and as it is indexed (stemmed), with
 * its place in the text. Never changes after {@link Builder#build()}.
 */
public final class Tokens {
  /** The word begins with a capital letter. */
  public static final int CAPITAL = 1;

  /** The word has only capital letters, at least two: "US". */
  public static final int ACRONYM = 2;

  /** The word begins with a digit. */
  public static final int NUMBER = 4;

  /** The word is the first of a sentence, so that a capital says nothing. */
  public static final int SENTENCE_START = 8;

  /** The word is on the language's list of stop words. */
  public static final int STOP = 16;

  private final String[] words;
  private final String[] terms;
  private final int[] starts;
  private final int[] ends;
  private final byte[] flags;

  private Tokens(String[] words, String[] terms, int[] starts, int[] ends, byte[] flags) {
    this.words = words;
    this.terms = terms;
    this.starts = starts;
    this.ends = ends;
    this.flags = flags;
  }

  public int size() {
    return words.length;
  }

  /** The word in lower case without accents, not stemmed. */
  public String word(int i) {
    return words[i];
  }

  /** The word as the index knows it: folded and stemmed by the language's analyzer. */
  public String term(int i) {
    return terms[i];
  }

  /** Where the word begins in the text, in UTF-16 units. */
  public int start(int i) {
    return starts[i];
  }

  /** Where the word ends in the text, exclusive, in UTF-16 units. */
  public int end(int i) {
    return ends[i];
  }

  /** Whether the word has all of these flags. */
  public boolean is(int i, int mask) {
    return (flags[i] & mask) == mask;
  }

  /** Gathers tokens; not safe for use by several threads. */
  public static final class Builder {
    private String[] words = new String[32];
    private String[] terms = new String[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private byte[] flags = new byte[32];
    private int size;

    public Builder add(String word, String term, int start, int end, int flag) {
      if (size == words.length) {
        grow();
      }
      words[size] = word;
      terms[size] = term;
      starts[size] = start;
      ends[size] = end;
      flags[size++] = (byte) flag;
      return this;
    }

    private void grow() {
      int room = size * 2;
      words = Arrays.copyOf(words, room);
      terms = Arrays.copyOf(terms, room);
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      flags = Arrays.copyOf(flags, room);
    }

    public Tokens build() {
      return new Tokens(
          Arrays.copyOf(words, size),
          Arrays.copyOf(terms, size),
          Arrays.copyOf(starts, size),
          Arrays.copyOf(ends, size),
          Arrays.copyOf(flags, size));
    }
  }
}
