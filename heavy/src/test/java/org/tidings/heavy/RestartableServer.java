package org.tidings.heavy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL server that keeps its data and its port over a restart. */
final class RestartableServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;
  private final int port;

  RestartableServer(Path data) throws IOException {
    this.data = data;
    server = start(0);
    port = server.getPort();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=postgres"
        .formatted(port);
  }

  /** Ends it under everybody's feet and starts it again. */
  void restart() throws IOException {
    server.close();
    server = start(port);
  }

  private EmbeddedPostgres start(int at) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("max_connections", "200")
            .setServerConfig("listen_addresses", "127.0.0.1");
    return (at == 0 ? builder : builder.setPort(at)).start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
