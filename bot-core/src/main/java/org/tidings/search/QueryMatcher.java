package org.tidings.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.article.Report;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * Says whether one article fits a query, exactly as the index would. Safe for many threads.
 *
 * <p>Made for articles that just arrived: alerts, filters and the index's own newest articles.
 */
public final class QueryMatcher {
  private final Tokenizer tokenizer;

  public QueryMatcher(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  public boolean matches(SearchQuery query, IndexedArticle article) {
    return matches(query, article, new ArticleWords(article.tokens()));
  }

  /** The same with the article's words made before, to ask many queries. */
  public boolean matches(SearchQuery query, IndexedArticle article, ArticleWords words) {
    return fits(query.root(), article, words, false);
  }

  private boolean fits(Node node, IndexedArticle article, ArticleWords words, boolean titleOnly) {
    return switch (node) {
      case Node.Word(String word) -> has(word, article, words, titleOnly);
      case Node.Phrase(List<String> phrase) ->
          has(String.join(" ", phrase), article, words, titleOnly);
      case Node.InTitle(Node inner) -> fits(inner, article, words, true);
      case Node.And(List<Node> nodes) -> all(nodes, article, words, titleOnly);
      case Node.Or(List<Node> nodes) ->
          nodes.stream().anyMatch(part -> fits(part, article, words, titleOnly));
      case Node.Not(Node inner) -> !fits(inner, article, words, titleOnly);
      case Node.Is(Field field, String value) -> is(field, value, article);
      case Node.Between(Optional<Instant> after, Optional<Instant> before) ->
          isBetween(article.article().at(), after, before);
      case Node.All _ -> true;
    };
  }

  private boolean has(String text, IndexedArticle article, ArticleWords words, boolean titleOnly) {
    return WordTest.of(tokenizer, article.tokens().language(), text)
        .map(test -> test.frequency(words, titleOnly) > 0)
        .orElse(false);
  }

  /** Stop words ask nothing unless there is nothing else. */
  private boolean all(
      List<Node> nodes, IndexedArticle article, ArticleWords words, boolean titleOnly) {
    String language = article.tokens().language();
    boolean onlyStops =
        nodes.stream().allMatch(node -> node instanceof Node.Not || isStop(node, language));
    for (Node node : nodes) {
      if ((onlyStops || !isStop(node, language)) && !fits(node, article, words, titleOnly)) {
        return false;
      }
    }
    return true;
  }

  private boolean isStop(Node node, String language) {
    if (node instanceof Node.InTitle(Node inner)) {
      return isStop(inner, language);
    }
    return node instanceof Node.Word(String word)
        && WordTest.of(tokenizer, language, word).map(WordTest::stops).orElse(false);
  }

  private boolean is(Field field, String value, IndexedArticle article) {
    Report report = article.article().report();
    return switch (field) {
      case SOURCE -> names(report.source(), value);
      case AUTHOR -> report.byline().filter(byline -> names(byline, value)).isPresent();
      case SECTOR -> report.sectors().stream().anyMatch(sector -> sector.key().equals(value));
      case EDITION -> report.edition().filter(e -> e.key().equals(value)).isPresent();
      case KIND -> report.kind().word().equals(value);
      case LANG ->
          report.language().map(code -> code.toLowerCase(Locale.ROOT)).orElse("?").equals(value);
      case STORY -> Long.toString(article.story().value()).equals(value);
      case FEED ->
          article.feeds().stream().anyMatch(feed -> Long.toString(feed.value()).equals(value));
    };
  }

  /** Whether the words of a name stand in another in this order, next to each other. */
  private boolean names(String name, String asked) {
    Tokens words = tokenizer.tokenize("?", name);
    Tokens wanted = tokenizer.tokenize("?", asked);
    for (int from = 0; from + wanted.size() <= words.size(); from++) {
      int same = 0;
      while (same < wanted.size() && words.word(from + same).equals(wanted.word(same))) {
        same++;
      }
      if (same == wanted.size() && same > 0) {
        return true;
      }
    }
    return false;
  }

  /** To the millisecond, as the index has it. */
  static boolean isBetween(Instant at, Optional<Instant> after, Optional<Instant> before) {
    long millis = at.toEpochMilli();
    return (after.isEmpty() || millis >= after.get().toEpochMilli())
        && (before.isEmpty() || millis < before.get().toEpochMilli());
  }
}
