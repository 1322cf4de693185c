package org.tidings.telegram;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The HTTP client under the Telegram library.
 *
 * <p>It puts the path of the API base in front of every request, never repeats one by itself, and
 * tells requests that never left from those whose fate is unknown. Its exceptions carry no address,
 * because the token is part of every address.
 */
final class Wire {
  private final List<String> prefix = new ArrayList<>();
  private final OkHttpClient client;

  Wire(URI base, Duration patience, ExecutorService threads) {
    for (String segment : base.getPath() == null ? new String[0] : base.getPath().split("/")) {
      if (!segment.isEmpty()) {
        prefix.add(segment);
      }
    }
    if (!prefix.isEmpty() && "bot".equals(prefix.getLast())) {
      prefix.removeLast(); // others write the base with Telegram's own "/bot" at its end
    }
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(512);
    dispatcher.setMaxRequestsPerHost(512);
    client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(32, 50, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(patience)
            .writeTimeout(patience)
            .callTimeout(patience.plusSeconds(1))
            .addInterceptor(this::judge)
            .addNetworkInterceptor(Wire::mark)
            .build();
  }

  OkHttpClient client() {
    return client;
  }

  /** How far a request came. */
  private static final class Progress {
    volatile boolean connected;
  }

  private Response judge(Interceptor.Chain chain) throws IOException {
    var progress = new Progress();
    Request request =
        chain
            .request()
            .newBuilder()
            .url(rebased(chain.request().url()))
            .tag(Progress.class, progress)
            .build();
    try {
      Response response = chain.proceed(request);
      int status = response.code();
      if (status >= 500) {
        response.close();
        throw new NoAnswer(status);
      }
      return status >= 400 && !response.peekBody(1).string().equals("{")
          ? spelledOut(response)
          : response;
    } catch (NoAnswer e) {
      throw e;
    } catch (IOException e) {
      if (progress.connected) {
        throw new NoAnswer(0);
      }
      throw new NeverLeft(e.getClass().getSimpleName());
    }
  }

  /** A refusal without Telegram's JSON around it, given that form. */
  private static Response spelledOut(Response response) {
    String json =
        "{\"ok\":false,\"error_code\":%d,\"description\":\"\"}".formatted(response.code());
    response.close();
    return response
        .newBuilder()
        .body(ResponseBody.create(json, MediaType.get("application/json")))
        .build();
  }

  private static Response mark(Interceptor.Chain chain) throws IOException {
    var progress = chain.request().tag(Progress.class);
    if (progress != null) {
      progress.connected = true;
    }
    return chain.proceed(chain.request());
  }

  private HttpUrl rebased(HttpUrl url) {
    var builder = url.newBuilder();
    int last = url.pathSize() - 1;
    if (url.pathSegments().get(last).equals("senddocument")) {
      builder.setPathSegment(last, "sendDocument"); // not every server takes it written small
    }
    HttpUrl named = builder.build();
    for (int i = 0; i < url.pathSize(); i++) {
      builder.removePathSegment(0);
    }
    prefix.forEach(builder::addPathSegment);
    named.pathSegments().forEach(builder::addPathSegment);
    return builder.build();
  }

  /** No connection was made: nothing was sent. */
  static final class NeverLeft extends IOException {
    private static final long serialVersionUID = 1L;

    NeverLeft(String kind) {
      super("no connection (%s)".formatted(kind));
    }
  }

  /** It went out and no usable answer came back. */
  static final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    NoAnswer(int status) {
      super(status == 0 ? "the connection broke or timed out" : "HTTP " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
