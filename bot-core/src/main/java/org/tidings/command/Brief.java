package org.tidings.command;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidings.article.Report;

/** A short read of one article: its first whole sentences, word for word. */
final class Brief {
  /** Most words of a short read. */
  static final int WORDS = 60;

  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** No sentence is looked for beyond this; bodies can be a megabyte. */
  private static final int WINDOW = 3000;

  private Brief() {}

  /** At most so many words of the summary, else of the body; empty when there is neither. */
  static String of(Report report, int words) {
    String text = report.summary().isEmpty() ? report.body() : report.summary();
    String start = BLANK.matcher(Names.cut(text, WINDOW)).replaceAll(" ").strip();
    if (start.isEmpty()) {
      return "";
    }
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(start);
    int taken = 0;
    int end = 0;
    int from = sentences.first();
    for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
      taken += count(start.substring(from, to));
      if (taken > words) {
        break;
      }
      end = to;
      from = to;
    }
    return end > 0 ? start.substring(0, end).strip() : firstWords(start, words);
  }

  private static int count(String sentence) {
    String bare = sentence.strip();
    return bare.isEmpty() ? 0 : BLANK.split(bare, -1).length;
  }

  private static String firstWords(String text, int words) {
    String[] all = BLANK.split(text, words + 1);
    return all.length <= words ? text : String.join(" ", java.util.Arrays.copyOf(all, words)) + "…";
  }
}
