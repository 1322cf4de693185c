package org.tidings.ingest.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a page says of its own article elsewhere, to recognise the article's blocks by. */
final class PageHints {
  private static final int NGRAM = 4;

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
    this.fullText = letters(fullText);
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

  /** The share of common words among all words of a text and the title, 0 to 1. */
  float titleLikeness(String text) {
    return text.length() > 400 ? 0 : likeness(text, title);
  }

  private static float likeness(String text, Set<String> other) {
    if (other.isEmpty()) {
      return 0;
    }
    Set<String> words = words(text);
    int all = words.size();
    words.retainAll(other);
    return all == 0 ? 0 : (float) words.size() / (all + other.size() - words.size());
  }

  /** The share of a text's words that the description has, too; 0 for very short ones. */
  float inDescription(String text) {
    if (description.size() < NGRAM) {
      return 0;
    }
    Set<String> words = words(text);
    int all = words.size();
    words.retainAll(description);
    return all < NGRAM ? 0 : (float) words.size() / all;
  }

  /** 1 where the structured data repeats the text, 0 where not, -1 where it has none. */
  float inFullText(String text) {
    if (fullText.length() < 200) {
      return -1;
    }
    String letters = letters(text);
    return !letters.isEmpty() && fullText.contains(letters) ? 1 : 0;
  }

  /** The block that shows the title: the first heading of level one, else the most alike. */
  int titleBlock(List<Block> blocks) {
    int best = -1;
    float bestLikeness = .5f;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.words() > 40) {
        continue;
      }
      float likeness = titleLikeness(block.text());
      likeness +=
          block.holder().tag == PageTag.H1 ? .45f : block.holder().tag.isHeading() ? .1f : 0;
      if (likeness > bestLikeness) {
        best = i;
        bestLikeness = likeness;
      }
    }
    if (best < 0) {
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i).holder().tag == PageTag.H1) {
          return i;
        }
      }
    }
    return best;
  }
}
