package org.tidings.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Takes updates that Telegram brings. A call without the right secret is told nothing. An update is
 * acknowledged when its work is over, or after 20 s; the same number is worked on once.
 */
final class WebhookServer implements AutoCloseable {
  private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
  private static final int LARGEST = 1 << 20;
  private static final int REMEMBERED = 10_000;
  private static final long PATIENCE = 20;

  private final HttpServer server;
  private final ExecutorService threads;
  private final byte[] secret;
  private final Polling.Worker worker;
  private final Map<Integer, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  WebhookServer(TelegramSettings.Webhook settings, Polling.Worker worker) throws IOException {
    this.worker = worker;
    secret = settings.secret().getBytes(StandardCharsets.US_ASCII);
    server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given = exchange.getRequestHeaders().getFirst(SECRET);
      byte[] typed = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
      // In constant time: the answer's delay tells nothing about how much of it was right.
      if (!MessageDigest.isEqual(secret, typed)) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      if (!"POST".equals(exchange.getRequestMethod())) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      byte[] body;
      try (InputStream in = exchange.getRequestBody()) {
        body = in.readNBytes(LARGEST + 1);
      }
      exchange.sendResponseHeaders(body.length > LARGEST || !work(body) ? 400 : 200, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean work(byte[] body) throws IOException, InterruptedException {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return false;
    }
    if (!json.path("update_id").isInt()) {
      return false;
    }
    synchronized (seen) {
      if (seen.put(json.path("update_id").asInt(), true) != null) {
        return true;
      }
    }
    var over = new CountDownLatch(1);
    Updates.read(json)
        .ifPresentOrElse(update -> worker.work(update, over::countDown), over::countDown);
    var _ = over.await(PATIENCE, TimeUnit.SECONDS);
    return true;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
