package org.tidings.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tidings.testkit.LocalFeedServer.raw;
import static org.tidings.testkit.LocalFeedServer.rawThenGone;
import static org.tidings.testkit.LocalFeedServer.redirect;
import static org.tidings.testkit.LocalFeedServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.ingest.fetch.FetchOutcome.Failed;
import org.tidings.ingest.fetch.FetchOutcome.Fetched;
import org.tidings.ingest.fetch.FetchOutcome.Refused;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;
import org.tidings.testkit.LocalFeedServer;
import org.tidings.testkit.SettableClock;

@Timeout(30)
class FetcherTest {
  private static final String FEED =
      "<rss version=\"2.0\"><channel><title>The Desk</title></channel></rss>";
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final LocalFeedServer server = LocalFeedServer.start();
  private final ScriptedNetwork network = new ScriptedNetwork(server);
  private Fetcher fetcher =
      network.fetcher(FetchSettings.of("1.0", "ops@example.org"), new SettableClock(NOON));

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  private FetchOutcome fetch(String path) {
    return fetcher.fetch(FetchRequest.feed("http://public.test" + path, Validators.NONE));
  }

  private Fetched fetched(String path) {
    return (Fetched) fetch(path);
  }

  private static String text(FetchOutcome outcome) {
    return new String(((Fetched) outcome).content().bytes(), UTF_8);
  }

  private void within(Duration wall) {
    fetcher.close();
    fetcher = network.fetcher(FetchSettings.of("1.0", "").within(wall), new SettableClock(NOON));
  }

  @Test
  void saysWhoItIsAndWhomToAsk() {
    server.serve("/feed", "text/xml", FEED);

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
    var asked = server.asked().getFirst();
    assertThat(asked.header("user-agent")).isEqualTo("Tidings/1.0 (news reader; ops@example.org)");
    assertThat(asked.header("host")).isEqualTo("public.test");
    assertThat(asked.header("accept-encoding")).contains("gzip");
  }

  @Test
  void connectsToTheAddressThatWasVettedAndResolvesOnce() {
    network.name("flips.test", ScriptedNetwork.PUBLIC).name("flips.test", "127.0.0.1");
    server.serve("/feed", "text/xml", FEED);

    var first = fetcher.fetch(FetchRequest.feed("http://flips.test/feed", Validators.NONE));
    var second = fetcher.fetch(FetchRequest.feed("http://flips.test/feed", Validators.NONE));

    assertThat(first).isInstanceOf(Fetched.class);
    assertThat(second).isInstanceOf(Refused.class);
    assertThat(network.resolved).hasSize(2);
    assertThat(network.dialled)
        .extracting(to -> to.getAddress().getHostAddress())
        .containsExactly(ScriptedNetwork.PUBLIC);
  }

  @Test
  void keepsTheConnectionAndAsksWithWhatItKnows() {
    server.serve("/feed", "text/xml", FEED);
    var known = fetched("/feed").validators();

    var again = fetcher.fetch(FetchRequest.feed("http://public.test/feed", known));

    assertThat(again).isInstanceOf(FetchOutcome.NotModified.class);
    assertThat(server.connections()).isOne();
  }

  @Test
  void triesAnewWhenAKeptConnectionWasClosedMeanwhile() {
    server.on(
        "/feed",
        rawThenGone("HTTP/1.1 200 OK\r\nContent-Length: " + FEED.length() + "\r\n\r\n" + FEED));

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
  }

  @Test
  void followsFiveRedirectsAndNoMore() {
    for (int i = 1; i <= 6; i++) {
      server.on("/" + i, redirect(302, "/" + (i - 1)));
    }
    server.serve("/0", "text/xml", FEED);

    assertThat(fetched("/5").address()).isEqualTo(URI.create("http://public.test/0"));
    assertThat(fetch("/6")).isEqualTo(new Failed(Trouble.TOO_MANY_REDIRECTS));
  }

  @Test
  void tellsWhereADocumentMovedForGood() {
    server.on("/old", redirect(301, "https://new.test/feed"));
    server.on("/later", redirect(302, "/feed"));
    server.on("/half", redirect(308, "/later"));
    server.serve("/feed", "text/xml", FEED);

    assertThat(fetched("/old").movedTo()).contains(URI.create("https://new.test/feed"));
    assertThat(fetched("/later").movedTo()).isEmpty();
    assertThat(fetched("/half").movedTo()).contains(URI.create("http://public.test/later"));
  }

  @Test
  void neverFollowsARedirectFromHttpsToHttp() {
    server.on("/feed", redirect(301, "http://public.test/open"));

    var outcome = fetcher.fetch(FetchRequest.feed("https://public.test/feed", Validators.NONE));

    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(server.asked("/open")).isZero();
  }

  @Test
  void vetsEveryHopAnew() {
    network.name("inner.test", "10.0.0.7");
    server.on("/feed", redirect(302, "http://inner.test/secret"));

    assertThat(fetch("/feed")).isEqualTo(new Refused(AddressGuard.SAFETY));
    assertThat(server.asked("/secret")).isZero();
  }

  @Test
  void sendsAuthorizationToItsOwnHostAlone() {
    server.on("/feed", redirect(302, "/moved"));
    server.on("/moved", redirect(302, "http://other.test/elsewhere"));
    server.serve("/elsewhere", "text/xml", FEED);

    var outcome =
        fetcher.fetch(
            new FetchRequest(
                "http://public.test/feed", Validators.NONE, Optional.of("Basic canary"), "*/*"));

    assertThat(outcome).isInstanceOf(Fetched.class);
    assertThat(server.asked())
        .extracting(asked -> asked.header("authorization"))
        .containsExactly("Basic canary", "Basic canary", "");
    assertThat(outcome.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "401,LOGIN",
    "403,FORBIDDEN",
    "404,NOT_FOUND",
    "418,REFUSES",
    "500,SERVER_ERROR",
    "502,SERVER_ERROR",
    "204,EMPTY",
    "304,EMPTY"
  })
  void saysInWordsWhatAnAnswerMeans(int status, Trouble trouble) {
    server.on("/feed", raw("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"));

    assertThat(fetch("/feed")).isEqualTo(new Failed(trouble));
  }

  @Test
  void stopsAtWhatIsGone() {
    server.on("/feed", raw("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"));

    assertThat(fetch("/feed")).isEqualTo(new FetchOutcome.Gone());
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "120|PT2M",
        "Thu, 01 Jan 2026 13:00:00 GMT|PT1H",
        "soon|",
        "-5|",
        "99999999999999999999|",
        "Thu, 01 Jan 2025 13:00:00 GMT|",
        "|"
      },
      delimiter = '|')
  void readsRetryAfterInSecondsOrAsADateOrNotAtAll(String header, Duration expected) {
    String line = header == null ? "" : "Retry-After: " + header + "\r\n";
    server.on("/feed", raw("HTTP/1.1 429 Slow\r\n" + line + "Content-Length: 0\r\n\r\n"));

    assertThat(fetch("/feed")).isEqualTo(new FetchOutcome.Busy(Optional.ofNullable(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "Cache-Control: max-age=600|PT10M",
        "Cache-Control: public, MAX-AGE=60|PT1M",
        "Cache-Control: s-maxage=60|",
        "Cache-Control: no-cache, max-age=60|",
        "Expires: Thu, 01 Jan 2026 12:30:00 GMT|PT30M",
        "Expires: 0|"
      },
      delimiter = '|')
  void readsHowLongADocumentStaysFresh(String header, Duration expected) {
    server.on("/feed", raw("HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: 2\r\n\r\nhi"));

    assertThat(fetched("/feed").freshFor()).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void readsChunksWithExtensionsAndTrailers() {
    server.on(
        "/feed",
        raw(
            "HTTP/1.1 200 OK\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "4;x=y\r\n"
                + "<rss\r\n"
                + "2\r\n"
                + "/>\r\n"
                + "0\r\n"
                + "T: v\r\n\r\n"));

    assertThat(text(fetch("/feed"))).isEqualTo("<rss/>");
    assertThat(text(fetch("/feed"))).isEqualTo("<rss/>");
    assertThat(server.connections()).isOne();
  }

  @Test
  void readsUntilTheEndWithoutALength() {
    server.on("/feed", rawThenGone("HTTP/1.0 200 OK\r\n\r\n" + FEED));

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
    assertThat(fetched("/feed").whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "", "identity", "br"})
  void unpacksGzipWhateverTheHeaderCallsIt(String called) throws IOException {
    serveBytes("/feed", "Content-Encoding: " + called, gzip(FEED.getBytes(UTF_8)));

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unpacksBothKindsOfDeflate(boolean bare) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(packed, new Deflater(9, bare))) {
      out.write(FEED.getBytes(UTF_8));
    }
    serveBytes("/feed", "Content-Encoding: deflate", packed.toByteArray());

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "zstd"})
  void readsPlainTextThatClaimsToBePacked(String called) {
    serveBytes("/feed", "Content-Encoding: " + called, FEED.getBytes(UTF_8));

    assertThat(text(fetch("/feed"))).isEqualTo(FEED);
  }

  @Test
  void keepsWhatCameOfTornGzipButNotItsValidators() throws IOException {
    byte[] packed = gzip(noise(20_000));
    serveBytes(
        "/feed", "ETag: \"1\"\r\nContent-Encoding: gzip", Arrays.copyOf(packed, packed.length / 2));

    var torn = fetched("/feed");

    assertThat(torn.whole()).isFalse();
    assertThat(torn.content().size()).isBetween(5_000, 15_000);
    assertThat(torn.validators()).isEqualTo(Validators.NONE);
  }

  @Test
  void refusesAGzipBomb() throws IOException {
    serveBytes("/feed", "Content-Encoding: gzip", gzip(new byte[12 << 20]));

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.TOO_LARGE));
  }

  @Test
  void endsEndlessChunks() {
    server.on(
        "/feed",
        (_, out, _) -> {
          write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
          while (true) {
            write(out, chunk);
          }
        });

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.TOO_LARGE));
  }

  @Test
  void endsEndlessHeaders() {
    server.on(
        "/feed",
        (_, out, _) -> {
          write(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            write(out, "X: " + "y".repeat(1_000) + "\r\n");
          }
        });

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.TOO_LARGE));
  }

  @Test
  void readsAsMuchAsALyingLengthLeaves() {
    server.on("/long", rawThenGone("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + FEED));
    server.on("/short", raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n" + FEED));

    assertThat(fetched("/long").whole()).isFalse();
    assertThat(text(fetch("/long"))).isEqualTo(FEED);
    assertThat(text(fetch("/short"))).isEqualTo(FEED.substring(0, 10));
    assertThat(text(fetch("/short"))).isEqualTo(FEED.substring(0, 10));
  }

  @Test
  void endsABodyThatTricklesInTime() {
    within(Duration.ofMillis(300));
    server.on(
        "/feed",
        (_, out, line) -> {
          write(out, "HTTP/1.1 200 OK\r\n\r\n<rs");
          line.stall();
        });

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.TOO_SLOW));
  }

  @Test
  void endsAServerThatNeverAnswersInTime() {
    within(Duration.ofMillis(200));
    server.on("/feed", (_, _, line) -> line.stall());

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.TOO_SLOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "<html>\n\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"
      })
  void saysWhatIsNoHttp(String answer) {
    server.on("/feed", rawThenGone(answer));

    assertThat(fetch("/feed")).isEqualTo(new Failed(Trouble.NO_HTTP));
  }

  @Test
  void saysWhenNothingComes() {
    server.on("/nothing", (_, _, line) -> line.hangUp());
    server.on("/empty", raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));

    assertThat(fetch("/nothing")).isEqualTo(new Failed(Trouble.BROKEN_OFF));
    assertThat(fetch("/empty")).isEqualTo(new Failed(Trouble.EMPTY));
  }

  @Test
  void saysWhenAHostIsUnknown() {
    network.name("nowhere.test");

    assertThat(fetcher.fetch(FetchRequest.feed("http://nowhere.test/", Validators.NONE)))
        .isEqualTo(new Failed(Trouble.UNKNOWN_HOST));
  }

  @Test
  void sendsNoHeaderThatAServerSmuggledIntoAValidator() {
    var smuggled = new Validators(Optional.of("a\r\nX-Injected: 1"), Optional.of("\u0000"));
    server.serve("/feed", "text/xml", FEED);

    fetcher.fetch(FetchRequest.feed("http://public.test/feed", smuggled));

    assertThat(server.asked().getFirst().headers())
        .doesNotContainKeys("if-none-match", "if-modified-since", "x-injected");
  }

  @Test
  void endsRequestsUnderWayWhenItIsClosed() throws InterruptedException {
    server.on("/feed", (_, _, line) -> line.stall());
    var slow = Thread.ofVirtual().start(() -> fetch("/feed"));
    while (server.asked("/feed") == 0) {
      Thread.onSpinWait();
    }

    fetcher.close();

    assertThat(slow.join(Duration.ofSeconds(10))).isTrue();
    assertThat(fetch("/feed")).isInstanceOf(Failed.class);
  }

  private void serveBytes(String path, String header, byte[] body) {
    server.on(
        path,
        (_, out, _) -> {
          write(
              out,
              "HTTP/1.1 200 OK\r\n%s\r\nContent-Length: %d\r\n\r\n".formatted(header, body.length));
          out.write(body);
        });
  }

  private static byte[] noise(int size) {
    var random = new java.util.SplittableRandom(7);
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }
}
