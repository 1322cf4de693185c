package org.tidings.newsroom;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;

/**
 * A report as it reaches the newsroom.
 *
 * @param feed the feed that brought it
 * @param origin address of the feed; empty for imported archives
 * @param seen when it arrived, by our clock; an archive of our own may tell an earlier time
 */
public record Arrival(Report report, FeedId feed, Optional<URI> origin, Instant seen) {}
