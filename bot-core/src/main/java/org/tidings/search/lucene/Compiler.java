package org.tidings.search.lucene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.Filter;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.text.Acronyms;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** Turns parsed queries and filters into Lucene's. Safe for many threads. */
final class Compiler {
  private final Tokenizer tokenizer;

  Compiler(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * @param languages those of the articles, whose stems a word may have
   */
  Query query(Node node, Set<String> languages) {
    return compile(node, Fields.TEXT, languages);
  }

  private Query compile(Node node, String field, Set<String> languages) {
    return switch (node) {
      case Node.Word(String word) -> words(word, field, languages);
      case Node.Phrase(List<String> words) -> words(String.join(" ", words), field, languages);
      case Node.InTitle(Node words) -> compile(words, Fields.TITLE, languages);
      case Node.And(List<Node> nodes) -> all(nodes, field, languages);
      case Node.Or(List<Node> nodes) -> any(nodes, field, languages);
      case Node.Not not -> all(List.of(not), field, languages);
      case Node.Is(Field name, String value) -> constant(is(name, value));
      case Node.Between(Optional<Instant> after, Optional<Instant> before) ->
          constant(between(after, before));
      case Node.All _ -> constant(MatchAllDocsQuery.INSTANCE);
    };
  }

  private static Query constant(Query query) {
    return new BoostQuery(new ConstantScoreQuery(query), 0);
  }

  private Query all(List<Node> nodes, String field, Set<String> languages) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (Node node : nodes) {
      if (node instanceof Node.Not(Node inner)) {
        all.add(compile(inner, field, languages), Occur.MUST_NOT);
      } else if (!isEmpty(node)) {
        Query part = compile(node, field, languages);
        all.add(part, part instanceof BoostQuery ? Occur.FILTER : Occur.MUST);
        positive = true;
      }
    }
    if (!positive) {
      Query stops = onlyStops(nodes, languages);
      all.add(stops, Occur.MUST);
    }
    return all.build();
  }

  /** A query of stop words alone is about titles. */
  private Query onlyStops(List<Node> nodes, Set<String> languages) {
    List<Node> words = nodes.stream().filter(node -> !(node instanceof Node.Not)).toList();
    if (words.isEmpty()) {
      return constant(MatchAllDocsQuery.INSTANCE);
    }
    BooleanQuery.Builder titles = new BooleanQuery.Builder();
    words.forEach(node -> titles.add(compile(node, Fields.TITLE, languages), Occur.MUST));
    return titles.build();
  }

  private Query any(List<Node> nodes, String field, Set<String> languages) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    nodes.forEach(node -> any.add(compile(node, field, languages), Occur.SHOULD));
    return any.build();
  }

  /** Whether a word asks nothing beside others: a stop word, not an acronym like one. */
  private boolean isEmpty(Node node) {
    if (!(node instanceof Node.Word(String word))) {
      return false;
    }
    Tokens tokens = tokenizer.tokenize("en", word);
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Tokens.STOP) || Acronyms.isAmbiguous(tokens, i)) {
        return false;
      }
    }
    return true;
  }

  private Query words(String text, String field, Set<String> languages) {
    Set<Query> variants = new LinkedHashSet<>();
    Set<Term> singles = new LinkedHashSet<>();
    for (String language : languages) {
      Tokens tokens = tokenizer.tokenize(language, text);
      if (tokens.size() == 1) {
        singles.add(new Term(fieldFor(tokens, 0, field), term(tokens, 0)));
      } else if (tokens.size() > 1) {
        variants.add(phrase(tokens, field));
      }
    }
    if (!singles.isEmpty()) {
      variants.add(synonyms(singles));
    }
    return switch (variants.size()) {
      case 0 -> new MatchNoDocsQuery("nothing but signs");
      case 1 -> variants.iterator().next();
      default -> {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        variants.forEach(variant -> any.add(variant, Occur.SHOULD));
        yield any.build();
      }
    };
  }

  private static Query synonyms(Set<Term> terms) {
    if (terms.size() == 1) {
      return new TermQuery(terms.iterator().next());
    }
    String field = terms.iterator().next().field();
    SynonymQuery.Builder any = new SynonymQuery.Builder(field);
    terms.stream().filter(term -> term.field().equals(field)).forEach(any::addTerm);
    return any.build();
  }

  private static String fieldFor(Tokens tokens, int i, String field) {
    return tokens.is(i, Tokens.STOP) && !Acronyms.isAmbiguous(tokens, i) ? Fields.TITLE : field;
  }

  private static String term(Tokens tokens, int i) {
    return Acronyms.isAmbiguous(tokens, i)
        ? tokens.word(i).toUpperCase(Locale.ROOT)
        : tokens.term(i);
  }

  /** Stop words inside a phrase stand for any word; a phrase of them alone is about titles. */
  private static Query phrase(Tokens tokens, String field) {
    List<Integer> meaningful = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (fieldFor(tokens, i, Fields.TEXT).equals(Fields.TEXT)) {
        meaningful.add(i);
      }
    }
    String in = meaningful.isEmpty() ? Fields.TITLE : field;
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int first = meaningful.isEmpty() ? 0 : meaningful.getFirst();
    for (int i = 0; i < tokens.size(); i++) {
      if (meaningful.isEmpty() || meaningful.contains(i)) {
        phrase.add(new Term(in, term(tokens, i)), i - first);
      }
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
      phrase.add(new Term(field, term(tokens, i)), i);
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
