package org.tidings.search.lucene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.Filter;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.WordTest;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** Turns parsed queries and filters into Lucene's. Safe for many threads. */
final class Compiler {
  private final Tokenizer tokenizer;

  Compiler(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * A query as articles of these languages would fit it: what differs by language is bound to it.
   *
   * @param languages labels of the index's articles
   */
  Query query(Node node, Set<String> languages) {
    Map<Query, List<String>> variants = new LinkedHashMap<>();
    for (String language : languages) {
      String spoken = language.equals(Fields.UNKNOWN) ? "en" : language;
      variants
          .computeIfAbsent(compile(node, Fields.TEXT, spoken), _ -> new ArrayList<>())
          .add(language);
    }
    if (variants.size() == 1) {
      return variants.keySet().iterator().next();
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    variants.forEach(
        (query, spoken) ->
            any.add(
                new BooleanQuery.Builder()
                    .add(query, Occur.MUST)
                    .add(set(Fields.LANG, spoken), Occur.FILTER)
                    .build(),
                Occur.SHOULD));
    return any.build();
  }

  private Query compile(Node node, String field, String language) {
    return switch (node) {
      case Node.Word(String word) -> words(word, field, language);
      case Node.Phrase(List<String> words) -> words(String.join(" ", words), field, language);
      case Node.InTitle(Node words) -> compile(words, Fields.TITLE, language);
      case Node.And(List<Node> nodes) -> all(nodes, field, language);
      case Node.Or(List<Node> nodes) -> any(nodes, field, language);
      case Node.Not not -> all(List.of(not), field, language);
      case Node.Is(Field name, String value) -> constant(is(name, value));
      case Node.Between(Optional<Instant> after, Optional<Instant> before) ->
          constant(between(after, before));
      case Node.All _ -> constant(MatchAllDocsQuery.INSTANCE);
    };
  }

  private static Query constant(Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), 0);
  }

  private Query all(List<Node> nodes, String field, String language) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean onlyStops =
        nodes.stream().allMatch(node -> node instanceof Node.Not || isStop(node, language));
    boolean positive = false;
    for (Node node : nodes) {
      if (node instanceof Node.Not(Node inner)) {
        all.add(compile(inner, field, language), Occur.MUST_NOT);
      } else if (onlyStops || !isStop(node, language)) {
        Query part = compile(node, field, language);
        all.add(part, part instanceof BoostQuery ? Occur.FILTER : Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      all.add(constant(MatchAllDocsQuery.INSTANCE), Occur.MUST);
    }
    return all.build();
  }

  private Query any(List<Node> nodes, String field, String language) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    nodes.forEach(node -> any.add(compile(node, field, language), Occur.SHOULD));
    return any.build();
  }

  /** Whether a word asks nothing in any of these languages. */
  boolean isStop(Node node, Set<String> languages) {
    return languages.stream()
        .allMatch(label -> isStop(node, label.equals(Fields.UNKNOWN) ? "en" : label));
  }

  private boolean isStop(Node node, String language) {
    if (node instanceof Node.InTitle(Node inner)) {
      return isStop(inner, language);
    }
    return node instanceof Node.Word(String word)
        && WordTest.of(tokenizer, language, word).map(WordTest::stops).orElse(false);
  }

  private Query words(String text, String field, String language) {
    return WordTest.of(tokenizer, language, text)
        .map(test -> words(test, test.stops() ? Fields.TITLE : field))
        .orElse(new MatchNoDocsQuery("nothing but signs"));
  }

  private static Query words(WordTest test, String field) {
    if (test.terms().size() == 1) {
      return new TermQuery(new Term(field, test.terms().getFirst()));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i < test.terms().size(); i++) {
      phrase.add(new Term(field, test.terms().get(i)), test.steps().get(i));
    }
    return phrase.build();
  }

  private Query is(Field field, String value) {
    return switch (field) {
      case SOURCE -> names(Fields.OUTLET, value);
      case AUTHOR -> names(Fields.AUTHOR, value);
      case SECTOR -> label(Fields.SECTOR, value);
      case EDITION -> label(Fields.EDITION, value);
      case KIND -> label(Fields.KIND, value);
      case LANG -> label(Fields.LANG, value);
      case STORY -> label(Fields.STORY, value);
      case FEED -> label(Fields.FEED, value);
    };
  }

  private Query names(String field, String value) {
    Tokens tokens = tokenizer.tokenize(Fields.UNKNOWN, value);
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    for (int i = 0; i < tokens.size(); i++) {
      phrase.add(new Term(field, tokens.term(i)), i);
    }
    return phrase.build();
  }

  private static Query label(String field, String value) {
    return new TermQuery(new Term(field, value));
  }

  static Query between(Optional<Instant> after, Optional<Instant> before) {
    long from = after.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    long to = before.map(instant -> instant.toEpochMilli() - 1).orElse(Long.MAX_VALUE);
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(Fields.AT, from, to),
        NumericDocValuesField.newSlowRangeQuery(Fields.AT, from, to));
  }

  /** The bounds of a filter; empty when it has none. */
  Optional<Query> filter(Filter filter) {
    List<Query> bounds = new ArrayList<>();
    scope(filter.scope()).ifPresent(bounds::add);
    anyOf(Fields.SECTOR, filter.sectors().stream().map(s -> s.key()).toList(), bounds);
    anyOf(Fields.EDITION, filter.editions().stream().map(e -> e.key()).toList(), bounds);
    anyOf(Fields.SOURCE, filter.sources().stream().map(Fields::sourceKey).toList(), bounds);
    anyOf(Fields.KIND, filter.kinds().stream().map(k -> k.word()).toList(), bounds);
    if (!filter.languages().isEmpty()) {
      List<String> languages = new ArrayList<>(filter.languages());
      languages.add(Fields.UNKNOWN);
      anyOf(Fields.LANG, languages, bounds);
    }
    if (filter.after().isPresent() || filter.before().isPresent()) {
      bounds.add(between(filter.after(), filter.before()));
    }
    if (bounds.size() < 2) {
      return bounds.stream().findFirst();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    bounds.forEach(bound -> all.add(bound, Occur.FILTER));
    return Optional.of(all.build());
  }

  private static Optional<Query> scope(Scope scope) {
    return scope
        .feeds()
        .map(
            feeds ->
                set(
                    Fields.FEED,
                    feeds.stream().map(FeedId::value).map(id -> Long.toString(id)).toList()));
  }

  private static void anyOf(String field, List<String> values, List<Query> bounds) {
    if (!values.isEmpty()) {
      bounds.add(set(field, values));
    }
  }

  private static Query set(String field, List<String> values) {
    return values.size() == 1
        ? new TermQuery(new Term(field, values.getFirst()))
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
