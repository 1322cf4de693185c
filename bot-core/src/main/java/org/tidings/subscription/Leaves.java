package org.tidings.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Report;
import org.tidings.search.ArticleWords;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryMatcher;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.WordTest;
import org.tidings.text.Acronyms;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** The words, phrases and fields of all interests, each once, and what an article has of them. */
final class Leaves {
  private final Tokenizer tokenizer;
  private final QueryMatcher matcher;
  private final Map<Leaf, Integer> numbers = new HashMap<>();
  private final List<@Nullable Leaf> leaves = new ArrayList<>();
  private final IntList free = new IntList();
  private IntList[] followers = new IntList[64];
  private int[] holders = new int[64];
  private int[] hits = new int[64];
  private final Map<String, ByTerm> languages = new HashMap<>();
  private final Map<String, IntList> fields = new HashMap<>();

  Leaves(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.matcher = new QueryMatcher(tokenizer);
  }

  /** A part of a query that has no parts. */
  private record Leaf(Node node, boolean titleOnly) {}

  int hold(Node node, boolean titleOnly) {
    Leaf leaf = new Leaf(node, titleOnly);
    Integer known = numbers.get(leaf);
    int number = known == null ? add(leaf) : known;
    holders[number]++;
    return number;
  }

  private int add(Leaf leaf) {
    int number = free.size() > 0 ? free.pop() : leaves.size();
    if (number == leaves.size()) {
      leaves.add(leaf);
    } else {
      leaves.set(number, leaf);
    }
    if (number == holders.length) {
      int room = number + number / 4 + 64;
      followers = Arrays.copyOf(followers, room);
      holders = Arrays.copyOf(holders, room);
      hits = Arrays.copyOf(hits, room);
    }
    followers[number] = new IntList();
    hits[number] = 0;
    numbers.put(leaf, number);
    languages.forEach(
        (language, byTerm) -> byTerm.add(number, isPhrase(leaf), test(leaf, language)));
    label(leaf).ifPresent(name -> fields.computeIfAbsent(name, _ -> new IntList()).add(number));
    return number;
  }

  void release(int number) {
    if (--holders[number] > 0) {
      return;
    }
    Leaf leaf = leaves.get(number);
    if (leaf != null) {
      numbers.remove(leaf);
      languages.forEach((language, byTerm) -> byTerm.remove(number, test(leaf, language)));
      label(leaf)
          .ifPresent(
              name -> {
                IntList list = fields.getOrDefault(name, new IntList());
                list.remove(number);
                if (list.size() == 0) {
                  fields.remove(name);
                }
              });
      leaves.set(number, null);
      free.add(number);
    }
  }

  IntList followers(int number) {
    return followers[number];
  }

  /** Whether articles can be looked up by this leaf. */
  boolean isKey(int number) {
    Leaf leaf = leaves.get(number);
    return leaf != null && !(leaf.node() instanceof Node.Between);
  }

  /** How many interests and articles a key would bring together; rarer is less. */
  long cost(int number, long field) {
    Leaf leaf = leaves.get(number);
    long common = (long) hits[number] * 1_000 + followers[number].size();
    if (leaf == null || leaf.node() instanceof Node.Is) {
      return field + common;
    }
    int length = leaf.node() instanceof Node.Word(String word) ? word.length() : 20;
    return common * 32 + Math.max(0, 32 - length);
  }

  private Optional<WordTest> test(Leaf leaf, String language) {
    return switch (leaf.node()) {
      case Node.Word(String word) -> WordTest.of(tokenizer, language, word);
      case Node.Phrase(List<String> words) ->
          WordTest.of(tokenizer, language, String.join(" ", words));
      case Node.And _, Node.Or _, Node.Not _, Node.InTitle _ -> Optional.empty();
      case Node.Is _, Node.Between _, Node.All _ -> Optional.empty();
    };
  }

  private static boolean isPhrase(Leaf leaf) {
    return leaf.node() instanceof Node.Phrase;
  }

  /** What a field's leaf is found by. */
  private Optional<String> label(Leaf leaf) {
    if (!(leaf.node() instanceof Node.Is(Field field, String value))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (field) {
          case SOURCE, AUTHOR -> field + ":" + firstWord(value);
          case SECTOR, EDITION, KIND, LANG, STORY, FEED -> field + ":" + value;
        });
  }

  private String firstWord(String name) {
    Tokens words = tokenizer.tokenize("?", name);
    return words.size() == 0 ? "" : words.word(0);
  }

  /** What an article has. */
  Reading read(IndexedArticle article) {
    String language = article.tokens().language();
    ByTerm byTerm = languages.get(language);
    if (byTerm == null) {
      byTerm = new ByTerm();
      for (int i = 0; i < leaves.size(); i++) {
        Leaf leaf = leaves.get(i);
        if (leaf != null) {
          byTerm.add(i, isPhrase(leaf), test(leaf, language));
        }
      }
      languages.put(language, byTerm);
    }
    return new Reading(article, byTerm);
  }

  /** The leaves of one language by a term that each needs. */
  private static final class ByTerm {
    private final Map<String, IntList> byTerm = new HashMap<>();
    private final Map<Integer, WordTest> phrases = new HashMap<>();
    private final Set<Integer> stops = new TreeSet<>();

    /** Those among the stop words that stand alone and so ask nothing beside others. */
    private final Set<Integer> idle = new TreeSet<>();

    void add(int number, boolean phrase, Optional<WordTest> test) {
      test.ifPresent(
          words -> {
            byTerm.computeIfAbsent(key(words), _ -> new IntList()).add(number);
            if (words.terms().size() > 1) {
              phrases.put(number, words);
            }
            if (words.stops()) {
              stops.add(number);
              if (!phrase) {
                idle.add(number);
              }
            }
          });
    }

    void remove(int number, Optional<WordTest> test) {
      phrases.remove(number);
      stops.remove(number);
      idle.remove(number);
      if (test.isPresent()) {
        String key = key(test.get());
        IntList list = byTerm.getOrDefault(key, new IntList());
        list.remove(number);
        if (list.size() == 0) {
          byTerm.remove(key);
        }
      }
    }

    /** The longest term is likely to be the rarest. */
    private static String key(WordTest test) {
      String key = test.terms().getFirst();
      for (String term : test.terms()) {
        key = term.length() > key.length() ? term : key;
      }
      return key;
    }
  }

  /** What one article has of the leaves; each is asked once. */
  final class Reading {
    private final IndexedArticle article;
    private final ByTerm byTerm;
    private final IntList found = new IntList();
    private final Map<Integer, Boolean> told = new HashMap<>();
    private @Nullable ArticleWords words;

    private Reading(IndexedArticle article, ByTerm byTerm) {
      this.article = article;
      this.byTerm = byTerm;
      scan(article.tokens().title(), true);
      scan(article.tokens().summary(), false);
      scan(article.tokens().body(), false);
      fields();
    }

    /** Leaves whose interests must be asked. */
    IntList candidates() {
      for (int stop : byTerm.stops) {
        found.add(stop);
      }
      return found;
    }

    boolean isStop(int number) {
      return !byTerm.idle.isEmpty() && byTerm.idle.contains(number);
    }

    boolean has(int number) {
      Boolean known = told.get(number);
      if (known != null) {
        return known;
      }
      Leaf leaf = leaves.get(number);
      boolean has =
          leaf != null
              && leaf.node() instanceof Node.Between
              && matcher.matches(new SearchQuery("", leaf.node()), article, words());
      told.put(number, has);
      return has;
    }

    private void scan(Tokens tokens, boolean title) {
      for (int i = 0; i < tokens.size(); i++) {
        meet(tokens.term(i), title);
        if (Acronyms.isAmbiguous(tokens, i)) {
          meet(Acronyms.term(tokens, i), title);
        }
      }
    }

    private void meet(String term, boolean title) {
      IntList list = byTerm.byTerm.get(term);
      if (list == null) {
        return;
      }
      for (int i = 0; i < list.size(); i++) {
        int number = list.get(i);
        if (!told.containsKey(number)) {
          ask(number, title);
        }
      }
    }

    private void ask(int number, boolean title) {
      Leaf leaf = leaves.get(number);
      if (leaf == null) {
        return;
      }
      WordTest phrase = byTerm.phrases.get(number);
      boolean titleOnly = leaf.titleOnly() || byTerm.stops.contains(number);
      if (phrase != null) {
        tell(number, phrase.frequency(words(), titleOnly) > 0);
      } else if (title || !titleOnly) {
        tell(number, true);
      }
    }

    private void tell(int number, boolean has) {
      told.put(number, has);
      if (has) {
        hits[number]++;
        found.add(number);
      }
    }

    private void fields() {
      if (fields.isEmpty()) {
        return;
      }
      Report report = article.article().report();
      report.sectors().forEach(sector -> field(Field.SECTOR, sector.key()));
      report.edition().ifPresent(edition -> field(Field.EDITION, edition.key()));
      field(Field.KIND, report.kind().word());
      field(Field.LANG, report.language().orElse("?"));
      field(Field.STORY, Long.toString(article.story().value()));
      article.feeds().forEach(feed -> field(Field.FEED, Long.toString(feed.value())));
      names(Field.SOURCE, report.source());
      report.byline().ifPresent(byline -> names(Field.AUTHOR, byline));
    }

    private void names(Field field, String name) {
      Tokens tokens = tokenizer.tokenize("?", name);
      for (int i = 0; i < tokens.size(); i++) {
        field(field, tokens.word(i));
      }
    }

    private void field(Field field, String value) {
      IntList list = fields.get(field + ":" + value);
      if (list == null) {
        return;
      }
      for (int i = 0; i < list.size(); i++) {
        int number = list.get(i);
        Leaf leaf = leaves.get(number);
        if (leaf != null && !told.containsKey(number)) {
          tell(number, matcher.matches(new SearchQuery("", leaf.node()), article, words()));
        }
      }
    }

    private ArticleWords words() {
      if (words == null) {
        words = new ArticleWords(article.tokens());
      }
      return words;
    }
  }
}
