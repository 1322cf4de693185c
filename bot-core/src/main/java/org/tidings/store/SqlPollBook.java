package org.tidings.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedId;
import org.tidings.feed.PollBook;
import org.tidings.feed.PollState;

/** What is remembered of every feed's polling, in the database. */
public final class SqlPollBook implements PollBook {
  private static final String POLL =
      "poll.due, poll.etag, poll.modified, poll.mark, poll.tried, poll.succeeded, poll.arrived,"
          + " poll.rhythm, poll.failures, poll.trouble, poll.moved_to, poll.moved_seen, poll.gone,"
          + " poll.told";

  /** A time later than any pause is one that a wrong clock wrote. */
  private static final Duration LATEST = Duration.ofHours(30);

  private static final String WAITING =
      " WHERE EXISTS (SELECT 1 FROM room_feed WHERE room_feed.feed = feed.id)"
          + " AND (poll.feed IS NULL OR poll.gone = 0 AND (poll.due <= ? OR poll.due > ?))";

  private static final String FIRST = " ORDER BY coalesce(poll.due, 0), feed.id LIMIT ?";

  /** How long a feed is another process's; each look makes it so long again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** Feeds that one process holds at most. */
  private static final int CLAIMED = 100;

  private final Database database;
  private final @Nullable String holder;

  public SqlPollBook(Database database) {
    this(database, null);
  }

  private SqlPollBook(Database database, @Nullable String holder) {
    this.database = database;
    this.holder = holder;
  }

  /**
   * A book that several processes share: what is due for one of them is so for no other, until it
   * is saved or a minute after the process was heard of last.
   *
   * @param holder a name for this process that no earlier one had
   */
  public static SqlPollBook shared(Database database, String holder) {
    return new SqlPollBook(database, holder);
  }

  @Override
  public List<Due> due(Instant now, int most) {
    String me = holder;
    return me == null
        ? database.read(connection -> due(connection, "", "", now, most))
        : database.write(
            connection -> {
              claim(connection, me, now, Math.min(most, CLAIMED));
              return due(
                  connection,
                  " JOIN poll_claim ON poll_claim.feed = feed.id",
                  " AND poll_claim.holder = '%s' AND poll_claim.until > %s"
                      .formatted(me, Dialect.of(connection).millis()),
                  now,
                  most);
            });
  }

  /** Takes feeds that are due and free; others that do the same are passed over, not waited for. */
  private static void claim(Connection connection, String me, Instant now, int most)
      throws SQLException {
    Dialect dialect = Dialect.of(connection);
    Database.update(
        connection,
        ("INSERT INTO poll_claim (feed, holder, fence, until)"
                + " SELECT due.id, '%s', 1, NOW + CAST(? AS BIGINT) FROM (SELECT feed.id FROM feed"
                + " LEFT JOIN poll ON poll.feed = feed.id"
                + " LEFT JOIN poll_claim c ON c.feed = feed.id"
                + WAITING
                + " AND (c.feed IS NULL OR c.holder = '%s' OR c.until <= NOW)"
                + FIRST
                + dialect.unlocked("feed")
                + ") due WHERE true ON CONFLICT (feed) DO UPDATE SET holder = excluded.holder,"
                + " until = excluded.until, fence = poll_claim.fence + 1"
                + " WHERE poll_claim.holder = excluded.holder OR poll_claim.until <= NOW")
            .formatted(me, me)
            .replace("NOW", dialect.millis()),
        CLAIM.toMillis(),
        now.toEpochMilli(),
        now.plus(LATEST).toEpochMilli(),
        most);
  }

  /** Looks again after claiming: another process may have saved meanwhile what was due before. */
  private static List<Due> due(
      Connection connection, String joined, String bound, Instant now, int most)
      throws SQLException {
    return Database.list(
        connection,
        row -> {
          Feed feed = SqlFeedCatalog.feed(row);
          return new Due(feed, state(feed.id(), row, 9, now));
        },
        "SELECT "
            + SqlFeedCatalog.FEED
            + ", "
            + POLL
            + " FROM feed LEFT JOIN poll ON poll.feed = feed.id"
            + joined
            + WAITING
            + bound
            + FIRST,
        now.toEpochMilli(),
        now.plus(LATEST).toEpochMilli(),
        most);
  }

  @Override
  public void save(PollState poll) {
    int _ =
        database.write(
            connection -> {
              if (holder != null) {
                Database.update(
                    connection,
                    "UPDATE poll_claim SET until = 0 WHERE feed = ? AND holder = ?",
                    poll.feed().value(),
                    holder);
              }
              return save(connection, poll);
            });
  }

  private static int save(Connection connection, PollState poll) throws SQLException {
    return Database.update(
        connection,
        "INSERT INTO poll (feed, due, etag, modified, mark, tried, succeeded, arrived, rhythm,"
            + " failures, trouble, moved_to, moved_seen, gone, told)"
            + " SELECT id, CAST(? AS BIGINT), CAST(? AS TEXT), CAST(? AS TEXT), ?,"
            + " CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT), ?, ?,"
            + " CAST(? AS TEXT), ?, ?, ? FROM feed WHERE id = ?"
            + " ON CONFLICT (feed) DO UPDATE SET due = excluded.due, etag = excluded.etag,"
            + " modified = excluded.modified, mark = excluded.mark, tried = excluded.tried,"
            + " succeeded = excluded.succeeded, arrived = excluded.arrived,"
            + " rhythm = excluded.rhythm, failures = excluded.failures,"
            + " trouble = excluded.trouble, moved_to = excluded.moved_to,"
            + " moved_seen = excluded.moved_seen, gone = excluded.gone, told = excluded.told",
        poll.due().toEpochMilli(),
        poll.etag().orElse(null),
        poll.modified().orElse(null),
        poll.mark(),
        millis(poll.tried()),
        millis(poll.succeeded()),
        millis(poll.arrived()),
        poll.rhythm().map(Duration::toMillis).orElse(null),
        poll.failures(),
        poll.trouble(),
        poll.movedTo().map(URI::toString).orElse(null),
        poll.movedSeen(),
        poll.gone() ? 1 : 0,
        poll.told() ? 1 : 0,
        poll.feed().value());
  }

  @Override
  public Optional<PollState> of(FeedId feed) {
    return database
        .list(
            row -> state(feed, row, 1, Instant.EPOCH),
            "SELECT " + POLL + " FROM poll WHERE poll.feed = ?",
            feed.value())
        .stream()
        .findFirst();
  }

  private static PollState state(FeedId feed, ResultSet row, int from, Instant now)
      throws SQLException {
    Optional<Instant> due = Rows.time(row, from);
    if (due.isEmpty()) {
      return PollState.fresh(feed, now);
    }
    long rhythm = row.getLong(from + 7);
    Optional<Duration> gap =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(rhythm));
    return new PollState(
        feed,
        due.get(),
        Rows.text(row, from + 1),
        Rows.text(row, from + 2),
        row.getString(from + 3),
        Rows.time(row, from + 4),
        Rows.time(row, from + 5),
        Rows.time(row, from + 6),
        gap,
        row.getInt(from + 8),
        row.getString(from + 9),
        Rows.text(row, from + 10).map(URI::create),
        row.getInt(from + 11),
        row.getInt(from + 12) != 0,
        row.getInt(from + 13) != 0);
  }

  private static @Nullable Long millis(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }
}
