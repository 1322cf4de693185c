package org.tidings.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.article.ArticleArchive;
import org.tidings.article.ArticleId;
import org.tidings.command.Pasts;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.lease.Lease;
import org.tidings.newsroom.ArticleStore;
import org.tidings.newsroom.NotTheWriter;
import org.tidings.story.Story;
import org.tidings.story.StoryArchive;
import org.tidings.story.StoryId;

/** Articles and stories in the database. Safe for many threads. */
public final class SqlArticleStore implements ArticleStore, ArticleArchive, StoryArchive, Pasts {
  private static final int STEP = 500;

  private final Database database;
  private final Guard guard;

  public SqlArticleStore(Database database) {
    this(database, _ -> {});
  }

  private SqlArticleStore(Database database, Guard guard) {
    this.database = database;
    this.guard = guard;
  }

  /** Looks in a transaction that has begun whether it may go on. */
  private interface Guard {
    void check(Connection connection) throws SQLException;
  }

  /**
   * A store of one of several processes: it writes only while it has a lease, which nobody can take
   * away before the transaction ends.
   *
   * @param holder this process's name in leases
   * @param term the lease; null while there is none
   */
  public static SqlArticleStore fenced(
      Database database, String holder, Supplier<@Nullable Lease> term) {
    return new SqlArticleStore(
        database,
        connection -> {
          Lease lease = term.get();
          if (lease == null || !SqlLeases.keeps(connection, holder, lease)) {
            throw new NotTheWriter();
          }
        });
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    return database.writeOnce(
        connection -> {
          try (SqlTransaction transaction = new SqlTransaction(connection)) {
            guard.check(connection);
            T result = work.apply(transaction);
            transaction.flush();
            return result;
          }
        });
  }

  @Override
  public long lastChange() {
    return number("SELECT value FROM counter WHERE name = 'change'");
  }

  @Override
  public long count() {
    return number("SELECT count(*) FROM article");
  }

  @Override
  public long checksum() {
    return database.read(
        connection -> {
          try (PreparedStatement select =
                  connection.prepareStatement("SELECT id, change_number FROM article");
              ResultSet row = select.executeQuery()) {
            long sum = 0;
            while (row.next()) {
              sum += Article.mark(row.getLong(1), row.getLong(2));
            }
            return sum;
          }
        });
  }

  @Override
  public List<Change> changesAfter(long change, int limit) {
    return database.read(
        connection -> {
          List<Change> changes = new ArrayList<>();
          for (Stored stored :
              select(
                  connection,
                  "SELECT "
                      + Rows.ARTICLE
                      + " FROM article WHERE change_number > ? ORDER BY change_number LIMIT ?",
                  change,
                  limit)) {
            changes.add(new Change.Put(stored.article().change(), stored));
          }
          long end = changes.size() == limit ? changes.getLast().number() : Long.MAX_VALUE;
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT change_number, article FROM deleted_article"
                      + " WHERE change_number > ? AND change_number <= ?")) {
            select.setLong(1, change);
            select.setLong(2, end);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                changes.add(new Change.Deleted(row.getLong(1), new ArticleId(row.getLong(2))));
              }
            }
          }
          changes.sort((a, b) -> Long.compare(a.number(), b.number()));
          return changes;
        });
  }

  @Override
  public void newest(int count, Consumer<Stored> each) {
    long from =
        number(
            "SELECT coalesce(min(id), 0) - 1 FROM"
                + " (SELECT id FROM article ORDER BY id DESC LIMIT "
                + count
                + ")");
    List<Stored> next = articlesAfter(from, STEP);
    while (!next.isEmpty()) {
      next.forEach(each);
      next = articlesAfter(next.getLast().article().id().value(), STEP);
    }
  }

  @Override
  public void recent(Duration back, Consumer<Stored> each) {
    long from = number("SELECT coalesce(max(shown_at), 0) FROM article") - back.toMillis();
    String columns =
        Rows.ARTICLE.replace("summary, body", "summary, substr(body, 1, 2000) AS body");
    long after = 0;
    List<Stored> next;
    do {
      long last = after;
      next =
          database.read(
              connection ->
                  select(
                      connection,
                      "SELECT "
                          + columns
                          + " FROM article WHERE shown_at >= ? AND id > "
                          + last
                          + " ORDER BY id LIMIT ?",
                      from,
                      STEP));
      next.forEach(each);
      after = next.isEmpty() ? after : next.getLast().article().id().value();
    } while (next.size() == STEP);
  }

  @Override
  public List<ArticleId> seenBefore(Instant end, int limit) {
    return database.list(
        row -> new ArticleId(row.getLong(1)),
        "SELECT id FROM article WHERE first_seen < ? ORDER BY id LIMIT ?",
        end.toEpochMilli(),
        limit);
  }

  @Override
  public List<Stored> articlesAfter(long id, int limit) {
    return database.read(
        connection ->
            select(
                connection,
                "SELECT " + Rows.ARTICLE + " FROM article WHERE id > ? ORDER BY id LIMIT ?",
                id,
                limit));
  }

  @Override
  public Optional<Article> article(ArticleId id) {
    return articles(List.of(id)).stream().findFirst();
  }

  @Override
  public List<Article> articles(Collection<ArticleId> ids) {
    Map<ArticleId, Article> found = new HashMap<>();
    database.read(
        connection -> {
          for (ArticleId id : ids) {
            stored(connection, id).ifPresent(stored -> found.put(id, stored.article()));
          }
          return found;
        });
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }

  @Override
  public Optional<Article> byLink(URI link) {
    return database
        .read(
            connection -> {
              try (PreparedStatement select =
                  connection.prepareStatement("SELECT article FROM article_key WHERE lookup = ?")) {
                select.setString(1, ArticleStore.linkKey(link));
                try (ResultSet row = select.executeQuery()) {
                  return row.next()
                      ? Optional.of(new ArticleId(row.getLong(1)))
                      : Optional.<ArticleId>empty();
                }
              }
            })
        .flatMap(this::article);
  }

  @Override
  public Optional<Past> past(ArticleId article) {
    return database
        .read(connection -> stored(connection, article))
        .map(
            stored ->
                new Past(
                    stored.article(),
                    stored.owner(),
                    stored.feeds(),
                    stored.story(),
                    stored.copyOf()));
  }

  @Override
  public Optional<StoryId> storyOf(ArticleId article) {
    return database
        .list(
            row -> new StoryId(row.getLong(1)),
            "SELECT story FROM article WHERE id = ?",
            article.value())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Story> story(StoryId id, Scope scope) {
    return stories(List.of(id), scope).stream().findFirst();
  }

  @Override
  public List<Story> stories(Collection<StoryId> ids, Scope scope) {
    return database.read(
        connection -> {
          List<Story> stories = new ArrayList<>(ids.size());
          for (StoryId id : ids) {
            story(connection, follow(connection, id), scope).ifPresent(stories::add);
          }
          return stories;
        });
  }

  private static Optional<Story> story(Connection connection, StoryId id, Scope scope)
      throws SQLException {
    List<Stored> visible =
        select(
                connection,
                "SELECT " + Rows.ARTICLE + " FROM article WHERE story = ? AND id > ? ORDER BY id",
                id.value(),
                0)
            .stream()
            .filter(stored -> stored.feeds().stream().anyMatch(scope::sees))
            .toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    Set<ArticleId> copies =
        visible.stream()
            .filter(stored -> stored.copyOf().isPresent())
            .map(stored -> stored.article().id())
            .collect(Collectors.toSet());
    return Optional.of(new Story(id, visible.stream().map(Stored::article).toList(), copies));
  }

  private static StoryId follow(Connection connection, StoryId id) throws SQLException {
    StoryId at = id;
    Set<StoryId> seen = new HashSet<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT into_story FROM merged_story WHERE story = ?")) {
      while (seen.add(at)) {
        select.setLong(1, at.value());
        try (ResultSet row = select.executeQuery()) {
          if (!row.next()) {
            return at;
          }
          at = new StoryId(row.getLong(1));
        }
      }
    }
    return at;
  }

  static Optional<Stored> stored(Connection connection, ArticleId id) throws SQLException {
    return select(
            connection,
            "SELECT " + Rows.ARTICLE + " FROM article WHERE id = ? AND id > ?",
            id.value(),
            0)
        .stream()
        .findFirst();
  }

  private static List<Stored> select(Connection connection, String sql, long first, long second)
      throws SQLException {
    List<Stored> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        PreparedStatement feeds =
            connection.prepareStatement(
                "SELECT feed FROM article_feed WHERE article = ? ORDER BY feed")) {
      select.setLong(1, first);
      select.setLong(2, second);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long copy = row.getLong(5);
          Optional<ArticleId> copyOf =
              row.wasNull() ? Optional.empty() : Optional.of(new ArticleId(copy));
          feeds.setLong(1, row.getLong(1));
          found.add(
              new Stored(
                  Rows.article(row),
                  new FeedId(row.getLong(6)),
                  feeds(feeds),
                  new StoryId(row.getLong(4)),
                  copyOf));
        }
      }
    }
    return found;
  }

  private static List<FeedId> feeds(PreparedStatement select) throws SQLException {
    List<FeedId> feeds = new ArrayList<>(2);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        feeds.add(new FeedId(row.getLong(1)));
      }
    }
    return feeds;
  }

  private long number(String sql) {
    return database.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }
}
