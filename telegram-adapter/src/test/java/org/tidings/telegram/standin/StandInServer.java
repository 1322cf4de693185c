package org.tidings.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The rules behind an HTTP server on loopback, with long polling, uploads and downloads. */
public final class StandInServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BotRules rules;
  private final String token;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger polls = new AtomicInteger();
  private final AtomicInteger polling = new AtomicInteger();
  private volatile boolean hasty;
  private volatile String prefix = "";

  public StandInServer(BotRules rules, String token) {
    this(rules, token, 0);
  }

  public StandInServer(BotRules rules, String token, int port) {
    this.rules = rules;
    this.token = token;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  public BotRules rules() {
    return rules;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + prefix);
  }

  /** From now on it lives under a path. */
  public StandInServer under(String path) {
    prefix = path;
    return this;
  }

  /** Answers polls at once, with nothing if there is nothing. */
  public StandInServer hasty() {
    hasty = true;
    return this;
  }

  /** How often it was polled. */
  public int polls() {
    return polls.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!path.startsWith(prefix)) {
        answer(exchange, new BotRules.Answer(404, "<html>not here</html>", false));
        return;
      }
      path = path.substring(prefix.length());
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (path.startsWith("/file/bot" + token + "/")) {
        var file = rules.fileAt(path.substring(("/file/bot" + token + "/").length()));
        if (file.isPresent()) {
          exchange.sendResponseHeaders(200, file.get().length);
          exchange.getResponseBody().write(file.get());
        } else {
          exchange.sendResponseHeaders(404, -1);
        }
        return;
      }
      String expected = "/bot" + token + "/";
      if (!path.startsWith(expected)) {
        answer(
            exchange,
            new BotRules.Answer(
                401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}", false));
        return;
      }
      String method = path.substring(expected.length());
      JsonNode fields = fields(exchange, body);
      answer(
          exchange,
          method.equalsIgnoreCase("getUpdates") ? poll(fields) : rules.call(method, fields));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private BotRules.Answer poll(JsonNode fields) throws InterruptedException {
    polls.incrementAndGet();
    if (polling.incrementAndGet() > 1) {
      polling.decrementAndGet();
      return new BotRules.Answer(
          409,
          "{\"ok\":false,\"error_code\":409,\"description\":\"Conflict: terminated by other"
              + " getUpdates request; make sure that only one bot instance is running\"}",
          false);
    }
    try {
      long end = System.nanoTime() + fields.path("timeout").asLong(0) * 1_000_000_000L;
      synchronized (rules) {
        while (true) {
          BotRules.Answer answer = rules.call("getUpdates", fields);
          long left = (end - System.nanoTime()) / 1_000_000;
          if (hasty || left <= 0 || !answer.body().contains("\"result\":[]")) {
            return answer;
          }
          rules.wait(left);
        }
      }
    } finally {
      polling.decrementAndGet();
    }
  }

  private static void answer(HttpExchange exchange, BotRules.Answer answer) throws IOException {
    if (answer.lost()) {
      return; // closing the exchange without an answer breaks the connection
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", answer.body().startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static JsonNode fields(HttpExchange exchange, byte[] body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null && type.startsWith("multipart/form-data")) {
      return multipart(body, type.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1"));
    }
    return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
  }

  private static ObjectNode multipart(byte[] body, String boundary) throws IOException {
    ObjectNode fields = JSON.createObjectNode();
    String all = new String(body, StandardCharsets.UTF_8);
    for (String part : all.split("--" + java.util.regex.Pattern.quote(boundary), -1)) {
      int split = part.indexOf("\r\n\r\n");
      if (split < 0) {
        continue;
      }
      String head = part.substring(0, split);
      String value = part.substring(split + 4).replaceFirst("\r\n$", "");
      String name = head.replaceAll("(?s).*[; ]name=\"([^\"]*)\".*", "$1");
      if (head.contains("filename=")) {
        fields.put("document", "upload");
        fields.put("document_name", head.replaceAll("(?s).*filename=\"([^\"]*)\".*", "$1"));
        fields.put("document_bytes", value);
      } else if (value.startsWith("{") || value.startsWith("[")) {
        fields.set(name, JSON.readTree(value));
      } else {
        fields.put(name, value);
      }
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
