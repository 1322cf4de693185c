package org.tidings.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidings.ingest.fetch.AddressGuard.Verdict;
import org.tidings.testkit.LocalFeedServer;

class AddressGuardTest {
  private static final AddressGuard PUBLIC =
      guard(false, Set.of(), InetAddress.ofLiteral(ScriptedNetwork.PUBLIC));

  private static AddressGuard guard(boolean privateToo, Set<Integer> ports, InetAddress... found) {
    return new AddressGuard(privateToo, ports, _ -> List.of(found));
  }

  static Stream<String> publicAddresses() {
    return Stream.of(
        "http://example.org",
        "http://example.org/",
        "https://example.org/feed.xml",
        "HTTP://EXAMPLE.ORG/Feed",
        "https://Example.Org/",
        "http://example.org:80/feed",
        "https://example.org:443/feed",
        "http://example.org:8080/feed",
        "https://example.org:8443/feed",
        "http://example.org:8443/",
        "https://example.org:8080/",
        "http://example.org:443/",
        "http://example.org:/feed",
        "http://example.org./feed",
        "http://a.b.c.d.example.org/",
        "http://xn--bcher-kva.example/",
        "http://bücher.example/neu",
        "http://münchen.example/rss",
        "http://пример.испытание/лента",
        "http://例え.テスト/フィード",
        "http://उदाहरण.example/",
        "http://xn--e1afmkfd.xn--80akhbyknj4f/",
        "http://1and1.example/",
        "http://123.example/",
        "http://4chan.example.org/0x7f",
        "http://127.0.0.1.example.org/",
        "http://localhost.example.org/",
        "http://internal.example.org/",
        "http://local.news/",
        "http://home.example/",
        "http://lan.example/",
        "http://8.8.8.8/",
        "http://1.1.1.1/feed",
        "http://9.255.255.255/",
        "http://11.0.0.1/",
        "http://100.63.255.255/",
        "http://100.128.0.1/",
        "http://126.255.255.255/",
        "http://128.0.0.1/",
        "http://169.253.255.255/",
        "http://169.255.0.1/",
        "http://172.15.255.255/",
        "http://172.32.0.1/",
        "http://192.0.1.1/",
        "http://192.167.255.255/",
        "http://192.169.0.1/",
        "http://198.17.255.255/",
        "http://198.20.0.1/",
        "http://223.255.255.254/",
        "http://[2606:4700:4700::1111]/",
        "http://[2001:4860:4860::8888]:8080/feed",
        "https://[2a00:1450:4001:830::200e]/",
        "https://[2620:fe::fe]:8443/",
        "http://[2003::1]/",
        "http://[2400:cb00:2048:1::c629:d7a2]/",
        "http://[64:ff9b::8.8.8.8]/",
        "http://[::ffff:8.8.8.8]/",
        "http://example.org/?q=a&b=c",
        "http://example.org/a%20b",
        "http://example.org/%E4%BE%8B",
        "http://example.org/ünïcode",
        "http://example.org/a;b=c,d",
        "http://example.org/~user/feed/",
        "http://example.org/feed#part",
        "http://example.org?format=rss",
        "http://example.org/@user@other.example/feed",
        "http://example.org/a//b/../c",
        "http://example.org/x?url=http://127.0.0.1/",
        "http://example.org/100%",
        "http://example.org/{id}|x");
  }

  @ParameterizedTest
  @MethodSource("publicAddresses")
  void allowsWhatIsPublic(String url) {
    var verdict = PUBLIC.vet(url);

    assertThat(verdict).isInstanceOf(Verdict.Vetted.class);
    URI same = ((Verdict.Vetted) verdict).address().uri();
    assertThat(same.getHost()).as("host of %s", same).isNotNull();
  }

  /** One of each kind; the whole list is elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://010.0.0.1/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://10.1.2.3/",
        "http://[::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fd12::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:53aa:64c::1]/",
        "http://[2001:db8::1]/",
        "http://[64:ff9b::10.0.0.1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2a00:1450::5efe:10.0.0.1]/",
        "http://168.63.129.16/",
        "http://localhost/",
        "http://printer.local/",
        "http://intranet/",
        "http://db.internal./",
        "http://１２７.０.０.１/",
        "http://①②⑦.⓪.⓪.①/",
        "http://loc\u00adalhost/",
        "http://name:word@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org:22/",
        "https://example.org:80/",
        "http://example.org:080/",
        "http://example.org:65536/",
        "http://example.org/a b",
        "http://example.org/%0d%0aHost:x",
        "http://example.org/\r\nHost: x",
        "http://%6cocalhost/",
        "http://xn--a.example/",
        "http://-a.example/",
        "http://a..b/",
        "http://.example/",
        "http://",
        "",
        "example.org/feed",
        "//example.org/feed",
        "ftp://example.org/",
        "file:///etc/passwd",
        "feed://example.org/"
      })
  void refusesWhatIsNot(String url) {
    assertThat(PUBLIC.vet(url)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.1.1",
        "0.0.0.0",
        "::1",
        "fc00::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:a00:1::",
        "ff02::1",
        "240.0.0.1"
      })
  void refusesANameThatHasOneAddressInside(String inside) {
    var guard =
        guard(
            false,
            Set.of(),
            InetAddress.ofLiteral(ScriptedNetwork.PUBLIC),
            InetAddress.ofLiteral(inside));

    assertThat(guard.vet("http://mixed.example/"))
        .isEqualTo(new Verdict.Refused(AddressGuard.SAFETY));
  }

  @Test
  void tellsTheSameWhateverANameResolvedTo() {
    var loopback = guard(false, Set.of(), InetAddress.ofLiteral("127.0.0.1"));
    var metadata = guard(false, Set.of(), InetAddress.ofLiteral("169.254.169.254"));

    assertThat(loopback.vet("http://a.example/")).isEqualTo(metadata.vet("http://b.example/"));
    assertThat(loopback.vet("http://127.0.0.1/")).isEqualTo(metadata.vet("http://10.0.0.1/"));
  }

  @Test
  void neverRepeatsASecretOfARefusedAddress() {
    var verdict = PUBLIC.vet("http://name:canary@example.org/?token=canary");

    assertThat(verdict.toString()).doesNotContain("canary").doesNotContain("example.org");
  }

  @Test
  void allowsAnOperatorsOwnPorts() {
    var guard = guard(false, Set.of(1234), InetAddress.ofLiteral(ScriptedNetwork.PUBLIC));

    assertThat(guard.vet("http://example.org:1234/")).isInstanceOf(Verdict.Vetted.class);
    assertThat(guard.vet("http://example.org:1235/")).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:40123/",
        "http://localhost:22/",
        "http://10.0.0.1:3000/",
        "http://[::1]:9/",
        "http://[fd12::1]:65535/",
        "http://rsshub:1200/",
        "http://nas.local:5000/feed",
        "https://192.168.0.2:80/"
      })
  void allowsPrivateNetworksOnAnyPortWhenTheOperatorWishes(String url) {
    var guard = guard(true, Set.of(), InetAddress.ofLiteral("192.168.0.2"));

    assertThat(guard.vet(url)).isInstanceOf(Verdict.Vetted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/",
        "http://[fd00:ec2::254]/",
        "http://0.0.0.0/",
        "http://127.1/",
        "http://2130706433/",
        "http://224.0.0.1/",
        "file:///etc/passwd",
        "http://a:b@127.0.0.1/"
      })
  void refusesTricksAndACloudsSecretsEvenThen(String url) {
    var guard = guard(true, Set.of(), InetAddress.ofLiteral("192.168.0.2"));

    assertThat(guard.vet(url)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void refusesEveryAddressOfTheList() throws IOException {
    List<String[]> rows = rows();
    try (LocalFeedServer server = ScriptedExchanges.serve()) {
      ScriptedNetwork network = ScriptedExchanges.names(new ScriptedNetwork(server));
      for (String[] row : rows) {
        try (Fetcher fetcher = network.fetcher(FetchSettings.of("1", ""), InstantSource.system())) {
          var outcome = fetcher.fetch(FetchRequest.feed(row[2], Validators.NONE));

          assertThat(ScriptedExchanges.isHarmless(row[1], outcome))
              .as("%s %s: %s", row[0], row[1], outcome)
              .isTrue();
        }
      }
      assertThat(network.dialled)
          .extracting(to -> to.getAddress().getHostAddress())
          .containsOnly(ScriptedNetwork.PUBLIC);
      ScriptedExchanges.checkWhatWasSent(server);
    }
  }

  private static List<String[]> rows() throws IOException {
    String data = System.getenv().getOrDefault("TIDINGS_DATA", "");
    Path file = Path.of(data, "security", "ssrf-urls.tsv");
    assumeTrue(!data.isEmpty() && Files.exists(file), "TIDINGS_DATA has no security/ssrf-urls.tsv");
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }
}
