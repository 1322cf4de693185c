package org.tidings.discord;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the operator sets for Discord.
 *
 * @param token the bot's token; never shown, not even by {@link #toString}
 * @param restBase base of the REST interface, with version: {@code https://discord.com/api/v10}
 * @param gateway address of the gateway; empty to use the one that the REST interface names
 * @param shards how many gateway connections to share the servers among; empty to do as Discord
 *     advises
 * @param deferAfter how long a command may take before a "thinking" answer is sent; Discord forgets
 *     an interaction after 3 s
 * @param identifyPause pause between logins of one bucket; Discord asks for 5 s
 */
public record DiscordSettings(
    String token,
    URI restBase,
    Optional<URI> gateway,
    OptionalInt shards,
    Duration deferAfter,
    Duration identifyPause) {
  /** Where Discord itself answers. */
  public static final URI DISCORD = URI.create("https://discord.com/api/v10");

  public DiscordSettings {
    if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new IllegalArgumentException("the Discord token is empty or has odd characters");
    }
    if (!isOneOf(restBase, "http", "https")) {
      throw new IllegalArgumentException("not an http address: '%s'".formatted(restBase));
    }
    if (gateway.isPresent() && !isOneOf(gateway.get(), "ws", "wss")) {
      throw new IllegalArgumentException("not a ws address: '%s'".formatted(gateway.get()));
    }
    if (shards.isPresent() && (shards.getAsInt() < 1 || shards.getAsInt() > 16_384)) {
      throw new IllegalArgumentException("not a count of shards: " + shards.getAsInt());
    }
    if (deferAfter.isNegative() || deferAfter.compareTo(Duration.ofMillis(2_500)) > 0) {
      throw new IllegalArgumentException("deferring after %s is too late".formatted(deferAfter));
    }
  }

  /** Discord itself, shards as it advises. */
  public static DiscordSettings of(String token) {
    return new DiscordSettings(
        token,
        DISCORD,
        Optional.empty(),
        OptionalInt.empty(),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5));
  }

  /** The same bot at another server that speaks Discord's protocol. */
  public DiscordSettings at(URI rest, Optional<URI> ws) {
    return new DiscordSettings(token, rest, ws, shards, deferAfter, identifyPause);
  }

  /** The same with a fixed number of shards. */
  public DiscordSettings withShards(int count) {
    return new DiscordSettings(
        token, restBase, gateway, OptionalInt.of(count), deferAfter, identifyPause);
  }

  /** The same with other pauses; tests use short ones. */
  public DiscordSettings withPauses(Duration defer, Duration identify) {
    return new DiscordSettings(token, restBase, gateway, shards, defer, identify);
  }

  /** The base with the slash at its end that JDA wants. */
  String baseWithSlash() {
    String base = restBase.toString();
    return base.endsWith("/") ? base : base + "/";
  }

  private static boolean isOneOf(URI address, String plain, String secure) {
    String scheme = address.getScheme();
    return address.getHost() != null
        && (plain.equalsIgnoreCase(scheme) || secure.equalsIgnoreCase(scheme));
  }

  @Override
  public String toString() {
    return "DiscordSettings[restBase=%s, gateway=%s, shards=%s]"
        .formatted(restBase, gateway, shards);
  }
}
