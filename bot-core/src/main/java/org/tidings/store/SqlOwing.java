package org.tidings.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.delivery.Delivery.What;
import org.tidings.delivery.Owing;
import org.tidings.delivery.State;
import org.tidings.feed.FeedId;
import org.tidings.story.StoryId;
import org.tidings.subscription.SubscriptionId;

/** What is owed, written on the connection of somebody's transaction. */
final class SqlOwing implements Owing {
  private static final String UNSENT = "('OWED', 'WAITING', 'HELD')";

  private final Connection connection;

  SqlOwing(Connection connection) {
    this.connection = connection;
  }

  @Override
  public DeliveryId owe(
      Destination to,
      What what,
      State state,
      String reason,
      Instant now,
      Optional<Instant> due,
      Optional<DeliveryId> via) {
    return run(() -> DeliveryRows.insert(connection, to, what, state, reason, now, due, via));
  }

  @Override
  public List<Told> told(StoryId story) {
    return run(
        () ->
            Database.list(
                connection,
                SqlOwing::told,
                "SELECT told.room, told.delivery, delivery.state, delivery.article,"
                    + " delivery.subscription FROM told"
                    + " JOIN delivery ON delivery.id = told.delivery WHERE told.story = ?"
                    + " ORDER BY told.delivery",
                story.value()));
  }

  private static Told told(ResultSet row) throws SQLException {
    long article = row.getLong(4);
    Optional<ArticleId> lead =
        row.wasNull() ? Optional.empty() : Optional.of(new ArticleId(article));
    long subscription = row.getLong(5);
    Optional<SubscriptionId> by =
        row.wasNull() ? Optional.empty() : Optional.of(new SubscriptionId(subscription));
    return new Told(
        row.getString(1),
        new DeliveryId(row.getLong(2)),
        State.valueOf(row.getString(3)),
        lead,
        by);
  }

  @Override
  public void tell(String room, StoryId story, DeliveryId delivery) {
    update(
        "INSERT INTO told (story, room, delivery) VALUES (?, ?, ?)"
            + " ON CONFLICT (story, room) DO NOTHING",
        story.value(),
        room,
        delivery.value());
  }

  /** Where both stories are owed, the one that is further stays and the other is settled. */
  @Override
  public void merged(StoryId from, StoryId into, Instant now) {
    for (Told earlier : told(from)) {
      Optional<Told> later =
          told(into).stream().filter(t -> t.room().equals(earlier.room())).findFirst();
      if (later.isEmpty()) {
        tell(earlier.room(), into, earlier.delivery());
      } else if (!later.get().delivery().equals(earlier.delivery())) {
        join(earlier, later.get(), into, now);
      }
    }
  }

  private void join(Told a, Told b, StoryId into, Instant now) {
    boolean aOut = !unsent(a);
    boolean bOut = !unsent(b);
    Told stays =
        aOut == bOut ? (a.delivery().value() < b.delivery().value() ? a : b) : aOut ? a : b;
    Told goes = stays.equals(a) ? b : a;
    if (unsent(goes)) {
      update(
          "UPDATE delivery SET state = 'SKIPPED', due = NULL, settled = ?, reason = ?"
              + " WHERE id = ? AND state IN "
              + UNSENT,
          now.toEpochMilli(),
          "it tells the story of delivery " + stays.delivery().value(),
          goes.delivery().value());
    }
    update(
        "UPDATE told SET delivery = ? WHERE story = ? AND room = ?",
        stays.delivery().value(),
        into.value(),
        stays.room());
  }

  private static boolean unsent(Told told) {
    return told.state() == State.OWED
        || told.state() == State.WAITING
        || told.state() == State.HELD;
  }

  @Override
  public void release(DeliveryId waiting, Instant now) {
    long turn = run(() -> Database.next(connection, "turn"));
    update(
        "UPDATE delivery SET state = 'OWED', due = ?, turn = ?, reason = ''"
            + " WHERE id = ? AND state = 'WAITING'",
        now.toEpochMilli(),
        turn,
        waiting.value());
  }

  @Override
  public void edit(DeliveryId sent, Instant due) {
    update(
        "UPDATE delivery SET edit_due = ? WHERE id = ? AND state IN ('SENT', 'SENDING', 'IN_DOUBT')"
            + " AND (edit_due IS NULL OR edit_due > ?)",
        due.toEpochMilli(),
        sent.value(),
        due.toEpochMilli());
  }

  @Override
  public void collect(SubscriptionId subscription, ArticleId article, StoryId story, Instant now) {
    update(
        "INSERT INTO digest_item (subscription, article, story, added, delivery)"
            + " VALUES (?, ?, ?, ?, NULL) ON CONFLICT (subscription, article) DO NOTHING",
        subscription.value(),
        article.value(),
        story.value(),
        now.toEpochMilli());
  }

  /** A feed that is in no catalogue, such as one of the sample newsroom, is for all. */
  @Override
  public Set<String> roomsOf(FeedId feed) {
    return new HashSet<>(
        run(
            () ->
                Database.list(
                    connection,
                    row -> row.getString(1),
                    "SELECT room FROM room_feed WHERE feed = ?"
                        + " UNION SELECT '*' WHERE NOT EXISTS (SELECT 1 FROM feed WHERE id = ?)",
                    feed.value(),
                    feed.value())));
  }

  @Override
  public boolean broughtAny(FeedId feed, ArticleId before) {
    return !run(() ->
            Database.list(
                connection,
                row -> row.getLong(1),
                "SELECT article FROM article_feed WHERE feed = ? AND article < ? LIMIT 1",
                feed.value(),
                before.value()))
        .isEmpty();
  }

  @Override
  public List<Mute> mutes(String room, Instant now) {
    return run(() -> SqlDeskNotes.mutes(connection, room, now));
  }

  private void update(String sql, Object... values) {
    int _ = run(() -> Database.update(connection, sql, values));
  }

  private interface Step<T> {
    T run() throws SQLException;
  }

  private static <T> T run(Step<T> step) {
    try {
      return step.run();
    } catch (SQLException e) {
      throw new StoreException("the database could not be written to: " + e.getMessage(), e);
    }
  }
}
