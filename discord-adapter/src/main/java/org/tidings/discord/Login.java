package org.tidings.discord;

import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InvalidTokenException;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionController.ShardedGateway;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.tidings.chat.Companions;
import org.tidings.chat.PlatformRefused;

/** Opens the shards: asks how many Discord advises, then lets JDA connect them. */
final class Login {
  static final String BAD_TOKEN =
      "Discord does not take the token. Make a new one in the developer portal (Bot, Reset Token)"
          + " and set DISCORD_TOKEN.";

  /** How often a process without a shard looks for one. */
  static final Duration LOOK = Duration.ofSeconds(3);

  /** Other processes have all shards. */
  static final class NoShard extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final DiscordSettings settings;
  private final OkHttpClient client;
  private final Companions companions;

  Login(DiscordSettings settings, OkHttpClient client, Companions companions) {
    this.companions = companions;
    this.settings = settings;
    this.client = client;
  }

  /**
   * Opens a session; shards connect in the background.
   *
   * @throws PlatformRefused if Discord refuses the token
   * @throws NoShard if other processes have all shards
   * @throws IOException if Discord cannot be reached just now
   */
  DiscordPlatform.Session open(EventListener listener) throws PlatformRefused, IOException {
    ShardedGateway gateway = gateway();
    Set<Integer> mine = companions.shards(gateway.getShardTotal());
    if (mine.isEmpty()) {
      throw new NoShard();
    }
    var logins = new PatientSessions(gateway, settings.identifyPause(), companions);
    var sockets = new PacedSockets(gateway.getShardTotal(), System::nanoTime);
    try {
      ShardManager shards = shards(gateway, mine, logins, sockets, listener);
      Optional<Shards> keeper =
          companions.equals(Companions.ALONE)
              ? Optional.empty()
              : Optional.of(new Shards(shards, companions, gateway.getShardTotal(), mine));
      return new DiscordPlatform.Session(shards, logins, sockets, keeper);
    } catch (InvalidTokenException _) {
      logins.close();
      throw new PlatformRefused(BAD_TOKEN);
    } catch (ErrorResponseException refused) {
      logins.close();
      if (refused.getErrorCode() == 401 || refused.getResponse().code == 401) {
        throw new PlatformRefused(BAD_TOKEN);
      }
      throw new IOException("login failed with error " + refused.getErrorCode());
    } catch (IllegalStateException broken) {
      logins.close();
      throw new IOException("login failed: " + broken.getClass().getSimpleName());
    }
  }

  private ShardManager shards(
      ShardedGateway gateway,
      Set<Integer> mine,
      PatientSessions logins,
      PacedSockets sockets,
      EventListener listener) {
    WebSocketFactory factory = new WebSocketFactory();
    factory.setSocketFactory(sockets.plain());
    factory.setSSLSocketFactory(sockets.secure());
    factory.setConnectionTimeout(10_000);
    return DefaultShardManagerBuilder.createLight(
            settings.token(), List.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
        .setShardsTotal(gateway.getShardTotal())
        .setShards(mine)
        .setRestConfig(new RestConfig().setBaseUrl(settings.baseWithSlash()))
        .setSessionController(logins)
        .setHttpClient(client)
        .setWebsocketFactory(factory)
        .setCompression(settings.gateway().isPresent() ? Compression.NONE : Compression.ZLIB)
        .setRequestTimeoutRetry(false)
        .setMaxReconnectDelay(120)
        .setEnableShutdownHook(false)
        .setUseShutdownNow(true)
        .setRawEventsEnabled(true)
        .addEventListeners(listener)
        .build();
  }

  /** What Discord advises, with the operator's wishes over it. */
  private ShardedGateway gateway() throws PlatformRefused, IOException {
    Request request =
        new Request.Builder()
            .url(settings.baseWithSlash() + "gateway/bot")
            .header("Authorization", "Bot " + settings.token())
            .header("User-Agent", RestConfig.USER_AGENT)
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.code() == 401) {
        throw new PlatformRefused(BAD_TOKEN);
      }
      if (response.isSuccessful()) {
        return advised(DataObject.fromJson(response.body().string()));
      }
      boolean advises =
          response.code() == 429 || (response.code() >= 500 && response.code() != 501);
      if (settings.gateway().isPresent() && !advises) {
        // a compatible server need not advise
        return new ShardedGateway(settings.gateway().get().toString(), settings.shards().orElse(1));
      }
      throw new IOException("status " + response.code());
    } catch (ParsingException _) {
      throw new IOException("an answer that cannot be read");
    }
  }

  private ShardedGateway advised(DataObject body) {
    int concurrency =
        body.optObject("session_start_limit")
            .map(limit -> limit.getInt("max_concurrency", 1))
            .orElse(1);
    return new ShardedGateway(
        settings.gateway().map(java.net.URI::toString).orElseGet(() -> body.getString("url")),
        settings.shards().orElseGet(() -> Math.max(1, body.getInt("shards", 1))),
        concurrency);
  }
}
