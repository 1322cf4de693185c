package org.tidings.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.story.Background;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * Writes briefs: the whole sentences that together say most of what the articles of a story agree
 * on, in at most {@link Brief#LONGEST} words. Deterministic; safe for many threads.
 */
public final class Briefs {
  /** Sentences from the beginning of each article that are looked at. */
  private static final int EARLY = 8;

  /** Articles that are looked at. */
  private static final int ARTICLES = 8;

  /** Sentences that are tried in all combinations. */
  private static final int TRIED = 22;

  /** What a headline's word is worth against one of the first sentence. */
  private static final double TITLE = 2.5;

  /** How fast words lose worth from sentence to sentence. */
  private static final double FADE = 0.3;

  /** How much more a word is worth that several articles share. */
  private static final double POWER = 2;

  /** How much more a rare word is worth. */
  private static final double IDF = 0.25;

  /** What a sentence loses per place. */
  private static final double PLACE = 0.02;

  private static final int MOST = 4;
  private static final int SHORTEST = 5;

  private final Tokenizer tokenizer;
  private final Background background;

  public Briefs(Tokenizer tokenizer) {
    this(tokenizer, Background.shipped());
  }

  Briefs(Tokenizer tokenizer, Background background) {
    this.tokenizer = tokenizer;
    this.background = background;
  }

  /** A sentence that may be chosen. */
  private record Choice(Brief.Quote quote, Set<String> terms, int words, int article, int place) {}

  /** The brief of a story's articles, the most telling first; empty when there is no sentence. */
  public Brief of(Collection<Article> articles) {
    List<Article> read = articles.stream().limit(ARTICLES).toList();
    Map<String, Double> worth = new HashMap<>();
    List<Choice> choices = new ArrayList<>();
    for (int a = 0; a < read.size(); a++) {
      Map<String, Double> own = new HashMap<>();
      String language = read.get(a).report().language().orElse("en");
      value(own, tokenizer.tokenize(language, read.get(a).report().title()), language, TITLE);
      List<String> sentences = sentences(read.get(a));
      for (int s = 0; s < Math.min(EARLY, sentences.size()); s++) {
        Tokens tokens = tokenizer.tokenize(language, sentences.get(s));
        value(own, tokens, language, 1 / (1 + s * FADE));
        choose(choices, read.get(a), sentences.get(s), tokens, a, s);
      }
      own.forEach((term, value) -> worth.merge(term, value, Double::sum));
    }
    return new Brief(order(best(shortlist(choices, worth), worth)));
  }

  private static List<String> sentences(Article article) {
    List<String> sentences = new ArrayList<>(Sentences.of(article.report().summary()));
    Set<String> seen = new HashSet<>(sentences);
    for (String sentence : Sentences.of(article.report().body())) {
      if (seen.add(sentence)) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private void value(Map<String, Double> own, Tokens tokens, String language, double weight) {
    for (int i = 0; i < tokens.size(); i++) {
      double telling = background.weight(Background.key(language, tokens.term(i)));
      double value = weight * Math.pow(telling / Background.UNSEEN + 0.02, IDF);
      own.merge(tokens.word(i), value, Math::max);
    }
  }

  private static void choose(
      List<Choice> choices,
      Article article,
      String sentence,
      Tokens tokens,
      int number,
      int place) {
    int words = words(sentence);
    boolean cut = sentence.endsWith("...") || sentence.endsWith("\u2026");
    if (words > Brief.LONGEST || words < SHORTEST || cut) {
      return;
    }
    Set<String> terms = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      terms.add(tokens.word(i));
    }
    choices.add(
        new Choice(
            new Brief.Quote(sentence, article.id(), article.report().source()),
            terms,
            words,
            number,
            place));
  }

  /** Words as people count them: what stands between white space. */
  static int words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static List<Choice> shortlist(List<Choice> choices, Map<String, Double> worth) {
    return choices.stream()
        .sorted(
            Comparator.comparingDouble(
                    (Choice each) -> -gain(each, Set.of(), worth) / Math.sqrt(each.words()))
                .thenComparing(each -> each.quote().article())
                .thenComparingInt(Choice::place))
        .limit(TRIED)
        .toList();
  }

  private static double gain(Choice choice, Set<String> said, Map<String, Double> worth) {
    double gain = 0;
    for (String term : choice.terms()) {
      if (!said.contains(term)) {
        gain += Math.pow(worth.getOrDefault(term, 0.0), POWER);
      }
    }
    return gain * (1 - PLACE * choice.place());
  }

  private static List<Choice> best(List<Choice> choices, Map<String, Double> worth) {
    Search search = new Search(choices, worth);
    search.extend(0, new ArrayList<>(), new HashSet<>(), 0, 0);
    return search.best;
  }

  private static List<Brief.Quote> order(List<Choice> chosen) {
    return chosen.stream()
        .sorted(Comparator.comparingInt(Choice::place).thenComparingInt(Choice::article))
        .map(Choice::quote)
        .toList();
  }

  /** Tries all combinations of few sentences. */
  private static final class Search {
    private final List<Choice> choices;
    private final Map<String, Double> worth;
    private List<Choice> best = List.of();
    private double most;

    Search(List<Choice> choices, Map<String, Double> worth) {
      this.choices = choices;
      this.worth = worth;
    }

    void extend(int from, List<Choice> chosen, Set<String> said, int words, double gained) {
      double score = gained;
      if (!chosen.isEmpty() && (best.isEmpty() || score > most)) {
        most = score;
        best = List.copyOf(chosen);
      }
      for (int i = from; i < choices.size() && chosen.size() < MOST; i++) {
        Choice next = choices.get(i);
        if (words + next.words() <= Brief.LONGEST) {
          Set<String> more = new HashSet<>(said);
          double gain = gain(next, said, worth);
          more.addAll(next.terms());
          chosen.add(next);
          extend(i + 1, chosen, more, words + next.words(), gained + gain);
          chosen.removeLast();
        }
      }
    }
  }
}
