package org.tidings.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tidings.app.settings.Secret;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Companions;
import org.tidings.discord.DiscordPlatform;
import org.tidings.discord.DiscordSettings;
import org.tidings.telegram.TelegramPlatform;
import org.tidings.telegram.TelegramSettings;

/** Makes a platform of every adapter that has a token. */
final class Adapters {
  private Adapters() {}

  /**
   * The platforms, not started.
   *
   * @throws Failure if a token or the address to listen on cannot be one
   */
  static List<ChatPlatform> of(Settings settings, Companions companions) throws Failure {
    List<ChatPlatform> platforms = new ArrayList<>();
    try {
      settings
          .discord()
          .map(Adapters::discord)
          .map(reached -> new DiscordPlatform(reached, companions))
          .ifPresent(platforms::add);
      settings
          .telegram()
          .map(access -> telegram(access, settings))
          .map(reached -> new TelegramPlatform(reached, companions))
          .ifPresent(platforms::add);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
    return platforms;
  }

  /**
   * How Discord is reached.
   *
   * @throws IllegalArgumentException if the token cannot be one
   */
  static DiscordSettings discord(Settings.Discord access) {
    URI api = access.apiBase().orElse(DiscordSettings.DISCORD);
    DiscordSettings reached =
        DiscordSettings.of(access.token().value()).at(api, access.gatewayUrl());
    return access.shards().isPresent() ? reached.withShards(access.shards().getAsInt()) : reached;
  }

  /**
   * How Telegram is reached: it calls us where a public https address and a port to listen on are
   * set, else it is polled.
   */
  static TelegramSettings telegram(Settings.Telegram access, Settings settings) {
    TelegramSettings reached = TelegramSettings.of(access.token().value());
    reached = access.apiBase().map(reached::at).orElse(reached);
    Optional<URI> world = settings.publicUrl().filter(url -> "https".equals(url.getScheme()));
    if (world.isEmpty() || settings.listen().isEmpty()) {
      return reached;
    }
    return reached.with(webhook(world.get(), settings.listen().get(), access.token()));
  }

  /** The secret is made of the token, so that all processes of a bot know the same one. */
  private static TelegramSettings.Webhook webhook(URI world, String listen, Secret token) {
    int colon = listen.lastIndexOf(':');
    String host = colon > 0 ? listen.substring(0, colon).replaceAll("[\\[\\]]", "") : "127.0.0.1";
    String port = listen.substring(colon + 1);
    if (!port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "listen must be a port, or an address and a port such as 127.0.0.1:8080, not '%s'"
              .formatted(listen));
    }
    String base = world.toString().replaceFirst("/+$", "");
    return new TelegramSettings.Webhook(
        URI.create(base + "/telegram"), host, Integer.parseInt(port), secret(token));
  }

  private static String secret(Secret token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("webhook of " + token.value()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
