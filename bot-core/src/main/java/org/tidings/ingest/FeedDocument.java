package org.tidings.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A feed as its document told it.
 *
 * @param link the site that it belongs to, absolute where the document made that possible, or ""
 * @param language as written ("en-gb"), or ""
 * @param self the address it wants to be polled at, or ""
 * @param hub where its WebSub hub is, or ""
 * @param ttl how long it asks to be left alone
 * @param skipHours hours of the day, in UTC, in which it asks not to be polled
 * @param entries in the order of the document, {@link Caps#ENTRIES} at most
 * @param mended whether the document was broken and read by the lenient path
 */
public record FeedDocument(
    FeedFormat format,
    Prose title,
    String link,
    Prose description,
    String language,
    String self,
    String hub,
    String image,
    Optional<Duration> ttl,
    Set<Integer> skipHours,
    List<Entry> entries,
    boolean mended) {
  public FeedDocument {
    skipHours = Set.copyOf(skipHours);
    entries = List.copyOf(entries);
  }
}
