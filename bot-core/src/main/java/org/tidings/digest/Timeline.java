package org.tidings.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Kind;
import org.tidings.story.Story;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * A story in the order in which it was told.
 *
 * @param reports every report but opinion pieces, oldest first, copies among them
 * @param developments the reports that said something new, oldest first, the first report leading;
 *     copies are never among them
 * @param opinions opinion pieces, blogs and interviews, oldest first
 * @param outlets who told it, in the order of their first reports
 */
public record Timeline(
    List<Article> reports,
    List<Article> developments,
    List<Article> opinions,
    List<Outlet> outlets) {
  private static final Set<Kind> VIEWS = Set.of(Kind.OPINION, Kind.BLOG, Kind.INTERVIEW);

  /** Share of a report's words that must be new for a development. */
  private static final double NEW = 0.35;

  /** What a report is worth whose outlet was chosen already. */
  private static final double AGAIN = 0.6;

  private static final Comparator<Article> BY_TIME =
      Comparator.comparing(Article::at).thenComparing(Article::id);

  public Timeline {
    reports = List.copyOf(reports);
    developments = List.copyOf(developments);
    opinions = List.copyOf(opinions);
    outlets = List.copyOf(outlets);
  }

  /** Whether an article says what somebody thinks rather than what happened. */
  public static boolean isView(Article article) {
    return VIEWS.contains(article.report().kind());
  }

  /**
   * An outlet of a story.
   *
   * @param first when its first report came
   * @param own its reports that repeat nobody's text
   * @param copies its reports that do
   */
  public record Outlet(String name, Instant first, int own, int copies) {}

  /**
   * Lays a story out.
   *
   * @param most developments at most
   */
  public static Timeline of(Story story, Tokenizer tokenizer, int most) {
    List<Article> all = story.articles().stream().sorted(BY_TIME).toList();
    List<Article> opinions = all.stream().filter(Timeline::isView).toList();
    List<Article> reports = all.stream().filter(article -> !isView(article)).toList();
    List<Article> own = reports.stream().filter(a -> !story.copies().contains(a.id())).toList();
    return new Timeline(
        reports, developments(own, tokenizer, most), opinions, outlets(all, story.copies()));
  }

  private static List<Outlet> outlets(List<Article> all, Set<ArticleId> copies) {
    Map<String, Outlet> outlets = new LinkedHashMap<>();
    for (Article article : all) {
      int copy = copies.contains(article.id()) ? 1 : 0;
      Outlet one = new Outlet(article.report().source(), article.at(), 1 - copy, copy);
      outlets.merge(
          one.name(),
          one,
          (was, now) ->
              new Outlet(
                  was.name(), was.first(), was.own() + now.own(), was.copies() + now.copies()));
    }
    return List.copyOf(outlets.values());
  }

  private record Candidate(Article article, double worth) {}

  private static List<Article> developments(List<Article> own, Tokenizer tokenizer, int most) {
    if (own.size() <= 1 || most <= 1) {
      return own.stream().limit(Math.max(0, most)).toList();
    }
    Set<String> said = new HashSet<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Article article : own) {
      Set<String> words = words(article, tokenizer);
      long fresh = words.stream().filter(word -> !said.contains(word)).count();
      if (!said.isEmpty() && fresh >= NEW * words.size()) {
        candidates.add(new Candidate(article, fresh));
      }
      said.addAll(words);
    }
    return choose(own, candidates, most);
  }

  private static List<Article> choose(List<Article> own, List<Candidate> candidates, int most) {
    List<Article> chosen = new ArrayList<>(List.of(own.getFirst()));
    Set<String> heard = new HashSet<>(Set.of(own.getFirst().report().source()));
    List<Candidate> left = new ArrayList<>(candidates);
    while (chosen.size() < most && !left.isEmpty()) {
      Candidate best =
          left.stream()
              .max(
                  Comparator.comparingDouble((Candidate each) -> worth(each, heard))
                      .thenComparing(each -> each.article().id(), Comparator.reverseOrder()))
              .orElseThrow();
      left.remove(best);
      chosen.add(best.article());
      heard.add(best.article().report().source());
    }
    chosen.sort(BY_TIME);
    return chosen;
  }

  private static double worth(Candidate candidate, Set<String> heard) {
    return heard.contains(candidate.article().report().source())
        ? AGAIN * candidate.worth()
        : candidate.worth();
  }

  /** What a report says in its headline and lead; stop words left out. */
  private static Set<String> words(Article article, Tokenizer tokenizer) {
    String language = article.report().language().orElse("en");
    Set<String> words = new HashSet<>();
    add(words, tokenizer.tokenize(language, article.report().title()));
    for (String sentence : Sentences.of(article.report().summary()).stream().limit(2).toList()) {
      add(words, tokenizer.tokenize(language, sentence));
    }
    return words;
  }

  private static void add(Set<String> words, Tokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Tokens.STOP)) {
        words.add(tokens.term(i));
      }
    }
  }
}
