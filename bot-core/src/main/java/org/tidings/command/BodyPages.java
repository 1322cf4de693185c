package org.tidings.command;

import java.util.ArrayList;
import java.util.List;

/** An article's text in pages that every platform shows whole, cut between paragraphs or words. */
final class BodyPages {
  /** Longest page, in UTF-16 units: half of the shortest limit of a platform's message. */
  static final int LONGEST = 1_000;

  private BodyPages() {}

  /** The pages in order; none for an empty text. */
  static List<String> of(String body) {
    List<String> pages = new ArrayList<>();
    StringBuilder page = new StringBuilder();
    for (String paragraph : body.split("\n\n", -1)) {
      for (String part : parts(paragraph.strip())) {
        if (!page.isEmpty() && page.length() + 2 + part.length() > LONGEST) {
          pages.add(page.toString());
          page.setLength(0);
        }
        page.append(page.isEmpty() ? "" : "\n\n").append(part);
      }
    }
    if (!page.isEmpty()) {
      pages.add(page.toString());
    }
    return pages;
  }

  /** A paragraph, in parts when it is longer than a page. */
  private static List<String> parts(String paragraph) {
    List<String> parts = new ArrayList<>();
    String rest = paragraph;
    while (rest.length() > LONGEST) {
      int space = rest.lastIndexOf(' ', LONGEST);
      int end = space > LONGEST / 2 ? space : LONGEST;
      if (Character.isHighSurrogate(rest.charAt(end - 1))) {
        end--;
      }
      parts.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      parts.add(rest);
    }
    return parts;
  }
}
