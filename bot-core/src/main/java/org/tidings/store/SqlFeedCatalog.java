package org.tidings.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;
import org.tidings.chat.Destination;
import org.tidings.command.RoomFeeds;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;

/** Feeds and the rooms they belong to, in the database. */
public final class SqlFeedCatalog implements FeedCatalog, RoomFeeds {
  /** The columns that {@link #feed(ResultSet)} reads. */
  static final String FEED =
      "feed.id, feed.url, feed.source, feed.title, feed.kind, feed.sectors, feed.edition,"
          + " feed.language";

  private final Database database;

  public SqlFeedCatalog(Database database) {
    this.database = database;
  }

  @Override
  public Added add(NewFeed feed, String room) {
    return database.write(
        connection -> {
          Optional<Feed> known = byUrl(connection, feed.url());
          Feed stored = known.isPresent() ? known.get() : insert(connection, feed);
          int fresh =
              Database.update(
                  connection,
                  "INSERT INTO room_feed (room, feed, title) VALUES (?, ?, ?)"
                      + " ON CONFLICT (room, feed) DO NOTHING",
                  room,
                  stored.id().value(),
                  feed.title());
          return new Added(stored, fresh > 0);
        });
  }

  private static Feed insert(Connection connection, NewFeed feed) throws SQLException {
    FeedId id = new FeedId(Database.next(connection, "feed"));
    Database.update(
        connection,
        "INSERT INTO feed (id, url, source, title, kind, sectors, edition, language)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id.value(),
        feed.url().toString(),
        feed.source(),
        feed.title(),
        feed.kind().name(),
        join(feed.sectors()),
        feed.edition().map(Edition::key).orElse(null),
        feed.language().orElse(null));
    return new Feed(
        id,
        feed.url(),
        feed.source(),
        feed.title(),
        feed.kind(),
        feed.sectors(),
        feed.edition(),
        feed.language());
  }

  @Override
  public boolean remove(FeedId feed, String room) {
    return database.update("DELETE FROM room_feed WHERE feed = ? AND room = ?", feed.value(), room)
        > 0;
  }

  @Override
  public void update(Feed feed) {
    database.update(
        "UPDATE feed SET url = ?, source = ?, title = ?, kind = ?, sectors = ?, edition = ?,"
            + " language = ? WHERE id = ?",
        feed.url().toString(),
        feed.source(),
        feed.title(),
        feed.kind().name(),
        join(feed.sectors()),
        feed.edition().map(Edition::key).orElse(null),
        feed.language().orElse(null),
        feed.id().value());
  }

  @Override
  public Optional<Feed> feed(FeedId id) {
    return database
        .list(SqlFeedCatalog::feed, "SELECT " + FEED + " FROM feed WHERE id = ?", id.value())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Feed> byUrl(URI url) {
    return database.read(connection -> byUrl(connection, url));
  }

  private static Optional<Feed> byUrl(Connection connection, URI url) throws SQLException {
    return Database.list(
            connection,
            SqlFeedCatalog::feed,
            "SELECT " + FEED + " FROM feed WHERE url = ?",
            url.toString())
        .stream()
        .findFirst();
  }

  @Override
  public List<Feed> of(String room) {
    return database.list(
        SqlFeedCatalog::feed,
        "SELECT "
            + FEED.replace("feed.title", "room_feed.title")
            + " FROM feed JOIN room_feed ON room_feed.feed = feed.id WHERE room_feed.room = ?"
            + " ORDER BY lower(room_feed.title), feed.id",
        room);
  }

  /** Keys of the rooms that have feeds, {@link #FOR_ALL} first. */
  public List<String> rooms() {
    return database.list(
        row -> row.getString(1),
        "SELECT room FROM room_feed GROUP BY room ORDER BY room <> ?, room",
        FOR_ALL);
  }

  @Override
  public List<Feed> polled() {
    return database.list(
        SqlFeedCatalog::feed,
        "SELECT "
            + FEED
            + " FROM feed WHERE EXISTS (SELECT 1 FROM room_feed WHERE room_feed.feed = feed.id)"
            + " ORDER BY feed.id");
  }

  @Override
  public Scope scopeOf(String room) {
    return database.read(
        connection -> {
          boolean hidden =
              !Database.list(
                      connection,
                      row -> row.getLong(1),
                      "SELECT id FROM feed WHERE NOT EXISTS (SELECT 1 FROM room_feed"
                          + " WHERE room_feed.feed = feed.id AND room_feed.room IN (?, ?)) LIMIT 1",
                      FOR_ALL,
                      room)
                  .isEmpty();
          if (!hidden) {
            return Scope.ALL;
          }
          Set<FeedId> seen =
              new HashSet<>(
                  Database.list(
                      connection,
                      row -> new FeedId(row.getLong(1)),
                      "SELECT feed FROM room_feed WHERE room IN (?, ?)",
                      FOR_ALL,
                      room));
          seen.add(FeedId.ARCHIVE);
          return Scope.of(seen);
        });
  }

  @Override
  public Scope forAll() {
    return scopeOf(FOR_ALL);
  }

  @Override
  public Scope scopeOf(Destination where) {
    return scopeOf(where.key());
  }

  @Override
  public List<Feed> visible(Destination where) {
    return database.list(
        SqlFeedCatalog::feed,
        "SELECT "
            + FEED
            + " FROM feed WHERE EXISTS (SELECT 1 FROM room_feed WHERE room_feed.feed = feed.id"
            + " AND room_feed.room IN (?, ?)) ORDER BY lower(feed.title), feed.id",
        FOR_ALL,
        where.key());
  }

  private static String join(Set<Sector> sectors) {
    return sectors.stream().map(Sector::key).sorted().collect(Collectors.joining("\n"));
  }

  static Feed feed(ResultSet row) throws SQLException {
    return new Feed(
        new FeedId(row.getLong(1)),
        URI.create(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Kind.valueOf(row.getString(5)),
        Rows.lines(row.getString(6)).stream().map(Sector::new).collect(Collectors.toSet()),
        Rows.text(row, 7).map(Edition::new),
        Rows.text(row, 8));
  }
}
