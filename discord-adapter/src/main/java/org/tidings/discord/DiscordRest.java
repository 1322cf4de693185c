package org.tidings.discord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.Request;
import net.dv8tion.jda.api.requests.Response;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.tidings.chat.Companions;

/**
 * One blocking request to Discord through JDA's requester, with an outcome that says whether it
 * surely did not arrive. Safe for many threads.
 *
 * <p>JDA's own repeats are switched off, because a repeat that we do not know of cannot be counted:
 * its queue is passed by ({@code complete(false)}), its second try after a time-out is not asked
 * for, and 502 to 529 reach it as 500, which it does not repeat.
 */
final class DiscordRest {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  /** How long a request may wait for its place before the caller is told to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int OLD_MESSAGE_EDITS = 30_046;
  private static final ScopedValue<Attempt> ATTEMPT = ScopedValue.newInstance();
  private final Supplier<Optional<JDA>> jda;
  private final Pace pace;
  private final Companions companions;

  /**
   * @param jda any shard that is not shut down; empty before the first login
   * @param companions other processes that send for the same bot
   */
  DiscordRest(Supplier<Optional<JDA>> jda, Pace pace, Companions companions) {
    this.companions = companions;
    this.jda = jda;
    this.pace = pace;
  }

  /** The HTTP client for JDA: whole requests end in 10 s, nothing is repeated in secret. */
  static OkHttpClient client() {
    var dispatcher = new okhttp3.Dispatcher();
    dispatcher.setMaxRequestsPerHost(64);
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .retryOnConnectionFailure(false)
        .connectTimeout(Duration.ofSeconds(4))
        .callTimeout(Duration.ofSeconds(9))
        .addInterceptor(DiscordRest::unrepeated)
        .addNetworkInterceptor(DiscordRest::marked)
        .build();
  }

  /** A request without a body: a look, a delete, a crosspost. */
  Call ask(Route.CompiledRoute route) {
    return call(route, Optional.empty());
  }

  Call send(Route.CompiledRoute route, DataObject body) {
    return send(route, body, List.of());
  }

  Call send(Route.CompiledRoute route, DataObject body, List<FileUpload> files) {
    RequestBody text = RequestBody.create(body.toJson(), JSON);
    return call(
        route,
        Optional.of(
            files.isEmpty() ? text : AttachedFile.createMultipartBody(files, text).build()));
  }

  Call send(Route.CompiledRoute route, DataArray body) {
    return call(route, Optional.of(RequestBody.create(body.toJson(), JSON)));
  }

  private Call call(Route.CompiledRoute route, Optional<RequestBody> body) {
    Optional<JDA> shard = jda.get();
    if (shard.isEmpty()) {
      return new Call.Broken(true, "not connected yet");
    }
    String key = key(route);
    boolean global = !route.getBaseRoute().isInteractionBucket();
    Duration wait = pace.take(key, global);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!wait.isZero()) {
      if (System.nanoTime() + wait.toNanos() > until) {
        return new Call.Limited(wait);
      }
      try {
        Thread.sleep(wait);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return new Call.Broken(true, "interrupted");
      }
      wait = pace.take(key, global);
    }
    if (global && !together(until)) {
      return new Call.Limited(Duration.ofSeconds(1));
    }
    return exchange(shard.get(), route, key, body);
  }

  /** Waits for a turn over all processes: 5 and 40 in a second are less than Discord's 50. */
  private boolean together(long until) {
    Duration wait = companions.turn("discord", Duration.ofMillis(25), 5);
    if (System.nanoTime() + wait.toNanos() > until) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Call exchange(
      JDA shard, Route.CompiledRoute route, String key, Optional<RequestBody> body) {
    var attempt = new Attempt();
    var exchange = new Exchange(shard, route, body.orElse(null));
    try {
      return ScopedValue.where(ATTEMPT, attempt)
          .call(
              () -> {
                exchange.complete(false);
                return exchange.outcome(attempt, key, pace);
              });
    } catch (RateLimitedException | RejectedExecutionException | CancellationException e) {
      return new Call.Broken(!attempt.written, e.getClass().getSimpleName());
    }
  }

  private static String key(Route.CompiledRoute route) {
    return route.getBaseRoute() + " " + route.getMajorParameters();
  }

  /** Shows JDA a server's trouble as 500, the one it does not repeat. */
  private static okhttp3.Response unrepeated(Interceptor.Chain chain) throws IOException {
    okhttp3.Response answer = chain.proceed(chain.request());
    return ATTEMPT.isBound() && answer.code() > 500
        ? answer.newBuilder().code(500).build()
        : answer;
  }

  /** Notes that from here on the request may have arrived. */
  private static okhttp3.Response marked(Interceptor.Chain chain) throws IOException {
    if (ATTEMPT.isBound()) {
      ATTEMPT.get().written = true;
    }
    return chain.proceed(chain.request());
  }

  /** Whether a request reached a connection; used on the calling thread alone. */
  private static final class Attempt {
    private boolean written;
  }

  /** A request whose answer is read on the calling thread, before JDA's pools see it. */
  private static final class Exchange extends RestActionImpl<Void> {
    private @Nullable Response answer;
    private String body = "";

    Exchange(JDA jda, Route.CompiledRoute route, @Nullable RequestBody body) {
      super(jda, route, body);
    }

    @Override
    public void handleResponse(Response response, Request<Void> request) {
      answer = response;
      if (!response.isError()) {
        try {
          body = response.getString();
        } catch (UncheckedIOException | IllegalStateException _) {
          // a body that broke off: an accepted send is then in doubt, see outcome
          answer = null;
        }
      }
      request.onSuccess((Void) null);
    }

    Call outcome(Attempt attempt, String key, Pace pace) {
      Response response = answer;
      if (response == null) {
        return new Call.Broken(!attempt.written, "the answer broke off");
      }
      if (response.isError()) {
        return broken(response.getException(), attempt);
      }
      okhttp3.Response raw = java.util.Objects.requireNonNull(response.getRawResponse());
      pace.learn(key, raw);
      if (response.code == 429 && Call.refused(429, body).code() == OLD_MESSAGE_EDITS) {
        // this limit is the message's own: it belongs to the edit, not to the route
        return Call.refused(429, body);
      }
      if (response.code == 429) {
        Call.Limited limited = Call.limited(body, Optional.ofNullable(raw.header("Retry-After")));
        boolean global =
            raw.header("X-RateLimit-Global") != null
                || body.contains("\"global\":true")
                || body.contains("\"global\": true");
        pace.close(key, global, limited.retryAfter());
        return limited;
      }
      if (response.isOk()) {
        return new Call.Done(body);
      }
      return response.code >= 500
          ? new Call.Broken(false, "Discord answered with trouble of its own")
          : Call.refused(response.code, body);
    }

    private static Call.Broken broken(@Nullable Exception cause, Attempt attempt) {
      boolean never =
          !attempt.written
              || cause instanceof ConnectException
              || cause instanceof UnknownHostException
              || cause instanceof SSLHandshakeException;
      String kind = cause == null ? "no answer" : cause.getClass().getSimpleName();
      return new Call.Broken(never, kind);
    }
  }
}
