package org.tidings.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the person who runs Tidings decided.
 *
 * @param discord empty without a token
 * @param telegram empty without a token
 * @param publicUrl where the world reaches this machine, for webhooks and links
 * @param listen address and port of our own HTTP server
 * @param operators keys of callers who may do everything: {@code discord:4711}
 * @param allowPrivateNetworks whether feeds may lie in private networks
 * @param keepArticles how long articles are kept; empty for always
 * @param feedsPerRoom most feeds of one room
 * @param readPages of how many characters of an article a feed must give so that its page is not
 *     read, too; 0 reads none
 * @param sampleNewsroom whether the sample newsroom answers on platforms other than the terminal
 * @param contact what /about says of whom to ask; empty for nothing
 * @param terms what /about says of the terms; empty for nothing
 * @param databaseUrl a PostgreSQL database instead of the file in the home folder; begins with
 *     {@code jdbc:postgresql:}
 * @param databaseUser empty when the address names one
 * @param databasePassword empty when the address names one, or none is needed
 * @param openSearch address of a distributed index
 */
public record Settings(
    Optional<Discord> discord,
    Optional<Telegram> telegram,
    Optional<URI> publicUrl,
    Optional<String> listen,
    Set<String> operators,
    boolean allowPrivateNetworks,
    Optional<Duration> keepArticles,
    int feedsPerRoom,
    int readPages,
    boolean sampleNewsroom,
    String contact,
    String terms,
    Optional<Secret> databaseUrl,
    Optional<String> databaseUser,
    Optional<Secret> databasePassword,
    Optional<URI> openSearch) {
  public Settings {
    operators = Set.copyOf(operators);
  }

  /**
   * Access to Discord.
   *
   * @param apiBase what stands before the methods, {@code /api/v10} included
   * @param shards how many gateway connections; empty for as many as Discord advises
   */
  public record Discord(
      Secret token, Optional<URI> apiBase, Optional<URI> gatewayUrl, OptionalInt shards) {}

  /**
   * Access to Telegram.
   *
   * @param apiBase what stands before {@code /bot<token>}; may have a path
   */
  public record Telegram(Secret token, Optional<URI> apiBase) {}
}
