package org.tidings.trend;

import java.util.Arrays;
import java.util.Map;
import org.tidings.story.Background;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/**
 * The words that say what an article is about: those of its headline, lead and beginning, each once
 * and as a number below {@link #WORDS}. Two words in some hundred thousand share a number.
 */
final class Wording {
  /** Words are numbered below this. */
  static final int WORDS = 1 << 19;

  static final byte TITLE = 1;
  static final byte NAME = 2;
  static final byte NUMBER = 4;

  /** An article without words. */
  static final Wording NONE = new Wording(new int[0], new byte[0], new long[0]);

  /** Words kept of an article. */
  static final int MOST = 64;

  /** Words of a summary or body that are read. */
  private static final int READ = 150;

  private static final int PHRASES = 12;

  /** Of a headline's words with capitals, the tenths from which capitals are only its style. */
  private static final int STYLE = 7;

  final int[] words;
  final byte[] marks;

  /** Pairs of neighbours in the headline: the first word in the upper half, the second below. */
  final long[] phrases;

  private Wording(int[] words, byte[] marks, long[] phrases) {
    this.words = words;
    this.marks = marks;
    this.phrases = phrases;
  }

  int size() {
    return words.length;
  }

  boolean has(long phrase) {
    for (long own : phrases) {
      if (own == phrase) {
        return true;
      }
    }
    return false;
  }

  /** Reads articles one after another; not safe for use by several threads. */
  static final class Reader {
    private final int[] slots = new int[256];
    private final int[] stamps = new int[256];
    private final int[] words = new int[MOST];
    private final byte[] marks = new byte[MOST];
    private final long[] phrases = new long[PHRASES];
    private int stamp;
    private int size;

    Wording read(ArticleTokens tokens) {
      stamp++;
      size = 0;
      String language = tokens.language().isEmpty() ? "en" : tokens.language();
      read(language, tokens.title(), TITLE, tokens.title().size(), styled(tokens.title()));
      read(language, tokens.summary(), (byte) 0, READ, false);
      read(language, tokens.body(), (byte) 0, READ, false);
      return size == 0
          ? NONE
          : new Wording(
              Arrays.copyOf(words, size), Arrays.copyOf(marks, size), phrases(tokens, language));
    }

    private static boolean styled(Tokens title) {
      int capitals = 0;
      int all = 0;
      for (int i = 0; i < title.size(); i++) {
        if (!title.is(i, Tokens.STOP) && !title.is(i, Tokens.NUMBER)) {
          all++;
          capitals += title.is(i, Tokens.CAPITAL) ? 1 : 0;
        }
      }
      return capitals * 10 >= all * STYLE;
    }

    private void read(String language, Tokens tokens, byte field, int most, boolean styled) {
      int end = Math.min(most, tokens.size());
      for (int i = 0; i < end && size < MOST; i++) {
        if (!tells(tokens, i)) {
          continue;
        }
        byte mark = field;
        if (tokens.is(i, Tokens.NUMBER)) {
          mark |= NUMBER;
        } else if (tokens.is(i, Tokens.CAPITAL)
            && !styled
            && (!tokens.is(i, Tokens.SENTENCE_START) || tokens.is(i, Tokens.ACRONYM))) {
          mark |= NAME;
        }
        put(word(language, tokens.term(i)), mark);
      }
    }

    private static boolean tells(Tokens tokens, int i) {
      return (!tokens.is(i, Tokens.STOP) || tokens.is(i, Tokens.ACRONYM))
          && tokens.term(i).length() > 1;
    }

    private static int word(String language, String term) {
      return Background.key(language, term) >>> 5;
    }

    private void put(int word, byte mark) {
      int at = (word * 0x9E3779B1) >>> 24;
      while (stamps[at] == stamp && words[slots[at]] != word) {
        at = (at + 1) & 255;
      }
      if (stamps[at] != stamp) {
        stamps[at] = stamp;
        slots[at] = size;
        words[size] = word;
        marks[size++] = 0;
      }
      marks[slots[at]] |= mark;
    }

    private long[] phrases(ArticleTokens tokens, String language) {
      Tokens title = tokens.title();
      int found = 0;
      for (int i = 0; i + 1 < title.size() && found < PHRASES; i++) {
        if (!title.is(i, Tokens.STOP) && !title.is(i + 1, Tokens.STOP)) {
          phrases[found++] =
              (long) word(language, title.term(i)) << 32 | word(language, title.term(i + 1));
        }
      }
      return Arrays.stream(phrases, 0, found).distinct().toArray();
    }
  }

  /** Counts each phrase of an article once. */
  void count(Map<Long, Integer> counts) {
    for (long phrase : phrases) {
      counts.merge(phrase, 1, Integer::sum);
    }
  }
}
