package org.tidings.bench;

import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.search.IndexedArticle;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/** Invents articles of 2.7 KB whose words are as unevenly common as those of a language. */
final class Invented {
  private static final int VOCABULARY = 60_000;
  private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final String[] SECTORS = {
    "politics", "health", "energy", "sport", "business", "science", "culture", "world"
  };

  private final String[] words = new String[VOCABULARY];
  private final Tokenizer tokenizer;

  Invented(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    Random random = new Random(7);
    for (int i = 0; i < VOCABULARY; i++) {
      StringBuilder word = new StringBuilder();
      for (int syllables = 2 + random.nextInt(3); syllables > 0; syllables--) {
        word.append("bcdfghklmnprstv".charAt(random.nextInt(15)));
        word.append("aeiou".charAt(random.nextInt(5)));
      }
      words[i] = word.append(i % 100).toString();
    }
  }

  /** A word; small ranks are common. */
  String word(int rank) {
    return words[rank % VOCABULARY];
  }

  /** A word as common as chance has it (Zipf's law, nearly). */
  String word(Random random) {
    return words[(int) (Math.pow(VOCABULARY, random.nextDouble()) - 1)];
  }

  /** One of the eight sectors. */
  static String sector(int number) {
    return SECTORS[number % SECTORS.length];
  }

  Report report(long id) {
    Random random = new Random(id);
    return Report.titled("Outlet " + id % 500, text(random, 9))
        .summary(text(random, 30))
        .body(text(random, 330))
        .sector(Sector.of(SECTORS[(int) (id % SECTORS.length)]))
        .language("en")
        .created(START.plusSeconds(id * 60))
        .build();
  }

  IndexedArticle article(long id) {
    Report report = report(id);
    return new IndexedArticle(
        new Article(new ArticleId(id), START.plusSeconds(id * 60 + 30), id, report),
        tokenizer.tokenize(report),
        Set.of(new FeedId(id % 1_000 + 1)),
        new StoryId(Math.max(1, id - id % 3)),
        false);
  }

  /** An instant after all articles up to this id. */
  static Instant after(long id) {
    return START.plusSeconds(id * 60 + 60);
  }

  private String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(i == 0 ? "" : i % 15 == 0 ? ". " : " ").append(word(random));
    }
    return text.toString();
  }
}
