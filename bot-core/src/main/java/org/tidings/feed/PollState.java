package org.tidings.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a feed's polling. Nothing here is ever a reason to delete a feed.
 *
 * @param due when to fetch it next
 * @param etag the server's validators, as received
 * @param mark of the last document's bytes; "" for none
 * @param tried when it was last fetched, whatever came of it
 * @param succeeded when it was last read, changed or not
 * @param arrived when its newest article arrived
 * @param rhythm usual time between its articles
 * @param failures fetches that failed since the last success
 * @param trouble the last failure in words; "" while all is well
 * @param movedTo where its server says it lives now, not stored as its address yet
 * @param movedSeen how often in a row it said so
 * @param gone its server said that it will not come back: it is not fetched any more
 * @param told whether its silence or failure was told to those who care
 */
public record PollState(
    FeedId feed,
    Instant due,
    Optional<String> etag,
    Optional<String> modified,
    String mark,
    Optional<Instant> tried,
    Optional<Instant> succeeded,
    Optional<Instant> arrived,
    Optional<Duration> rhythm,
    int failures,
    String trouble,
    Optional<URI> movedTo,
    int movedSeen,
    boolean gone,
    boolean told) {
  /** A feed that was never fetched. */
  public static PollState fresh(FeedId feed, Instant due) {
    return new PollState(
        feed,
        due,
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        "",
        Optional.empty(),
        0,
        false,
        false);
  }

  public PollState dueAt(Instant when) {
    return new PollState(
        feed, when, etag, modified, mark, tried, succeeded, arrived, rhythm, failures, trouble,
        movedTo, movedSeen, gone, told);
  }

  /** It was read, changed or not. */
  public PollState read(Instant now) {
    return new PollState(
        feed,
        due,
        etag,
        modified,
        mark,
        Optional.of(now),
        Optional.of(now),
        arrived,
        rhythm,
        0,
        "",
        movedTo,
        movedSeen,
        false,
        failures == 0 && told);
  }

  /** What to ask with next time. */
  public PollState knownAs(Optional<String> newEtag, Optional<String> newModified, String newMark) {
    return new PollState(
        feed,
        due,
        newEtag,
        newModified,
        newMark,
        tried,
        succeeded,
        arrived,
        rhythm,
        failures,
        trouble,
        movedTo,
        movedSeen,
        gone,
        told);
  }

  /** Articles arrived, so its rhythm is known better and a silence is over. */
  public PollState brought(Instant now, Optional<Duration> newRhythm) {
    return new PollState(
        feed,
        due,
        etag,
        modified,
        mark,
        tried,
        succeeded,
        Optional.of(now),
        newRhythm,
        failures,
        trouble,
        movedTo,
        movedSeen,
        gone,
        false);
  }

  public PollState failed(Instant now, String words) {
    return new PollState(
        feed,
        due,
        etag,
        modified,
        mark,
        Optional.of(now),
        succeeded,
        arrived,
        rhythm,
        failures + 1,
        words,
        movedTo,
        movedSeen,
        gone,
        told);
  }

  /** Its server says again, or no more, that it lives elsewhere. */
  public PollState moved(Optional<URI> to) {
    int seen = to.isEmpty() ? 0 : to.equals(movedTo) ? movedSeen + 1 : 1;
    return new PollState(
        feed, due, etag, modified, mark, tried, succeeded, arrived, rhythm, failures, trouble, to,
        seen, gone, told);
  }

  public PollState isGone() {
    return new PollState(
        feed, due, etag, modified, mark, tried, succeeded, arrived, rhythm, failures, trouble,
        movedTo, movedSeen, true, true);
  }

  public PollState wasTold() {
    return new PollState(
        feed, due, etag, modified, mark, tried, succeeded, arrived, rhythm, failures, trouble,
        movedTo, movedSeen, gone, true);
  }
}
