package org.tidings.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.tidings.testkit.LocalFeedServer;

/** A public server that tries to lead elsewhere, and names that lie: what the list asks for. */
final class ScriptedExchanges {
  private static final String FEED =
      "<rss version=\"2.0\"><channel><title>T</title></channel></rss>";

  private ScriptedExchanges() {}

  static LocalFeedServer serve() {
    LocalFeedServer server = LocalFeedServer.start();
    redirect(server, "/302-to-127.0.0.1", 302, "http://127.0.0.1/inside");
    redirect(server, "/301-to-169.254.169.254", 301, "http://169.254.169.254/inside");
    redirect(server, "/307-to-[::1]", 307, "http://[::1]/inside");
    redirect(server, "/307-to-%5B::1%5D", 307, "http://[::1]/inside");
    redirect(server, "/302-to-file:///etc/passwd", 302, "file:///etc/passwd");
    redirect(server, "/302-to-gopher", 302, "gopher://127.0.0.1:6379/_inside");
    redirect(server, "/302-to-//127.0.0.1/", 302, "//127.0.0.1/inside");
    redirect(server, "/302-to-private-name", 302, "http://resolves-to-100-64.test/inside");
    redirect(server, "/chain-11-hops", 302, "/chain-10-hops");
    for (int left = 10; left > 0; left--) {
      redirect(server, "/chain-%d-hops".formatted(left), 302, "/chain-%d-hops".formatted(left - 1));
    }
    server.serve("/chain-0-hops", "application/rss+xml", FEED);
    redirect(server, "/loop", 302, "/loop");
    redirect(server, "/302-https-to-http-downgrade", 302, "https://public.test/down");
    redirect(server, "/down", 302, "http://public.test/inside");
    redirect(server, "/302-with-userinfo", 302, "http://name:word@public.test/inside");
    redirect(server, "/302-empty-location", 302, "");
    header(server, "/refresh-header-to-127", "Refresh: 0; url=http://127.0.0.1/inside", "");
    header(
        server,
        "/meta-refresh-to-127",
        "X: y",
        "<html><meta http-equiv=refresh content='0; url=http://127.0.0.1/inside'></html>");
    header(
        server,
        "/discover-link-alternate-to-127.0.0.1",
        "X: y",
        "<html><link rel=alternate type=application/rss+xml href=http://127.0.0.1/inside></html>");
    server.on(
        "/302-with-Set-Cookie-then-other-host",
        LocalFeedServer.raw(
            String.join(
                "\r\n",
                "HTTP/1.1 302 Found",
                "Set-Cookie: canary=1; Domain=test",
                "Location: http://other.test/after-cookie",
                "Content-Length: 0",
                "",
                "")));
    server.serve("/after-cookie", "application/rss+xml", FEED);
    redirect(
        server, "/302-Authorization-must-not-follow", 302, "http://other.test/after-authorization");
    server.serve("/after-authorization", "application/rss+xml", FEED);
    return server;
  }

  private static void redirect(LocalFeedServer server, String path, int status, String location) {
    server.on(path, LocalFeedServer.redirect(status, location));
  }

  private static void header(LocalFeedServer server, String path, String header, String body) {
    server.on(
        path,
        LocalFeedServer.raw(
            "HTTP/1.1 200 OK\r\n%s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(header, body.length(), body)));
  }

  static ScriptedNetwork names(ScriptedNetwork network) {
    return network
        .name("rebind-public-then-loopback.test", ScriptedNetwork.PUBLIC)
        .name("rebind-public-then-loopback.test", "127.0.0.1")
        .name("mixed-public-and-private.test", ScriptedNetwork.PUBLIC, "10.0.0.1")
        .name("cname-to-localhost.test", "127.0.0.1")
        .name("aaaa-private-a-public.test", "fd00::1", ScriptedNetwork.PUBLIC)
        .name("ttl0-flip.test", ScriptedNetwork.PUBLIC)
        .name("ttl0-flip.test", "169.254.169.254")
        .name("resolves-to-0.0.0.0.test", "0.0.0.0")
        .name("resolves-to-v4mapped.test", "::ffff:127.0.0.1")
        .name("resolves-to-100-64.test", "100.64.0.1");
  }

  /**
   * Whether nothing of inside came out. Names that flip and pages that only point elsewhere may be
   * read themselves: there it is what was dialled that counts.
   */
  static boolean isHarmless(String kind, FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Refused _ -> true;
      case FetchOutcome.Failed _ -> kind.startsWith("redirects") || kind.startsWith("dns");
      case FetchOutcome.Fetched _ -> kind.startsWith("redirects");
      case FetchOutcome.NotModified _, FetchOutcome.Gone _, FetchOutcome.Busy _ -> false;
    };
  }

  static void checkWhatWasSent(LocalFeedServer server) {
    assertThat(server.asked())
        .allSatisfy(
            asked -> {
              assertThat(asked.path()).doesNotContain("inside");
              assertThat(asked.header("cookie")).isEmpty();
              assertThat(asked.header("host")).doesNotContain("127.0.0.1");
            });
  }
}
