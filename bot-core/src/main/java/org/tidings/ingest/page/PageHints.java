package org.tidings.ingest.page;

import java.util.HashSet;
import java.util.Set;

/** What a page says of its own article elsewhere, to recognise the article's blocks by. */
final class PageHints {
  private static final int LONGEST = 100_000;

  private final Set<String> title;
  private final Set<String> description;
  private final String fullText;

  /**
   * @param title the headline that its facts give, or ""
   * @param description its own summary, or ""
   * @param fullText the text that its structured data repeats, or ""
   */
  PageHints(String title, String description, String fullText) {
    this.title = words(title);
    this.description = words(description);
    String full = fullText.length() > LONGEST ? fullText.substring(0, LONGEST) : fullText;
    this.fullText = letters(full);
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : WordGroups.folded(text, 1_000).strip().split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String letters(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  boolean isOfTitle(String word) {
    return title.contains(word);
  }

  /** How many different words the title has. */
  int titleWords() {
    return title.size();
  }

  boolean isOfDescription(String word) {
    return description.contains(word);
  }

  /** 1 where the structured data repeats the text, 0 where not, -1 where it has none. */
  float inFullText(String text) {
    if (fullText.length() < 200) {
      return -1;
    }
    String letters = letters(text);
    return !letters.isEmpty() && fullText.contains(letters) ? 1 : 0;
  }
}
