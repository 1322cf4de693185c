package org.tidings.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into its sentences; never changes a letter of them. */
final class Sentences {
  private static final Set<String> SHORT =
      Set.of(
          "mr", "mrs", "ms", "dr", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col",
          "sgt", "capt", "st", "jr", "sr", "inc", "corp", "co", "ltd", "vs", "no", "jan", "feb",
          "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "prof", "rev",
          "hon", "pres", "atty", "supt", "adm", "cmdr", "maj", "messrs", "mt", "ft", "ave", "d",
          "r", "i", "calif", "fla", "ga", "pa", "va", "wash", "mass", "conn", "ariz", "tenn", "wis",
          "minn", "mich", "ill", "ind", "ky", "md", "n", "s", "e", "w");

  private Sentences() {}

  static List<String> of(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      boolean paragraph = letter == '\n' && i + 1 < length && text.charAt(i + 1) == '\n';
      if (paragraph || ends(text, i)) {
        int end = i + 1;
        while (end < length && "\"'\u201d\u2019)]".indexOf(text.charAt(end)) >= 0) {
          end++;
        }
        add(sentences, text, start, end);
        start = end;
        i = end - 1;
      }
    }
    add(sentences, text, start, length);
    return sentences;
  }

  private static void add(List<String> sentences, String text, int start, int end) {
    String sentence = text.substring(start, end).strip();
    if (!sentence.isEmpty()) {
      sentences.add(sentence);
    }
  }

  private static boolean ends(String text, int at) {
    char mark = text.charAt(at);
    if ("\u3002\uff01\uff1f\u0964".indexOf(mark) >= 0) {
      return true;
    }
    if (mark != '.' && mark != '!' && mark != '?') {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && "\"'\u201d\u2019)]".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next >= text.length()) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    boolean opens = next >= text.length() || !Character.isLowerCase(text.charAt(next));
    return opens && (mark != '.' || !abbreviation(text, at));
  }

  private static boolean abbreviation(String text, int at) {
    int from = at;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    String word = text.substring(from, at);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean dotted = from > 1 && text.charAt(from - 1) == '.' && word.length() == 1;
    return initial || dotted || SHORT.contains(word.toLowerCase(Locale.ROOT));
  }
}
