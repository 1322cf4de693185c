package org.tidings.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.text.Tokenizer;

class BriefsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private final Briefs briefs = new Briefs(new Tokenizer());
  private long last;

  private Article article(String source, String body) {
    long id = ++last;
    return new Article(
        new ArticleId(id), NOON, id, Report.titled(source, "Ferry aground").body(body).build());
  }

  @Test
  void quotesWholeSentencesAndSaysWhose() {
    String one =
        "A ferry ran aground off Port Larnay on Tuesday, Mr. Orrin of the coastguard said.";
    String two = "The weather was mild in the hills and the fair opened at noon as usual.";
    Brief brief = briefs.of(List.of(article("Gazette", one + " " + two), article("Courier", one)));

    assertThat(brief.quotes()).extracting(Brief.Quote::sentence).contains(one);
    assertThat(brief.sources()).contains("Gazette");
  }

  @Test
  void neverHasMoreThanSixtyWords() {
    String sentence =
        "The ferry ran aground near the old harbour wall in the evening storm again. ";
    Brief brief =
        briefs.of(List.of(article("Gazette", sentence.repeat(3) + "More " + sentence.repeat(20))));

    assertThat(Briefs.words(brief.text())).isBetween(1, Brief.LONGEST);
  }

  @Test
  void isEmptyWhereNothingIsShortEnough() {
    assertThat(briefs.of(List.of(article("Gazette", "word ".repeat(90)))).quotes()).isEmpty();
    assertThat(briefs.of(List.of()).text()).isEmpty();
  }
}
