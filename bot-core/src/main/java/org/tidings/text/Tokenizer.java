package org.tidings.text;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tidings.article.Report;

/**
 * Makes tokens of texts, by language. Safe for many threads.
 *
 * <p>The engines that do it are dear to make and are kept, a few per language; each remembers the
 * words it met, so that a word is folded and stemmed once and its text is shared by all tokens.
 */
public final class Tokenizer {
  private static final int KEPT = 4;

  private final Map<String, Queue<WordEngine>> engines = new ConcurrentHashMap<>();

  /** The words of all texts of a report. */
  public ArticleTokens tokenize(Report report) {
    String language = report.language().orElse("en");
    WordEngine engine = take(language);
    try {
      return new ArticleTokens(
          language,
          engine.tokenize(report.title()),
          engine.tokenize(report.summary()),
          engine.tokenize(report.body()));
    } finally {
      keep(language, engine);
    }
  }

  /**
   * The words of one text.
   *
   * @param language ISO 639-1 code; a language without rules of its own is split and folded by
   *     ICU's and not stemmed
   */
  public Tokens tokenize(String language, String text) {
    WordEngine engine = take(language);
    try {
      return engine.tokenize(text);
    } finally {
      keep(language, engine);
    }
  }

  private WordEngine take(String language) {
    WordEngine engine = queue(language).poll();
    return engine == null ? new WordEngine(WordRules.of(language)) : engine;
  }

  /** A few too many may be kept when threads race; they are bounded by the threads. */
  private void keep(String language, WordEngine engine) {
    Queue<WordEngine> queue = queue(language);
    if (queue.size() < KEPT) {
      queue.add(engine);
    }
  }

  private Queue<WordEngine> queue(String language) {
    return engines.computeIfAbsent(WordRules.known(language), _ -> new ConcurrentLinkedQueue<>());
  }
}
