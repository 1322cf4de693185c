package org.tidings.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;
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
   * @throws Failure if a token cannot be one
   */
  static List<ChatPlatform> of(Settings settings) throws Failure {
    List<ChatPlatform> platforms = new ArrayList<>();
    try {
      settings.discord().map(Adapters::discord).ifPresent(platforms::add);
      settings.telegram().map(Adapters::telegram).ifPresent(platforms::add);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()));
    }
    return platforms;
  }

  private static ChatPlatform discord(Settings.Discord access) {
    URI api = access.apiBase().orElse(DiscordSettings.DISCORD);
    return new DiscordPlatform(
        DiscordSettings.of(access.token().value()).at(api, access.gatewayUrl()));
  }

  private static ChatPlatform telegram(Settings.Telegram access) {
    TelegramSettings settings = TelegramSettings.of(access.token().value());
    Optional<URI> base = access.apiBase();
    return new TelegramPlatform(base.map(settings::at).orElse(settings));
  }
}
