package org.tidings.discord.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** {@link DiscordRules} and {@link Gateway} on loopback, and the people who use them. */
public final class DiscordStandIn implements AutoCloseable {
  /** The token that is taken. */
  public static final String TOKEN = "stand-in.token.that-opens-nothing";

  /** Seconds; long, because it is waited out only when a test fails. */
  private static final long PATIENCE = 90;

  private static final String BASE = "/api/v10/";
  private static final Pattern PAYLOAD =
      Pattern.compile("name=\"payload_json\".*?\r\n\r\n(.*?)\r\n--", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("name=\"files\\[\\d+]\"");
  private final DiscordRules rules;
  private final Gateway gateway;
  private final MockWebServer server = new MockWebServer();
  private final MockWebServer gatewayServer = new MockWebServer();
  private final Doors doors = new Doors();
  private final BlockingQueue<Sight> seen = new LinkedBlockingQueue<>();
  private final Map<String, byte[]> downloads = new java.util.concurrent.ConcurrentHashMap<>();

  private DiscordStandIn(InstantSource clock) {
    rules = new DiscordRules(clock, TOKEN);
    gateway = new Gateway(TOKEN, () -> gatewayUrl().toString(), rules, doors);
    rules.onSight(seen::add);
  }

  /** Starts on free ports. */
  public static DiscordStandIn start(InstantSource clock) throws IOException {
    return start(clock, 0, 0);
  }

  /**
   * The same with a clock that takes ten seconds for one, so that a busy machine is not taken for a
   * bot that answers too late.
   */
  public static DiscordStandIn startPatient() throws IOException {
    InstantSource real = InstantSource.system();
    Instant start = real.instant();
    return start(() -> start.plus(Duration.between(start, real.instant()).dividedBy(10)));
  }

  static DiscordStandIn start(InstantSource clock, int port, int gatewayPort) throws IOException {
    var standIn = new DiscordStandIn(clock);
    standIn.server.setDispatcher(standIn.new Reception());
    standIn.gatewayServer.setServerSocketFactory(standIn.doors);
    standIn.gatewayServer.setDispatcher(standIn.new Door());
    standIn.gatewayServer.start(InetAddress.getLoopbackAddress(), gatewayPort);
    standIn.server.start(InetAddress.getLoopbackAddress(), port);
    return standIn;
  }

  public DiscordRules rules() {
    return rules;
  }

  public Gateway gateway() {
    return gateway;
  }

  public URI restBase() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/api/v10");
  }

  public URI gatewayUrl() {
    return URI.create("ws://127.0.0.1:" + gatewayServer.getPort() + "/gateway");
  }

  /** A file that people can attach; gives its address. */
  public String hold(String name, byte[] bytes) {
    downloads.put("/files/" + name, bytes.clone());
    return "http://127.0.0.1:" + server.getPort() + "/files/" + name;
  }

  /** Waits for what people see next; 90 s at most. */
  public Sight next() {
    try {
      Sight sight = seen.poll(PATIENCE, TimeUnit.SECONDS);
      if (sight == null) {
        throw new AssertionError("nothing was seen in time; ledger: " + lines());
      }
      return sight;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What was seen and not taken yet. */
  public List<Sight> unseen() {
    List<Sight> all = new ArrayList<>();
    seen.drainTo(all);
    return all;
  }

  /** The ledger as lines for people. */
  public List<String> lines() {
    return rules.ledger().stream().map(Entry::line).toList();
  }

  /** Waits until something is so; 90 s at most. */
  public void await(String what, BooleanSupplier so) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not so in time: " + what + "; ledger: " + lines());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }

  /** A person types a slash command; gives the interaction's id. */
  public String types(Person who, String channel, String command, DataObject... options) {
    DataArray all = DataArray.empty();
    List.of(options).forEach(all::add);
    DataObject data =
        DataObject.empty()
            .put("id", rules.nextId())
            .put("name", command)
            .put("type", 1)
            .put("options", all);
    return ask(2, who, channel, data, null);
  }

  /** The same, told with no field more than a bot must have to answer. */
  public String typesBarely(Person who, String channel, String command) {
    awaitBot();
    String id = rules.nextId();
    String token = rules.ask(id, 2, channel, false, "");
    gateway.tell(
        "INTERACTION_CREATE",
        DataObject.empty()
            .put("id", id)
            .put("application_id", DiscordRules.BOT)
            .put("type", 2)
            .put("token", token)
            .put("guild_id", DiscordRules.GUILD)
            .put("channel_id", channel)
            .put(
                "member",
                DataObject.empty()
                    .put("permissions", "0")
                    .put(
                        "user", DataObject.empty().put("id", who.id()).put("username", who.name())))
            .put("data", DataObject.empty().put("id", "1").put("name", command)));
    return id;
  }

  /** A person attaches a file to a command, which may have its sub-command behind a blank. */
  public String attaches(
      Person who, String channel, String command, String option, DataObject file) {
    String id = rules.nextId();
    DataObject attachment = file.put("id", id).put("proxy_url", file.getString("url"));
    String[] names = command.split(" ", 2);
    DataObject value = option(option, 11, id);
    DataObject data =
        DataObject.empty()
            .put("id", rules.nextId())
            .put("name", names[0])
            .put("type", 1)
            .put("options", DataArray.empty().add(names.length > 1 ? sub(names[1], value) : value))
            .put(
                "resolved",
                DataObject.empty().put("attachments", DataObject.empty().put(id, attachment)));
    return ask(2, who, channel, data, null);
  }

  /** A person names a room in a command; it comes with what the person may do there. */
  public String names(Person who, String channel, String command, String option, DataObject room) {
    String id = room.getString("id");
    DataObject data =
        DataObject.empty()
            .put("id", rules.nextId())
            .put("name", command)
            .put("type", 1)
            .put("options", DataArray.empty().add(option(option, 7, id)))
            .put("resolved", DataObject.empty().put("channels", DataObject.empty().put(id, room)));
    return ask(2, who, channel, data, null);
  }

  /** An option with its value: 3 text, 4 number, 5 truth, 7 channel, 8 role. */
  public static DataObject option(String name, int type, Object value) {
    return DataObject.empty().put("name", name).put("type", type).put("value", value);
  }

  /** A sub-command with its options. */
  public static DataObject sub(String name, DataObject... options) {
    DataArray all = DataArray.empty();
    List.of(options).forEach(all::add);
    return DataObject.empty().put("name", name).put("type", 1).put("options", all);
  }

  /** A person is typing an option. */
  public String completes(Person who, String channel, String command, DataObject option) {
    DataObject data =
        DataObject.empty()
            .put("id", rules.nextId())
            .put("name", command)
            .put("type", 1)
            .put("options", DataArray.empty().add(option.put("focused", true)));
    return ask(4, who, channel, data, null);
  }

  /** A person presses a button of a message. */
  public String presses(Person who, String channel, String customId, DataObject message) {
    return ask(
        3,
        who,
        channel,
        DataObject.empty().put("custom_id", customId).put("component_type", 2).put("id", 1),
        message);
  }

  /** A person picks from a menu of a message. */
  public String picks(
      Person who, String channel, String customId, List<String> values, DataObject message) {
    return ask(
        3,
        who,
        channel,
        DataObject.empty()
            .put("custom_id", customId)
            .put("component_type", 3)
            .put("id", 1)
            .put("values", DataArray.fromCollection(values)),
        message);
  }

  /** A person submits a modal. */
  public String submits(Person who, String channel, String customId, Map<String, String> answers) {
    DataArray fields = DataArray.empty();
    answers.forEach(
        (name, value) ->
            fields.add(
                DataObject.empty()
                    .put("type", 18)
                    .put("id", 1)
                    .put(
                        "component",
                        DataObject.empty()
                            .put("type", 4)
                            .put("id", 2)
                            .put("custom_id", name)
                            .put("value", value))));
    return ask(
        5,
        who,
        channel,
        DataObject.empty().put("custom_id", customId).put("components", fields),
        null);
  }

  /** A person chooses the entry of a message's menu. */
  public String asksAbout(Person who, String channel, String entry, DataObject message) {
    String id = message.getString("id");
    return ask(
        2,
        who,
        channel,
        DataObject.empty()
            .put("id", rules.nextId())
            .put("name", entry)
            .put("type", 3)
            .put("target_id", id)
            .put(
                "resolved",
                DataObject.empty().put("messages", DataObject.empty().put(id, message))),
        null);
  }

  private String ask(
      int type, Person who, String channel, DataObject data, @Nullable DataObject message) {
    awaitBot();
    String id = rules.nextId();
    DiscordRules.Channel room =
        rules.channel(channel).orElseGet(() -> rules.channel(channel, 1, "direct"));
    boolean direct = room.type() == 1;
    String token =
        rules.ask(
            id, type, channel, message != null, message == null ? "" : message.getString("id"));
    DataObject event =
        DataObject.empty()
            .put("id", id)
            .put("application_id", DiscordRules.BOT)
            .put("type", type)
            .put("token", token)
            .put("version", 1)
            .put("data", data)
            .put("channel_id", channel)
            .put("channel", room.json())
            .put("locale", "en-GB")
            .put("context", direct ? 1 : 0)
            .put("authorizing_integration_owners", DataObject.empty().put("0", DiscordRules.GUILD))
            .put("entitlements", DataArray.empty());
    if (direct) {
      event.put("user", DiscordRules.user(who));
    } else {
      event
          .put("guild_id", DiscordRules.GUILD)
          .put("guild_locale", "en-US")
          .put(
              "guild",
              DataObject.empty()
                  .put("id", DiscordRules.GUILD)
                  .put("locale", "en-US")
                  .put("features", DataArray.empty()))
          .put("member", DiscordRules.member(who));
    }
    if (message != null) {
      event.put("message", DataObject.fromJson(message.toString()));
    }
    gateway.tell("INTERACTION_CREATE", event);
    return id;
  }

  /** People do nothing before there is a bot: on a busy machine it may come late. */
  private void awaitBot() {
    await("a bot at the gateway", gateway::isHeard);
  }

  /** A person writes a message; gives its id. */
  public String says(Person who, String channel, String text, boolean mentioning) {
    awaitBot();
    String id = rules.nextId();
    boolean direct =
        rules.channel(channel).orElseGet(() -> rules.channel(channel, 1, "direct")).type() == 1;
    DataObject message =
        DataObject.empty()
            .put("id", id)
            .put("channel_id", channel)
            .put("author", DiscordRules.user(who))
            .put("content", text)
            .put("timestamp", "2026-11-23T12:00:00.000000+00:00")
            .put("edited_timestamp", null)
            .put("tts", false)
            .put("mention_everyone", false)
            .put(
                "mentions",
                mentioning ? DataArray.empty().add(DiscordRules.bot()) : DataArray.empty())
            .put("mention_roles", DataArray.empty())
            .put("attachments", DataArray.empty())
            .put("embeds", DataArray.empty())
            .put("components", DataArray.empty())
            .put("pinned", false)
            .put("type", 0)
            .put("flags", 0);
    if (!direct) {
      DataObject member = DiscordRules.member(who);
      member.remove("user");
      message.put("guild_id", DiscordRules.GUILD).put("member", member);
    }
    gateway.tell("MESSAGE_CREATE", message);
    return id;
  }

  @Override
  public void close() {
    gateway.drop();
    gatewayServer.close();
    server.close();
  }

  /** Takes gateway connections in. */
  private final class Door extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      gateway.attempted();
      return gateway.mode() == Gateway.Mode.REFUSING
          ? new MockResponse.Builder().code(503).build()
          : new MockResponse.Builder().webSocketUpgrade(gateway.listener()).build();
    }
  }

  /** Takes requests in. */
  private final class Reception extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      HttpUrl url = request.getUrl();
      String path = url.encodedPath();
      if (path.startsWith("/files/")) {
        byte[] bytes = downloads.get(path);
        return bytes == null
            ? new MockResponse.Builder().code(404).build()
            : new MockResponse.Builder().body(new okio.Buffer().write(bytes)).build();
      }
      if (!path.startsWith(BASE)) {
        return new MockResponse.Builder().code(404).build();
      }
      return rest(request, path.substring(BASE.length()).replace("%40", "@"), url);
    }

    private MockResponse rest(RecordedRequest request, String path, HttpUrl url) {
      ByteString bytes = request.getBody();
      String body = bytes == null ? "" : bytes.utf8();
      int files = 0;
      String type = String.valueOf(request.getHeaders().get("Content-Type"));
      if (type.startsWith("multipart/")) {
        Matcher file = FILE.matcher(body);
        while (file.find()) {
          files++;
        }
        Matcher payload = PAYLOAD.matcher(body);
        body = payload.find() ? payload.group(1) : "";
      }
      Answer answer =
          rules.handle(
              request.getMethod(),
              path,
              String.valueOf(url.encodedQuery()),
              String.valueOf(request.getHeaders().get("Authorization")),
              body,
              files);
      return response(answer);
    }

    private static MockResponse response(Answer answer) {
      if (answer.hangUp()) {
        return new MockResponse.Builder()
            .code(200)
            .onResponseStart(new SocketEffect.CloseSocket())
            .build();
      }
      MockResponse.Builder response =
          new MockResponse.Builder()
              .code(answer.status())
              .addHeader("Content-Type", "application/json");
      answer.headers().forEach(response::addHeader);
      return answer.status() == 204 ? response.build() : response.body(answer.body()).build();
    }
  }
}
