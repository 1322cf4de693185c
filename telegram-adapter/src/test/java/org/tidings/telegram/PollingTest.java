package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop against a server whose every answer is made by hand. */
class PollingTest {
  private static final String HELLO =
      "{\"update_id\":5,\"message\":{\"message_id\":1,\"date\":1,\"text\":\"hello\","
          + "\"chat\":{\"id\":7,\"type\":\"private\"},\"from\":{\"id\":7}}}";

  private final BlockingQueue<HttpExchange> asked = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private final Api api;

  PollingTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", asked::add);
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    api = new Api(TelegramSettings.of("1:token").at(base));
  }

  @AfterEach
  void close() {
    api.close();
    server.stop(0);
  }

  @Test
  void worksOnceOnAnUpdateThatIsFinishedWhileItIsAskedForAgain() throws Exception {
    var worked = new CopyOnWriteArrayList<Integer>();
    var begun = new CountDownLatch(1);
    var finish = new AtomicReference<Runnable>(() -> {});
    Polling.Worker worker =
        (update, done) -> {
          worked.add(update.getUpdateId());
          finish.set(done);
          begun.countDown();
        };
    Thread thread;
    try (var loop = new Polling(api, Duration.ofSeconds(5), _ -> {}, worker, () -> true)) {
      thread = Thread.ofVirtual().start(loop);
      answer("[" + HELLO + "]");
      assertThat(begun.await(40, TimeUnit.SECONDS)).isTrue();

      // given a request that is under way for what is not finished
      HttpExchange under = next();
      // when it is finished now, and the answer still has it
      finish.get().run();
      answer(under, "[" + HELLO + "]");

      // then it was worked on once, and the next request confirms it
      assertThat(offset(next())).isEqualTo(6);
      assertThat(worked).isEqualTo(List.of(5));
    }
    api.hangUp();
    thread.join();
  }

  private HttpExchange next() throws InterruptedException {
    HttpExchange exchange = asked.poll(40, TimeUnit.SECONDS);
    assertThat(exchange).as("a request").isNotNull();
    return exchange;
  }

  private void answer(String updates) throws Exception {
    answer(next(), updates);
  }

  private static void answer(HttpExchange exchange, String updates) throws IOException {
    try (exchange) {
      byte[] body =
          "{\"ok\":true,\"result\":%s}".formatted(updates).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static int offset(HttpExchange exchange) throws IOException {
    return Json.MAPPER.readTree(exchange.getRequestBody()).path("offset").asInt();
  }
}
