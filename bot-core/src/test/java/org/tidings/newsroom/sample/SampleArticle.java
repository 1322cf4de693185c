package org.tidings.newsroom.sample;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What the tests need to know of one entry of a sample document, whatever its format. */
record SampleArticle(
    String source,
    String link,
    String title,
    String summary,
    String body,
    String byline,
    String language,
    String kind,
    String edition,
    List<String> sectors,
    List<String> tags,
    OffsetDateTime created,
    Optional<OffsetDateTime> updated,
    Optional<String> caption,
    Optional<String> credit) {
  SampleArticle {
    sectors = List.copyOf(sectors);
    tags = List.copyOf(tags);
  }

  int words() {
    return body.replaceAll("<[^>]*>", " ").strip().split("\\s+").length;
  }
}
