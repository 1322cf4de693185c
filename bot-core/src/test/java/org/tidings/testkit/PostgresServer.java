package org.tidings.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tidings.store.PostgresAddress;

/**
 * A real PostgreSQL server on a free port, started when first asked for and ended with the process.
 * Each address leads to an empty schema of its own.
 */
public final class PostgresServer {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private PostgresServer() {}

  /** An empty place for a database. */
  public static PostgresAddress fresh() {
    return schema("t" + SCHEMAS.incrementAndGet());
  }

  private static PostgresAddress schema(String name) {
    execute("CREATE SCHEMA " + name);
    return new PostgresAddress(
        url() + "?currentSchema=" + name, Optional.of("postgres"), Optional.of("postgres"));
  }

  /** The address without a schema. */
  public static String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(started().getPort());
  }

  /** Runs a statement as the server's owner. */
  public static void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static synchronized EmbeddedPostgres started() {
    EmbeddedPostgres running = server;
    if (running == null) {
      try {
        running =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off") // the machine does not lose power in a test
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException("starting PostgreSQL", e);
      }
      server = running;
    }
    return running;
  }
}
