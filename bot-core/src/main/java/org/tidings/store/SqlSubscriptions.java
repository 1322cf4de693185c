package org.tidings.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidings.chat.Destination;
import org.tidings.search.QueryParser;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.QuietHours;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Subscriptions;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;

/** Subscriptions in the database. */
public final class SqlSubscriptions implements Subscriptions {
  private static final String COLUMNS =
      "subscription.id, wanted, narrow, cadence, quiet, per_hour, min_sources, language, zone,"
          + " format, mention, tags, follow_ups, paused, made_by, since, platform, chat, thread,"
          + " direct, publish";
  private static final String SELECT =
      "SELECT " + COLUMNS + " FROM subscription JOIN room ON room.room = subscription.room ";

  private final Database database;
  private final WishText wishes = new WishText(new QueryParser());

  public SqlSubscriptions(Database database) {
    this.database = database;
  }

  @Override
  public Subscription add(Subscription draft) {
    return database.write(
        connection -> {
          SubscriptionId id = new SubscriptionId(Database.next(connection, "subscription"));
          SqlRooms.ensure(connection, draft.to());
          long _ = Database.next(connection, "roster");
          Database.update(
              connection,
              "INSERT INTO subscription (room, wanted, narrow, cadence, quiet, per_hour,"
                  + " min_sources, language, zone, format, mention, tags, follow_ups, publish,"
                  + " paused, made_by, since, digest_due, id)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              values(draft, id, draft.since()));
          return new Subscription(
              id,
              draft.to(),
              draft.wish(),
              draft.cadence(),
              draft.terms(),
              draft.style(),
              draft.paused(),
              draft.by(),
              draft.since());
        });
  }

  @Override
  public boolean update(Subscription changed, Instant now) {
    return database.write(
        connection -> {
          SqlRooms.ensure(connection, changed.to());
          long _ = Database.next(connection, "roster");
          return Database.update(
                  connection,
                  "UPDATE subscription SET room = ?, wanted = ?, narrow = ?, cadence = ?, quiet ="
                      + " ?, per_hour = ?, min_sources = ?, language = ?, zone = ?, format = ?,"
                      + " mention = ?, tags = ?, follow_ups = ?, publish = ?, paused = ?, made_by ="
                      + " ?, since = ?, digest_due = ? WHERE id = ?",
                  values(changed, changed.id(), now))
              > 0;
        });
  }

  private @Nullable Object[] values(Subscription subscription, SubscriptionId id, Instant now) {
    Terms terms = subscription.terms();
    Style style = subscription.style();
    Wish wish = subscription.wish();
    return new @Nullable Object[] {
      subscription.to().key(),
      wishes.write(wish.interest()),
      wish.filter().map(query -> query.text()).orElse(""),
      subscription.cadence().word(),
      terms.quiet().map(QuietHours::word).orElse(""),
      terms.perHour(),
      terms.minSources(),
      terms.language().orElse(""),
      terms.zone().getId(),
      style.format(),
      style.mention().orElse(""),
      String.join("\n", style.tags()),
      style.followUps() ? 1 : 0,
      style.publish() ? 1 : 0,
      subscription.paused() ? 1 : 0,
      subscription.by(),
      subscription.since().toEpochMilli(),
      subscription.paused()
          ? null
          : subscription.cadence().next(now, terms.zone()).map(Instant::toEpochMilli).orElse(null),
      id.value()
    };
  }

  @Override
  public boolean remove(SubscriptionId id) {
    return database.write(
        connection -> {
          Database.update(
              connection,
              "DELETE FROM digest_item WHERE subscription = ? AND delivery IS NULL",
              id.value());
          long _ = Database.next(connection, "roster");
          return Database.update(connection, "DELETE FROM subscription WHERE id = ?", id.value())
              > 0;
        });
  }

  @Override
  public Optional<Subscription> find(SubscriptionId id) {
    return database
        .list(this::subscription, SELECT + "WHERE subscription.id = ?", id.value())
        .stream()
        .findFirst();
  }

  @Override
  public List<Subscription> of(String room) {
    return database.list(
        this::subscription, SELECT + "WHERE subscription.room = ? ORDER BY subscription.id", room);
  }

  @Override
  public List<Subscription> all() {
    return database.list(this::subscription, SELECT + "ORDER BY subscription.id");
  }

  @Override
  public Map<SubscriptionId, Instant> digestsDue() {
    return database.read(
        connection -> {
          Map<SubscriptionId, Instant> due = new TreeMap<>();
          read(connection, due);
          return due;
        });
  }

  private static void read(Connection connection, Map<SubscriptionId, Instant> due)
      throws SQLException {
    Database.list(
        connection,
        row -> {
          due.put(new SubscriptionId(row.getLong(1)), Instant.ofEpochMilli(row.getLong(2)));
          return true;
        },
        "SELECT id, digest_due FROM subscription WHERE digest_due IS NOT NULL");
  }

  private Subscription subscription(ResultSet row) throws SQLException {
    Instant since = Instant.ofEpochMilli(row.getLong(16));
    ZoneId zone = Rows.zone(row.getString(9)).orElse(ZoneOffset.UTC);
    return new Subscription(
        new SubscriptionId(row.getLong(1)),
        new Destination(
            row.getString(17), row.getString(18), row.getString(19), row.getInt(20) != 0),
        wishes.read(row.getString(2), row.getString(3), since, zone),
        Cadence.read(row.getString(4)).orElseGet(Cadence.Instantly::new),
        new Terms(
            QuietHours.read(row.getString(5)),
            row.getInt(6),
            row.getInt(7),
            filled(row.getString(8)),
            zone),
        new Style(
            row.getString(10),
            filled(row.getString(11)),
            List.copyOf(Rows.lines(row.getString(12))),
            row.getInt(13) != 0,
            row.getInt(21) != 0),
        row.getInt(14) != 0,
        row.getString(15),
        since);
  }

  private static Optional<String> filled(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
