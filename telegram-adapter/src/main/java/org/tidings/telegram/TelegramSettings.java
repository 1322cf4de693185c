package org.tidings.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach Telegram.
 *
 * @param token the bot's token from @BotFather; never printed
 * @param apiBase address of the Bot API, with an optional path; any compatible server will do
 * @param webhook how Telegram reaches us; empty for long polling
 * @param poll how long one long poll waits for updates, at most 50 s
 */
public record TelegramSettings(
    String token, URI apiBase, Optional<Webhook> webhook, Duration poll) {
  /** Telegram's own address. */
  public static final URI OFFICIAL = URI.create("https://api.telegram.org");

  public TelegramSettings {
    token = token.strip();
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c == '/' || c > '~')) {
      throw new IllegalArgumentException(
          "the Telegram token is empty or holds a blank, a slash or a letter outside of ASCII");
    }
    if (apiBase.getHost() == null
        || !("http".equals(apiBase.getScheme()) || "https".equals(apiBase.getScheme()))) {
      throw new IllegalArgumentException(
          "the Telegram API base must look like https://api.telegram.org");
    }
    if (poll.isNegative() || poll.compareTo(Duration.ofSeconds(50)) > 0) {
      throw new IllegalArgumentException("poll must be 0 to 50 s: " + poll);
    }
  }

  /** Long polling at Telegram's own address: a token is enough. */
  public static TelegramSettings of(String token) {
    return new TelegramSettings(token, OFFICIAL, Optional.empty(), Duration.ofSeconds(50));
  }

  public TelegramSettings at(URI base) {
    return new TelegramSettings(token, base, webhook, poll);
  }

  public TelegramSettings with(Webhook hook) {
    return new TelegramSettings(token, apiBase, Optional.of(hook), poll);
  }

  public TelegramSettings withPoll(Duration longest) {
    return new TelegramSettings(token, apiBase, webhook, longest);
  }

  /** The token left out, so that printing settings is always safe. */
  @Override
  public String toString() {
    return "TelegramSettings[apiBase=%s, webhook=%s, poll=%s]"
        .formatted(apiBase, webhook.isPresent(), poll);
  }

  /**
   * Telegram calls us instead of being polled.
   *
   * @param publicUrl what Telegram calls: https, port 443, 80, 88 or 8443
   * @param host where our own server listens, usually behind a proxy
   * @param port 0 for any free one
   * @param secret 1-256 of letters, digits, _ and -; sent back by Telegram in a header; never
   *     printed
   */
  public record Webhook(URI publicUrl, String host, int port, String secret) {
    public Webhook {
      if (!secret.matches("[A-Za-z0-9_-]{1,256}")) {
        throw new IllegalArgumentException(
            "the webhook secret must be 1 to 256 of letters, digits, _ and -");
      }
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("no such port: " + port);
      }
    }

    /** The secret left out. */
    @Override
    public String toString() {
      return "Webhook[publicUrl=%s, listen=%s:%d]".formatted(publicUrl, host, port);
    }
  }
}
