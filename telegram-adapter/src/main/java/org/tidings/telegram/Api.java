package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * The Bot API through the real library. Trouble is a value; nothing that leaves here names the
 * token. Blocking; safe for many threads.
 */
final class Api implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final TelegramSettings settings;
  private final ExecutorService threads;
  private final OkHttpClient http;
  private final OkHttpTelegramClient ordinary;
  private final OkHttpTelegramClient polling;
  private final OkHttpTelegramClient quick;

  Api(TelegramSettings settings) {
    this(settings, PATIENCE);
  }

  Api(TelegramSettings settings, Duration patience) {
    this.settings = settings;
    threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("telegram-http-", 0).factory());
    URI base = settings.apiBase();
    http = new Wire(base, patience, threads).client();
    OkHttpClient patient =
        http.newBuilder()
            .readTimeout(settings.poll().plus(patience))
            .callTimeout(settings.poll().plus(patience).plusSeconds(1))
            .build();
    int port = base.getPort() > 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    var url = new TelegramUrl(base.getScheme(), base.getHost(), port, false);
    ordinary = new OkHttpTelegramClient(Json.MAPPER, http, settings.token(), url);
    OkHttpClient hasty = http.newBuilder().callTimeout(Duration.ofSeconds(2)).build();
    quick = new OkHttpTelegramClient(Json.MAPPER, hasty, settings.token(), url);
    polling = new OkHttpTelegramClient(Json.MAPPER, patient, settings.token(), url);
  }

  /** Runs a method built with the library's types, or any other. */
  Answer call(BotApiMethod<?> method) {
    RawRequest request = method instanceof RawRequest raw ? raw : RawRequest.of(method);
    return run(() -> ordinary.executeAsync(request).thenApply(RawRequest.Envelope::json));
  }

  /** Runs a method whose answer is of no use after 2 s. */
  Answer quick(BotApiMethod<?> method) {
    return run(
        () -> quick.executeAsync(RawRequest.of(method)).thenApply(RawRequest.Envelope::json));
  }

  /** Runs a method that the library may not know. */
  Answer call(String method, ObjectNode fields) {
    return call(new RawRequest(method, fields));
  }

  /** The long poll: waits as long as the poll itself on top of the usual patience. */
  Answer poll(BotApiMethod<?> method) {
    return run(
        () -> polling.executeAsync(RawRequest.of(method)).thenApply(RawRequest.Envelope::json));
  }

  /** Uploads a file. */
  Answer upload(SendDocument document) {
    return run(() -> ordinary.executeAsync(document).thenApply(Json.MAPPER::valueToTree), true);
  }

  /** Fetches a file that a person sent; empty when it is too large or cannot be had. */
  Optional<byte[]> download(String filePath, int largest) {
    var url =
        new okhttp3.HttpUrl.Builder()
            .scheme(settings.apiBase().getScheme())
            .host(settings.apiBase().getHost())
            .port(
                settings.apiBase().getPort() > 0
                    ? settings.apiBase().getPort()
                    : "https".equals(settings.apiBase().getScheme()) ? 443 : 80)
            .addPathSegment("file")
            .addPathSegment("bot" + settings.token())
            .addPathSegments(filePath)
            .build();
    try (var response = http.newCall(new Request.Builder().url(url).build()).execute();
        InputStream in = response.body().byteStream()) {
      if (!response.isSuccessful()) {
        return Optional.empty();
      }
      byte[] bytes = in.readNBytes(largest + 1);
      return bytes.length > largest ? Optional.empty() : Optional.of(bytes);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Answer run(Exchange exchange) {
    return run(exchange, false);
  }

  private Answer run(Exchange exchange, boolean bare) {
    try {
      JsonNode json = exchange.begin().join();
      return bare ? new Answer.Ok(json) : read(json);
    } catch (CompletionException e) {
      return judge(e.getCause() == null ? e : e.getCause());
    } catch (TelegramApiException | RuntimeException e) {
      // Nothing was handed to the network: the library refused the request itself.
      return new Answer.NeverSent(
          "the request is not valid (%s)".formatted(e.getClass().getSimpleName()));
    }
  }

  private static Answer read(JsonNode json) {
    if (!json.isObject() || !json.has("ok")) {
      return new Answer.Unknown(200, "the answer is not one of the Bot API");
    }
    if (json.path("ok").asBoolean()) {
      return new Answer.Ok(json.path("result"));
    }
    int code = json.path("error_code").asInt(0);
    if (code >= 500) {
      return new Answer.Unknown(code, "error " + code);
    }
    JsonNode parameters = json.path("parameters");
    return new Answer.Refused(
        code,
        json.path("description").asText(""),
        Duration.ofSeconds(Math.clamp(parameters.path("retry_after").asLong(0), 0, 86_400)),
        parameters.hasNonNull("migrate_to_chat_id")
            ? OptionalLong.of(parameters.path("migrate_to_chat_id").asLong())
            : OptionalLong.empty());
  }

  private static Answer judge(Throwable cause) {
    return switch (cause) {
      case Wire.NeverLeft e -> new Answer.NeverSent(String.valueOf(e.getMessage()));
      case Wire.NoAnswer e -> new Answer.Unknown(e.status(), String.valueOf(e.getMessage()));
      case TelegramApiRequestException e when e.getErrorCode() != null -> {
        var parameters = e.getParameters();
        Integer wait = parameters == null ? null : parameters.getRetryAfter();
        Long moved = parameters == null ? null : parameters.getMigrateToChatId();
        if (e.getErrorCode() >= 500) {
          yield new Answer.Unknown(e.getErrorCode(), "error " + e.getErrorCode());
        }
        yield new Answer.Refused(
            e.getErrorCode(),
            e.getApiResponse() == null ? "" : e.getApiResponse(),
            Duration.ofSeconds(wait == null ? 0 : Math.clamp(wait, 0, 86_400)),
            moved == null ? OptionalLong.empty() : OptionalLong.of(moved));
      }
      default ->
          new Answer.Unknown(
              0, "no readable answer (%s)".formatted(cause.getClass().getSimpleName()));
    };
  }

  /** Ends every request under way, the long poll too. */
  void hangUp() {
    http.dispatcher().cancelAll();
  }

  @Override
  public void close() {
    hangUp();
    http.connectionPool().evictAll();
    threads.shutdownNow();
  }

  /** One exchange with the library. */
  private interface Exchange {
    CompletableFuture<JsonNode> begin() throws TelegramApiException;
  }
}
