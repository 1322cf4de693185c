package org.tidings.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  private static final String TOKEN = "canary-token-never-to-be-seen";

  @TempDir private Path home;

  @Test
  void needsNoFile() throws Exception {
    Settings settings = SettingsReader.read(home, Map.of());

    assertThat(settings.discord()).isEmpty();
    assertThat(settings.telegram()).isEmpty();
    assertThat(settings.feedsPerRoom()).isEqualTo(200);
    assertThat(settings.readPages()).isEqualTo(200);
    assertThat(settings.allowPrivateNetworks()).isFalse();
  }

  @Test
  void readsEveryKey() throws Exception {
    file(
        """
        discord:
          token: one
          api-base: https://discord.example/api/v10
          gateway-url: wss://gateway.example
          shards: 8
        telegram: {token: two, api-base: https://telegram.example/bots}
        public-url: https://tidings.example
        listen: 127.0.0.1:8080
        operators: [discord:4711, telegram:42]
        allow-private-networks: true
        keep-articles: 90d
        feeds-per-room: 50
        read-pages: off
        sample-newsroom: on
        contact: news@tidings.example
        terms: Be kind.
        database: {url: jdbc:postgresql://db.example/tidings}
        index: {opensearch: https://search.example}
        """);

    Settings settings = SettingsReader.read(home, Map.of());

    Settings.Discord discord = settings.discord().orElseThrow();
    assertThat(discord.token().value()).isEqualTo("one");
    assertThat(discord.apiBase()).contains(URI.create("https://discord.example/api/v10"));
    assertThat(discord.gatewayUrl()).contains(URI.create("wss://gateway.example"));
    assertThat(discord.shards()).hasValue(8);
    assertThat(settings.telegram().orElseThrow().apiBase())
        .contains(URI.create("https://telegram.example/bots"));
    assertThat(settings.publicUrl()).contains(URI.create("https://tidings.example"));
    assertThat(settings.listen()).contains("127.0.0.1:8080");
    assertThat(settings.operators()).containsExactlyInAnyOrder("discord:4711", "telegram:42");
    assertThat(settings.allowPrivateNetworks()).isTrue();
    assertThat(settings.keepArticles()).contains(Duration.ofDays(90));
    assertThat(settings.feedsPerRoom()).isEqualTo(50);
    assertThat(settings.readPages()).isZero();
    assertThat(settings.sampleNewsroom()).isTrue();
    assertThat(settings.contact()).isEqualTo("news@tidings.example");
    assertThat(settings.terms()).isEqualTo("Be kind.");
    assertThat(settings.databaseUrl().orElseThrow().value()).contains("postgresql");
    assertThat(settings.openSearch()).contains(URI.create("https://search.example"));
  }

  @Test
  void letsTheEnvironmentWin() throws Exception {
    file("telegram:\n  token: from-file\noperators: [discord:1]\n");

    Settings settings =
        SettingsReader.read(
            home,
            Map.of("TELEGRAM_TOKEN", "from-env", "TIDINGS_OPERATORS", "discord:2, telegram:3"));

    assertThat(settings.telegram().orElseThrow().token().value()).isEqualTo("from-env");
    assertThat(settings.operators()).containsExactlyInAnyOrder("discord:2", "telegram:3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact: me%discrod: {token: x}|line 2: unknown key 'discrod'; .* 'discord'",
        "discord:%  tokn: x|line 2: unknown key 'discord.tokn'; .* 'discord.token'",
        "keep-artikles: 3d|line 1: unknown key 'keep-artikles'; .* 'keep-articles'",
        "contact: a%contact: b|line 2: .*",
        "keep-articles: soon|line 1: 'soon' of keep-articles is not a span of time.*",
        "allow-private-networks: maybe|line 1: 'maybe' .* is not on or off",
        "public-url: tidings|line 1: 'tidings' of public-url is not an address.*",
        "operators: [nobody]|line 1: .* discord:ID and telegram:ID",
        "read-pages: some|line 1: .* on, off or a number of characters up to 99999",
        "feeds-per-room: none|line 1: .* a number from 1 to 99999",
        "discord: {token: x, shards: many}|line 1: 'many' of discord.shards is not auto or a"
            + " number.*",
        "contact: {a: b}|line 1: contact has no parts",
        "contact: [a, b]|line 1: contact takes one value, not a list",
        "- a list|line 1: keys with values are expected.*",
        "contact: 'never closed|line \\d: this is not YAML"
      })
  void saysWhatIsWrongAndWhere(String text, String message) throws IOException {
    file(text.replace('%', '\n') + "\n");

    assertThatThrownBy(() -> SettingsReader.read(home, Map.of()))
        .isInstanceOf(WrongSettings.class)
        .hasMessageMatching("tidings.yaml, " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesTheVariableThatIsWrong() {
    assertThatThrownBy(
            () -> SettingsReader.read(home, Map.of("TELEGRAM_API_BASE", "ftp://example")))
        .hasMessageStartingWith("TELEGRAM_API_BASE: 'ftp://example'");
  }

  @Test
  void neverPrintsAToken() throws Exception {
    Settings settings =
        SettingsReader.read(home, Map.of("DISCORD_TOKEN", TOKEN, "TELEGRAM_TOKEN", TOKEN + "2"));

    assertThat(settings.toString()).doesNotContain("canary").contains(Secret.MASK);
    assertThat(Masks.mask("GET https://api/bot" + TOKEN + "2/getMe")).doesNotContain("canary");
  }

  @Test
  void masksWhateverLooksLikeAToken() {
    String telegram = "1234567890:" + "A".repeat(35);
    String discord = "M".repeat(24) + "." + "G".repeat(6) + "." + "x".repeat(38);

    assertThat(Masks.mask("a %s b %s c".formatted(telegram, discord))).isEqualTo("a **** b **** c");
  }

  private void file(String text) throws IOException {
    Files.writeString(home.resolve(SettingsReader.FILE), text);
  }
}
