package org.tidings.newsroom;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.tidings.delivery.Owing.Mute;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryMatcher;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;

/** Whether a room set an article aside. */
final class Mutes {
  private final QueryMatcher matcher;
  private final QueryParser parser;

  Mutes(QueryMatcher matcher, QueryParser parser) {
    this.matcher = matcher;
    this.parser = parser;
  }

  /** The first of these that an article fits. */
  Optional<Mute> first(List<Mute> mutes, IndexedArticle article) {
    return mutes.stream().filter(mute -> fits(mute, article)).findFirst();
  }

  private boolean fits(Mute mute, IndexedArticle article) {
    return parser.parse(mute.wanted(), mute.since(), ZoneOffset.UTC)
            instanceof QueryReading.Parsed(var query)
        && matcher.matches(query, article);
  }
}
