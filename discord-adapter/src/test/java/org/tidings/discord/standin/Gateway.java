package org.tidings.discord.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** The gateway: hello, identify, resume, heartbeats, events, and the faults of all of them. */
public final class Gateway {
  private final String token;
  private final Supplier<String> url;
  private final DiscordRules rules;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final List<Long> attempts = new CopyOnWriteArrayList<>();
  private final AtomicInteger identifies = new AtomicInteger();
  private final AtomicInteger resumes = new AtomicInteger();
  private final Doors doors;
  private volatile Mode mode = Mode.OPEN;
  private volatile boolean secretive;

  Gateway(String token, Supplier<String> url, DiscordRules rules, Doors doors) {
    this.token = token;
    this.url = url;
    this.rules = rules;
    this.doors = doors;
  }

  /** How it treats those who come. */
  public enum Mode {
    OPEN,
    /** Refuses the WebSocket handshake. */
    REFUSING,
    /** Takes the connection and hangs up at once. */
    HANGING_UP,
    /** Takes no resume: whoever comes must identify anew. */
    FORGETFUL
  }

  public void mode(Mode next) {
    mode = next;
  }

  /** Names its server when asked to identify and never tells more of it, as in an outage. */
  public void secretive() {
    secretive = true;
  }

  Mode mode() {
    return mode;
  }

  void attempted() {
    attempts.add(System.nanoTime());
  }

  /** How many connections were tried. */
  public int attempts() {
    return attempts.size();
  }

  public int identifies() {
    return identifies.get();
  }

  public int resumes() {
    return resumes.get();
  }

  /** How many shards are connected and ready. */
  public int ready() {
    return (int) links.stream().filter(link -> link.session != null).count();
  }

  /** Whether anybody ever came who may be told events, now or when they resume. */
  boolean isHeard() {
    return !sessions.isEmpty();
  }

  /** Breaks every connection without a word. */
  public void drop() {
    doors.slam();
  }

  /** Closes every connection with a code of Discord's. */
  public void close(int code) {
    links.forEach(link -> link.socket.close(code, "told to"));
  }

  /** Asks everybody to reconnect and resume. */
  public void askToReconnect() {
    links.forEach(link -> link.send(DataObject.empty().put("op", 7).put("d", null)));
  }

  /** Declares every session void; they must identify anew. */
  public void invalidate() {
    sessions.clear();
    links.forEach(link -> link.send(DataObject.empty().put("op", 9).put("d", false)));
  }

  /** Tells the shard of our server an event; kept for who resumes. */
  public void tell(String type, DataObject body) {
    boolean direct = body.isNull("guild_id");
    for (Session session : sessions.values()) {
      if (session.shard == (direct ? 0 : shardOf(session.shards))) {
        session.tell(type, body);
      }
    }
  }

  private static int shardOf(int shards) {
    return (int) ((Long.parseLong(DiscordRules.GUILD) >> 22) % shards);
  }

  WebSocketListener listener() {
    return new Link();
  }

  private DataObject guild(Session session) {
    DataArray channels = DataArray.empty();
    DataArray threads = DataArray.empty();
    for (DiscordRules.Channel channel : rules.channels()) {
      if (channel.isThread()) {
        threads.add(channel.json());
      } else if (channel.type() != 1) {
        channels.add(channel.json());
      }
    }
    DataObject everyone =
        DataObject.empty()
            .put("id", DiscordRules.GUILD)
            .put("name", "@everyone")
            .put("color", 0)
            .put("colors", DataObject.empty().put("primary_color", 0))
            .put("hoist", false)
            .put("position", 0)
            .put("permissions", "274878024768")
            .put("managed", false)
            .put("mentionable", false)
            .put("flags", 0);
    DataObject bot =
        DataObject.empty()
            .put("user", DiscordRules.bot())
            .put("roles", DataArray.empty())
            .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
            .put("deaf", false)
            .put("mute", false)
            .put("flags", 0);
    return DataObject.empty()
        .put("id", DiscordRules.GUILD)
        .put("name", "The Newsroom")
        .put("icon", null)
        .put("splash", null)
        .put("owner_id", "600000000000000099")
        .put("afk_channel_id", null)
        .put("afk_timeout", 300)
        .put("verification_level", 0)
        .put("default_message_notifications", 0)
        .put("explicit_content_filter", 0)
        .put("mfa_level", 0)
        .put("nsfw_level", 0)
        .put("premium_tier", 0)
        .put("premium_subscription_count", 0)
        .put("preferred_locale", "en-US")
        .put("system_channel_id", null)
        .put("system_channel_flags", 0)
        .put("rules_channel_id", null)
        .put("public_updates_channel_id", null)
        .put("roles", DataArray.empty().add(everyone))
        .put("emojis", DataArray.empty())
        .put("stickers", DataArray.empty())
        .put("features", DataArray.empty())
        .put("channels", channels)
        .put("threads", threads)
        .put("members", DataArray.empty().add(bot))
        .put("member_count", 3)
        .put("large", false)
        .put("unavailable", false)
        .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
        .put("presences", DataArray.empty())
        .put("voice_states", DataArray.empty())
        .put("stage_instances", DataArray.empty())
        .put("guild_scheduled_events", DataArray.empty())
        .put("soundboard_sounds", DataArray.empty())
        .put("shard", session.shard);
  }

  /** What outlives a connection. */
  private static final class Session {
    private final String id;
    private final int shard;
    private final int shards;
    private final List<DataObject> told = new ArrayList<>();
    private @org.jspecify.annotations.Nullable Link link;

    Session(String id, int shard, int shards) {
      this.id = id;
      this.shard = shard;
      this.shards = shards;
    }

    synchronized void tell(String type, DataObject body) {
      DataObject event =
          DataObject.empty().put("op", 0).put("t", type).put("s", told.size() + 1).put("d", body);
      told.add(event);
      if (link != null) {
        link.send(event);
      }
    }

    synchronized void resume(Link with, int after) {
      link = with;
      told.subList(Math.min(after, told.size()), told.size()).forEach(with::send);
    }

    synchronized void leave(Link gone) {
      if (link == gone) {
        link = null;
      }
    }
  }

  /** One connection. */
  private final class Link extends WebSocketListener {
    private @org.jspecify.annotations.Nullable WebSocket open;
    private volatile @org.jspecify.annotations.Nullable Session session;
    private volatile boolean gone;
    private final Sender socket = new Sender();

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
      synchronized (this) {
        open = webSocket;
      }
      if (mode == Mode.HANGING_UP) {
        webSocket.close(1001, null);
        return;
      }
      links.add(this);
      send(
          DataObject.empty()
              .put("op", 10)
              .put("d", DataObject.empty().put("heartbeat_interval", 30_000)));
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
      DataObject frame = DataObject.fromJson(text);
      switch (frame.getInt("op", -1)) {
        case 1 -> send(DataObject.empty().put("op", 11).put("d", null));
        case 2 -> identify(frame.getObject("d"));
        case 6 -> resume(frame.getObject("d"));
        default -> {} // presence and the like
      }
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString bytes) {
      webSocket.close(4002, "only text");
    }

    private void identify(DataObject body) {
      identifies.incrementAndGet();
      if (!token.equals(body.getString("token", ""))) {
        socket.close(4004, "Authentication failed.");
        return;
      }
      int intents = body.getInt("intents", 0);
      int privileged = 1 << 1 | 1 << 8 | 1 << 15;
      if ((intents & privileged) != 0) {
        socket.close(4014, "Disallowed intent(s).");
        return;
      }
      DataArray shard = body.optArray("shard").orElseGet(() -> DataArray.empty().add(0).add(1));
      var opened = new Session("session-" + rules.nextId(), shard.getInt(0), shard.getInt(1));
      sessions.values().removeIf(old -> old.shard == opened.shard && old.link == null);
      sessions.put(opened.id, opened);
      opened.resume(this, 0);
      boolean ours = opened.shard == shardOf(opened.shards);
      DataArray guilds = DataArray.empty();
      if (ours) {
        guilds.add(DataObject.empty().put("id", DiscordRules.GUILD).put("unavailable", true));
      }
      opened.tell(
          "READY",
          DataObject.empty()
              .put("v", 10)
              .put("user", DiscordRules.bot())
              .put("guilds", guilds)
              .put("private_channels", DataArray.empty())
              .put("session_id", opened.id)
              .put("resume_gateway_url", url.get())
              .put("shard", shard)
              .put("application", DataObject.empty().put("id", DiscordRules.BOT).put("flags", 0)));
      if (ours && !secretive) {
        opened.tell("GUILD_CREATE", guild(opened));
      }
      session = opened;
    }

    private void resume(DataObject body) {
      resumes.incrementAndGet();
      Session before = sessions.get(body.getString("session_id", ""));
      if (before == null || mode == Mode.FORGETFUL) {
        send(DataObject.empty().put("op", 9).put("d", false));
        return;
      }
      before.resume(this, body.getInt("seq", 0));
      before.tell("RESUMED", DataObject.empty());
      session = before;
    }

    synchronized void send(DataObject frame) {
      if (open != null && !gone) {
        open.send(frame.toString());
      }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
      webSocket.close(code == 1005 ? 1000 : code, null);
      leave(code == 1000 || code == 1001);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
      leave(false);
    }

    @Override
    public void onFailure(
        WebSocket webSocket, Throwable t, @org.jspecify.annotations.Nullable Response response) {
      leave(false);
    }

    private void leave(boolean forGood) {
      gone = true;
      links.remove(this);
      Session mine = session;
      if (mine != null) {
        mine.leave(this);
        if (forGood) {
          sessions.remove(mine.id);
        }
      }
    }

    /** The socket once it is open. */
    private final class Sender {
      void close(int code, String reason) {
        synchronized (Link.this) {
          if (open != null) {
            open.close(code, reason);
          }
        }
      }
    }
  }
}
