package org.tidings.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.delivery.Owing;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.newsroom.ArticleStore.Transaction;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;

/**
 * One write transaction on a connection; statements are made once and kept to its end.
 *
 * <p>It has the counter of change numbers to itself until it ends. So numbers become visible in
 * their order, and a reader that saw one will never see a lower one appear.
 */
final class SqlTransaction implements Transaction, AutoCloseable {
  private static final String INSERT =
      "INSERT INTO article ("
          + Rows.ARTICLE
          + ", shown_at) VALUES ("
          + marks(7 + Rows.REPORT_SIZE)
          + ")";
  private static final String CORRECT =
      "UPDATE article SET change_number = ?, owner_feed = ?, "
          + Rows.REPORT.replace(",", " = ?,")
          + " = ?, shown_at = ? WHERE id = ?";

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final long before;
  private long change;

  SqlTransaction(Connection connection) throws SQLException {
    this.connection = connection;
    try (ResultSet row =
        statement(
                "SELECT value FROM counter WHERE name = 'change'" + Dialect.of(connection).locked())
            .executeQuery()) {
      row.next();
      before = row.getLong(1);
    }
    change = before;
  }

  /** Writes the last change number given out. */
  void flush() throws SQLException {
    if (change != before) {
      update("UPDATE counter SET value = ? WHERE name = 'change'", change);
    }
  }

  @Override
  public long nextChange() {
    return ++change;
  }

  @Override
  public Optional<ArticleId> find(String key) {
    return run(
        () -> {
          PreparedStatement select = statement("SELECT article FROM article_key WHERE lookup = ?");
          select.setString(1, key);
          try (ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(new ArticleId(row.getLong(1))) : Optional.empty();
          }
        });
  }

  @Override
  public Optional<Stored> stored(ArticleId id) {
    return run(() -> SqlArticleStore.stored(connection, id));
  }

  @Override
  public void insert(Article article, FeedId feed, Placement place, List<String> keys) {
    run(
        () -> {
          PreparedStatement insert = statement(INSERT);
          insert.setLong(1, article.id().value());
          insert.setLong(2, article.change());
          insert.setLong(3, article.firstSeen().toEpochMilli());
          insert.setLong(4, place.story().value());
          if (place.copyOf().isPresent()) {
            insert.setLong(5, place.copyOf().get().value());
          } else {
            insert.setNull(5, Types.BIGINT);
          }
          insert.setLong(6, feed.value());
          int at = Rows.setReport(insert, 7, article.report());
          insert.setLong(at, article.at().toEpochMilli());
          insert.executeUpdate();
          update(
              "INSERT INTO article_feed (article, feed) VALUES (?, ?)",
              article.id().value(),
              feed.value());
          return true;
        });
    point(keys, article.id());
  }

  @Override
  public void correct(Article article, FeedId owner) {
    run(
        () -> {
          PreparedStatement correct = statement(CORRECT);
          correct.setLong(1, article.change());
          correct.setLong(2, owner.value());
          int at = Rows.setReport(correct, 3, article.report());
          correct.setLong(at++, article.at().toEpochMilli());
          correct.setLong(at, article.id().value());
          return correct.executeUpdate();
        });
  }

  @Override
  public void point(List<String> keys, ArticleId article) {
    run(
        () -> {
          PreparedStatement point =
              statement(
                  "INSERT INTO article_key (lookup, article) VALUES (?, ?)"
                      + " ON CONFLICT (lookup) DO UPDATE SET article = excluded.article");
          for (String key : keys) {
            point.setString(1, key);
            point.setLong(2, article.value());
            point.executeUpdate();
          }
          return true;
        });
  }

  @Override
  public boolean carry(ArticleId article, FeedId feed, long number) {
    int added =
        run(
            () ->
                update(
                    "INSERT INTO article_feed (article, feed) VALUES (?, ?)"
                        + " ON CONFLICT (article, feed) DO NOTHING",
                    article.value(),
                    feed.value()));
    if (added > 0) {
      touch(article, number);
    }
    return added > 0;
  }

  @Override
  public void touch(ArticleId article, long number) {
    run(() -> update("UPDATE article SET change_number = ? WHERE id = ?", number, article.value()));
  }

  @Override
  public void move(ArticleId article, StoryId into, long number) {
    run(
        () ->
            update(
                "UPDATE article SET story = ?, change_number = ? WHERE id = ?",
                into.value(),
                number,
                article.value()));
  }

  @Override
  public List<ArticleId> articlesOf(StoryId story) {
    return run(
        () -> {
          List<ArticleId> articles = new ArrayList<>();
          PreparedStatement select =
              statement("SELECT id FROM article WHERE story = ? ORDER BY id");
          select.setLong(1, story.value());
          try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
              articles.add(new ArticleId(row.getLong(1)));
            }
          }
          return articles;
        });
  }

  @Override
  public void merged(StoryId from, StoryId into) {
    run(
        () -> {
          update("DELETE FROM merged_story WHERE story = ?", into.value());
          return update(
              "INSERT INTO merged_story (story, into_story) VALUES (?, ?)"
                  + " ON CONFLICT (story) DO UPDATE SET into_story = excluded.into_story",
              from.value(),
              into.value());
        });
  }

  @Override
  public void delete(ArticleId article, long number) {
    run(
        () -> {
          update("DELETE FROM article WHERE id = ?", article.value());
          return update(
              "INSERT INTO deleted_article (change_number, article) VALUES (?, ?)",
              number,
              article.value());
        });
  }

  @Override
  public Owing owing() {
    return new SqlOwing(connection);
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = statements.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      statements.put(sql, known);
    }
    return known;
  }

  private int update(String sql, long... values) throws SQLException {
    PreparedStatement statement = statement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setLong(i + 1, values[i]);
    }
    return statement.executeUpdate();
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

  private static String marks(int count) {
    return "?, ".repeat(count - 1) + "?";
  }
}
