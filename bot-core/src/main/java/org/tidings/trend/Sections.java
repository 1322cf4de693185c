package org.tidings.trend;

import java.net.URI;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.Sector;

/** The section of its outlet that an article stands in: its sector, else what its link says. */
final class Sections {
  private static final Set<String> NONE =
      Set.of("article", "articles", "news", "story", "stories", "post", "posts", "p", "a", "en");

  private Sections() {}

  /** The section's name; empty when not known. */
  static String of(Article article) {
    return article.report().sectors().stream()
        .min(Sector::compareTo)
        .map(Sector::key)
        .orElseGet(() -> article.report().link().map(Sections::of).orElse(""));
  }

  private static String of(URI link) {
    String path = link.getPath();
    if (path == null || path.length() < 3) {
      return "";
    }
    int end = path.indexOf('/', 1);
    if (end < 3 || end > 24) {
      return "";
    }
    String first = path.substring(1, end);
    boolean word = first.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
    return word && !NONE.contains(first) ? first : "";
  }
}
