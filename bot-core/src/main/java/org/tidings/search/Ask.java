package org.tidings.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleArchive;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.SearchQuery.Node;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * Answers a question with sentences as they stand in articles, never with words of its own. Safe
 * for many threads.
 */
public final class Ask {
  private static final int READ = 10;
  private static final int LONGEST = 400;

  /** A sentence must hold this share of the question's words to be an answer. */
  private static final double ENOUGH = 0.6;

  private final ArticleIndex index;
  private final ArticleArchive archive;
  private final Tokenizer tokenizer;

  public Ask(ArticleIndex index, ArticleArchive archive, Tokenizer tokenizer) {
    this.index = index;
    this.archive = archive;
    this.tokenizer = tokenizer;
  }

  /**
   * A sentence and the article it stands in; its source and time are to be shown with it.
   *
   * @param sentence verbatim
   */
  public record Quote(String sentence, Article article) {}

  private record Scored(Quote quote, double share, double rank) {}

  /**
   * The best sentences, from different articles, best first; empty when the articles do not tell.
   */
  public List<Quote> answer(String question, Filter filter, int count, Instant now) {
    SearchQuery query = SearchQuery.anyOf(question);
    if (query.root() instanceof Node.Or(List<Node> nodes) && nodes.isEmpty()) {
      return List.of();
    }
    List<ArticleId> ids =
        index.search(query, filter, Sort.RELEVANCE, 0, READ, now).hits().stream()
            .map(Hit::article)
            .toList();
    List<Scored> scored = new ArrayList<>();
    List<Article> articles = archive.articles(ids);
    for (int i = 0; i < articles.size(); i++) {
      best(question, articles.get(i), 1.0 / (5 + i), scored);
    }
    scored.sort(Comparator.comparingDouble((Scored each) -> each.share() + each.rank()).reversed());
    return scored.stream().limit(count).map(Scored::quote).toList();
  }

  /** The sentence of an article with most of the question's words. */
  private void best(String question, Article article, double rank, List<Scored> scored) {
    Report report = article.report();
    String language = report.language().orElse("en");
    Set<String> asked = words(tokenizer.tokenize(language, question));
    if (asked.isEmpty()) {
      return;
    }
    String best = "";
    double most = 0;
    for (String text : List.of(report.summary(), report.body(), report.title())) {
      for (String sentence : sentences(text)) {
        Set<String> held = words(tokenizer.tokenize(language, sentence));
        held.retainAll(asked);
        double share = (double) held.size() / asked.size();
        if (share > most) {
          most = share;
          best = sentence;
        }
      }
    }
    if (most >= ENOUGH) {
      scored.add(new Scored(new Quote(best, article), most, rank));
    }
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String sentence :
        text.split("(?<=[.!?][\"\u201d)]?)\\s+(?=[\\p{Lu}\\p{N}\"\u201c])|\\n+|(?<=\u3002)", -1)) {
      String whole = sentence.strip();
      if (!whole.isEmpty() && whole.length() <= LONGEST) {
        sentences.add(whole);
      }
    }
    return sentences;
  }

  private static Set<String> words(Tokens tokens) {
    Set<String> words = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Tokens.STOP) && !AskingWords.ALL.contains(tokens.word(i))) {
        words.add(tokens.term(i));
      }
    }
    return words;
  }
}
