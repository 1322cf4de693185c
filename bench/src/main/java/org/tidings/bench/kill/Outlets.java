package org.tidings.bench.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Feeds on loopback that get new articles while they are read. Safe for many threads. */
final class Outlets implements AutoCloseable {
  /** Most entries that a feed shows. */
  private static final int WINDOW = 80;

  private final List<List<Published>> feeds = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong served = new AtomicLong();
  private final HttpServer server;

  /** An article of a feed; its mark is a word of the title. */
  record Published(String mark, String title, String summary, Instant at) {}

  Outlets(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      feeds.add(new ArrayList<>());
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/feed/", this::serve);
    server.start();
  }

  URI url(int feed) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/feed/" + feed);
  }

  /** How many documents were fetched. */
  long served() {
    return served.get();
  }

  synchronized void publish(int feed, Published article) {
    feeds.get(feed).add(article);
  }

  private synchronized String document(int feed) {
    StringBuilder rss =
        new StringBuilder("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Outlet ")
            .append(feed)
            .append("</title>");
    List<Published> all = feeds.get(feed);
    for (Published one : all.subList(Math.max(0, all.size() - WINDOW), all.size()).reversed()) {
      rss.append(
          """
          <item><title>%s</title><description>%s</description><guid>%3$s</guid>\
          <link>%3$s</link><pubDate>%4$s</pubDate></item>
          """
              .formatted(
                  one.title(),
                  one.summary(),
                  "https://outlet" + feed + ".example/" + one.mark(),
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(one.at().atOffset(ZoneOffset.UTC))));
    }
    return rss.append("</channel></rss>").toString();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body =
          document(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)))
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      served.incrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
