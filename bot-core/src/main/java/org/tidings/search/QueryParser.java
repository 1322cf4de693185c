package org.tidings.search;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tidings.search.QueryReading.Parsed;
import org.tidings.search.QueryReading.Wrong;

/**
 * Reads the one grammar of searches, filters, follows and alerts, the same on every platform.
 *
 * <p>Words are all required unless joined by {@code OR}; {@code AND} is accepted and binds tighter.
 * {@code "phrases"}, {@code -not}, parentheses and the fields {@code title: source: author: sector:
 * edition: kind: lang: story: after: before: on: since:} are the whole of it: nothing typed reaches
 * Lucene's own syntax. What it accepts is bounded in length, depth and clauses, so that whatever
 * was accepted is cheap to run. Safe for many threads.
 */
public final class QueryParser {
  /** Longest query, in UTF-16 units after NFC. */
  public static final int LONGEST = 256;

  /** Deepest nesting of parentheses. */
  public static final int DEEPEST = 8;

  /** Most words, phrases and fields in one query. */
  public static final int MOST_CLAUSES = 40;

  private static final int MOST_REPAIRS = 12;

  /**
   * Reads a query.
   *
   * @param now what "yesterday" is relative to
   * @param zone where its days begin
   */
  public QueryReading parse(String text, Instant now, ZoneId zone) {
    String query = normal(text);
    try {
      return new Parsed(read(query, now, zone));
    } catch (BadQuery bad) {
      return new Wrong(query, bad.place, bad.reason, repaired(bad, now, zone));
    }
  }

  private static SearchQuery read(String query, Instant now, ZoneId zone) throws BadQuery {
    if (query.length() > LONGEST) {
      throw new BadQuery(
          LONGEST,
          "The query is longer than %d characters.".formatted(LONGEST),
          query.substring(0, wordEnd(query)));
    }
    return new SearchQuery(query, new QueryReader(query, new HumanDates(now, zone)).read());
  }

  /** Follows repairs until one can be read. */
  private static Optional<String> repaired(BadQuery bad, Instant now, ZoneId zone) {
    String candidate = normal(bad.repair);
    for (int i = 0; i < MOST_REPAIRS && !candidate.isEmpty(); i++) {
      try {
        read(candidate, now, zone);
        return Optional.of(candidate);
      } catch (BadQuery again) {
        String next = normal(again.repair);
        candidate = i == MOST_REPAIRS - 2 ? wordsOf(next) : next;
      }
    }
    return Optional.empty();
  }

  private static String wordsOf(String text) {
    return text.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .replaceAll("\\b(OR|AND|NOT)\\b", " ")
        .replaceAll(" +", " ")
        .strip();
  }

  /** One line, NFC, cut a character past the cap so that hostile input costs nothing. */
  private static String normal(String text) {
    String bounded = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String composed = Normalizer.normalize(bounded, Normalizer.Form.NFC);
    StringBuilder clean = new StringBuilder(composed.length());
    composed
        .codePoints()
        .map(c -> isBlank(c) ? ' ' : c)
        .filter(c -> !isInvisible(c))
        .forEach(clean::appendCodePoint);
    String line = clean.toString().replaceAll(" {2,}", " ").strip();
    return line.length() > LONGEST ? line.substring(0, cut(line, LONGEST + 1)) : line;
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || (type == Character.FORMAT && c != 0x200C && c != 0x200D);
  }

  private static int wordEnd(String query) {
    int space = query.lastIndexOf(' ', LONGEST);
    return space > LONGEST / 2 ? space : cut(query, LONGEST);
  }

  private static int cut(String text, int at) {
    return at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /** Trouble at a place of the query, with a better query. */
  @SuppressWarnings("serial") // never leaves this room
  static final class BadQuery extends Exception {
    final int place;
    final String reason;
    final String repair;

    BadQuery(int place, String reason, String repair) {
      super(reason, null, false, false);
      this.place = place;
      this.reason = reason;
      this.repair = repair;
    }
  }
}
