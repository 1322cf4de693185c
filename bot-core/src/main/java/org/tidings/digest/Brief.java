package org.tidings.digest;

import java.util.List;
import java.util.stream.Collectors;
import org.tidings.article.ArticleId;

/** A story in at most {@link #LONGEST} words, all of them sentences of its articles. */
public record Brief(List<Quote> quotes) {
  /** Most words of a brief. */
  public static final int LONGEST = 60;

  public Brief {
    quotes = List.copyOf(quotes);
  }

  /** A sentence as it stands in an article. */
  public record Quote(String sentence, ArticleId article, String source) {}

  /** The brief as one text; empty when no sentence was short enough. */
  public String text() {
    return quotes.stream().map(Quote::sentence).collect(Collectors.joining(" "));
  }

  /** The outlets quoted, in the order of their sentences. */
  public List<String> sources() {
    return quotes.stream().map(Quote::source).distinct().toList();
  }
}
