package org.tidings.discord.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Discord's REST interface as far as the bot uses it, in memory: what it takes, what it refuses and
 * with which code. No network, no threads, no time of its own; safe for many threads.
 */
public final class DiscordRules {
  /** The bot's user and application id. */
  public static final String BOT = "900000000000000001";

  /** The one server. */
  public static final String GUILD = "800000000000000001";

  private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
  private static final Duration ANSWER_TIME = Duration.ofSeconds(3);
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
  private static final int EPHEMERAL = 1 << 6;
  private static final Pattern MESSAGES = Pattern.compile("channels/(\\d+)/messages");
  private static final Pattern MESSAGE = Pattern.compile("channels/(\\d+)/messages/(\\d+)");
  private static final Pattern CROSSPOST =
      Pattern.compile("channels/(\\d+)/messages/(\\d+)/crosspost");
  private static final Pattern THREADS = Pattern.compile("channels/(\\d+)/threads");
  private static final Pattern CHANNEL = Pattern.compile("channels/(\\d+)");
  private static final Pattern ACTIVE = Pattern.compile("guilds/(\\d+)/threads/active");
  private static final Pattern MEMBER = Pattern.compile("guilds/(\\d+)/members/(\\d+)");
  private static final Pattern CALLBACK = Pattern.compile("interactions/(\\d+)/([^/]+)/callback");
  private static final Pattern FOLLOW = Pattern.compile("webhooks/(\\d+)/([^/]+)");
  private static final Pattern FOLLOWED =
      Pattern.compile("webhooks/(\\d+)/([^/]+)/messages/([^/]+)");
  private static final Pattern COMMANDS = Pattern.compile("applications/(\\d+)/commands");
  private final InstantSource clock;
  private final String token;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Asked> asked = new HashMap<>();
  private final Map<String, Person> people = new HashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Entry> ledger = new ArrayList<>();
  private final Map<String, Deque<Instant>> spent = new HashMap<>();
  private Consumer<Sight> sights = _ -> {};
  private DataArray commands = DataArray.empty();
  private long lastId = 1_400_000_000_000_000_000L;
  private int perWindow = Integer.MAX_VALUE;
  private Duration window = Duration.ofSeconds(5);
  private int shards = 1;
  private int concurrency = 1;
  private boolean plain;

  /**
   * @param token the one that is taken
   */
  public DiscordRules(InstantSource clock, String token) {
    this.clock = clock;
    this.token = token;
  }

  /** Tells every sight as it happens, in order; quick, and never calling back. */
  public synchronized void onSight(Consumer<Sight> listener) {
    sights = listener;
  }

  /** How the shards are advised. */
  public synchronized void advise(int count, int maxConcurrency) {
    shards = count;
    concurrency = maxConcurrency;
  }

  /** Limits every message route to so many requests in a window. */
  public synchronized void limit(int requests, Duration each) {
    perWindow = requests;
    window = each;
  }

  /** From now on it takes no Components V2, as a server that does not know them. */
  public synchronized void withoutComponentsV2() {
    plain = true;
  }

  /** Adds a room: 0 text, 5 announcements, 10-12 thread, 15 forum. */
  public synchronized Channel channel(String id, int type, String name) {
    Channel channel = new Channel(id, type, name);
    channels.put(id, channel);
    return channel;
  }

  /** Adds a person. */
  public synchronized void person(Person person) {
    people.put(person.id(), person);
  }

  public synchronized Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /** The next request whose line "METHOD path" contains the words gets this instead. */
  public synchronized void failNext(String words, Answer answer) {
    faults.add(new Fault(words, answer, false));
  }

  /** The next such request is carried out, and the connection breaks before its answer. */
  public synchronized void loseAnswerOfNext(String words) {
    faults.add(new Fault(words, Answer.broken(), true));
  }

  /** Everything received so far. */
  public synchronized List<Entry> ledger() {
    return List.copyOf(ledger);
  }

  /** Forgets the ledger, not what happened. */
  public synchronized void clearLedger() {
    ledger.clear();
  }

  public synchronized DataArray commands() {
    return commands;
  }

  public synchronized List<DataObject> messages(String channel) {
    Channel known = channels.get(channel);
    return known == null ? List.of() : List.copyOf(known.messages.values());
  }

  public synchronized Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  public synchronized List<Channel> channels() {
    return List.copyOf(channels.values());
  }

  /** A new id, later than every other. */
  public synchronized String nextId() {
    lastId += 1 << 22;
    return Long.toString(lastId);
  }

  /** Opens an interaction, before its event goes out. */
  public synchronized String ask(
      String id, int type, String channel, boolean onMessage, String messageId) {
    String key = "token-" + id;
    asked.put(key, new Asked(id, type, channel, onMessage, messageId, clock.instant()));
    return key;
  }

  /** How an interaction was acknowledged: the type of the callback; 0 when it was not. */
  public synchronized int acknowledged(String interactionId) {
    Asked one = asked.get("token-" + interactionId);
    return one == null ? 0 : one.acknowledged;
  }

  /** Carries a request out, or refuses it. */
  public synchronized Answer handle(
      String method, String path, String query, String authorization, String body, int files) {
    String line = method + " " + path;
    Fault fault = faults.stream().filter(f -> line.contains(f.words)).findFirst().orElse(null);
    Answer answer;
    if (fault != null && !fault.after) {
      faults.remove(fault);
      answer = fault.answer;
    } else {
      answer =
          limited(line).orElseGet(() -> route(method, path, query, authorization, body, files));
      if (fault != null) {
        faults.remove(fault);
        answer = answer.hangingUp();
      }
    }
    ledger.add(new Entry(clock.instant(), method, path, body, answer.status()));
    return answer;
  }

  private Optional<Answer> limited(String line) {
    if (perWindow == Integer.MAX_VALUE || !line.matches("POST channels/\\d+/messages")) {
      return Optional.empty();
    }
    Deque<Instant> times = spent.computeIfAbsent(line, _ -> new ArrayDeque<>());
    Instant now = clock.instant();
    while (!times.isEmpty() && !times.getFirst().plus(window).isAfter(now)) {
      times.removeFirst();
    }
    if (times.size() >= perWindow) {
      Duration wait = Duration.between(now, times.getFirst().plus(window));
      return Optional.of(Answer.slow(wait.toMillis() / 1000.0, false));
    }
    times.addLast(now);
    return Optional.empty();
  }

  private Map<String, String> limits(String channel) {
    Deque<Instant> times = spent.get("POST channels/" + channel + "/messages");
    if (times == null || times.isEmpty()) {
      return Map.of();
    }
    Duration reset = Duration.between(clock.instant(), times.getFirst().plus(window));
    return Map.of(
        "X-RateLimit-Limit", String.valueOf(perWindow),
        "X-RateLimit-Remaining", String.valueOf(perWindow - times.size()),
        "X-RateLimit-Reset-After", String.valueOf(reset.toMillis() / 1000.0),
        "X-RateLimit-Bucket", "messages");
  }

  private Answer route(
      String method, String path, String query, String authorization, String body, int files) {
    boolean open = path.startsWith("interactions/") || path.startsWith("webhooks/");
    if (!open && !authorization.equals("Bot " + token)) {
      return Answer.error(401, 0, "401: Unauthorized");
    }
    return switch (method) {
      case "GET" -> get(path, query);
      case "POST" -> post(path, body, files);
      case "PATCH" -> patch(path, object(body), files);
      case "PUT" -> put(path, body);
      case "DELETE" -> delete(path);
      default -> Answer.error(405, 0, "405: Method Not Allowed");
    };
  }

  private Answer get(String path, String query) {
    if (path.equals("users/@me")) {
      return Answer.of(bot());
    }
    if (path.equals("gateway/bot")) {
      return Answer.of(
          DataObject.empty()
              .put("url", "ws://127.0.0.1:9/never")
              .put("shards", shards)
              .put(
                  "session_start_limit",
                  DataObject.empty()
                      .put("total", 1000)
                      .put("remaining", 999)
                      .put("reset_after", 0)
                      .put("max_concurrency", concurrency)));
    }
    Matcher match = COMMANDS.matcher(path);
    if (match.matches()) {
      return Answer.of(commands);
    }
    match = ACTIVE.matcher(path);
    if (match.matches()) {
      DataArray threads = DataArray.empty();
      channels.values().stream().filter(Channel::isThread).forEach(c -> threads.add(c.json()));
      return Answer.of(
          DataObject.empty().put("threads", threads).put("members", DataArray.empty()));
    }
    match = MEMBER.matcher(path);
    if (match.matches()) {
      Person person = people.get(match.group(2));
      return person == null
          ? Answer.error(404, 10_007, "Unknown Member")
          : Answer.of(member(person));
    }
    match = CHANNEL.matcher(path);
    if (match.matches()) {
      return visible(match.group(1), channel -> Answer.of(channel.json()));
    }
    match = MESSAGES.matcher(path);
    if (match.matches()) {
      int limit =
          query.contains("limit=")
              ? Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1"))
              : 50;
      return visible(
          match.group(1),
          channel -> {
            DataArray all = DataArray.empty();
            channel.messages.values().stream()
                .sorted(Comparator.comparingLong((DataObject m) -> m.getLong("id")).reversed())
                .limit(limit)
                .forEach(all::add);
            return Answer.of(all);
          });
    }
    match = MESSAGE.matcher(path);
    if (match.matches()) {
      String id = match.group(2);
      return visible(
          match.group(1),
          channel ->
              channel.messages.containsKey(id)
                  ? Answer.of(channel.messages.get(id))
                  : Answer.error(404, 10_008, "Unknown Message"));
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  private Answer visible(String id, java.util.function.Function<Channel, Answer> then) {
    Channel channel = channels.get(id);
    if (channel == null) {
      return Answer.error(404, 10_003, "Unknown Channel");
    }
    return channel.hidden ? Answer.error(403, 50_001, "Missing Access") : then.apply(channel);
  }

  private Answer post(String path, String body, int files) {
    Matcher match = MESSAGES.matcher(path);
    if (match.matches()) {
      String id = match.group(1);
      return visible(id, channel -> create(channel, object(body), files)).with(limits(id));
    }
    match = THREADS.matcher(path);
    if (match.matches()) {
      return visible(match.group(1), forum -> thread(forum, object(body), files));
    }
    match = CROSSPOST.matcher(path);
    if (match.matches()) {
      String id = match.group(2);
      return visible(match.group(1), channel -> crosspost(channel, id));
    }
    match = CALLBACK.matcher(path);
    if (match.matches()) {
      return callback(match.group(1), match.group(2), object(body), files);
    }
    match = FOLLOW.matcher(path);
    if (match.matches()) {
      return follow(match.group(2), object(body), files);
    }
    if (path.equals("users/@me/channels")) {
      return direct(object(body).getString("recipient_id"));
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  private Answer direct(String person) {
    if (!people.containsKey(person)) {
      return Answer.error(400, 50_033, "Invalid Recipient(s)");
    }
    String id = directId(person);
    Channel channel = channels.computeIfAbsent(id, _ -> new Channel(id, 1, "direct"));
    return Answer.of(channel.json());
  }

  /** The channel of a person's direct chat. */
  public static String directId(String person) {
    return "5" + person.substring(1);
  }

  private Answer create(Channel channel, DataObject body, int files) {
    if (channel.type == 15) {
      return Answer.error(400, 50_008, "Cannot send messages in a non-text channel");
    }
    if (channel.type == 1 && channel.mute) {
      return Answer.error(403, 50_007, "Cannot send messages to this user");
    }
    if (channel.mute) {
      return Answer.error(403, 50_013, "Missing Permissions");
    }
    if (channel.locked) {
      return Answer.error(400, 160_005, "Thread is locked");
    }
    Optional<Answer> fault = faultOf(body, files);
    if (fault.isPresent()) {
      return fault.get();
    }
    String nonce = body.getString("nonce", "");
    if (body.getBoolean("enforce_nonce", false)) {
      Sent before = channel.nonces.get(nonce);
      if (before != null && before.at.plus(NONCE_LIFE).isAfter(clock.instant())) {
        return Answer.of(before.message);
      }
    }
    DataObject message = message(channel, body);
    channel.messages.put(message.getString("id"), message);
    if (!nonce.isEmpty()) {
      channel.nonces.put(nonce, new Sent(message, clock.instant()));
    }
    sights.accept(new Sight(Sight.Kind.NEW, channel.id, message));
    DataObject told = DataObject.fromJson(message.toString());
    return Answer.of(nonce.isEmpty() ? told : told.put("nonce", nonce));
  }

  private Optional<Answer> faultOf(DataObject body, int files) {
    if (plain && (body.getInt("flags", 0) & MessageRules.V2) != 0) {
      return Optional.of(Answer.error(400, 50_035, "Invalid Form Body: flags"));
    }
    return MessageRules.message(body, files)
        .map(
            fault ->
                fault.equals("EMPTY")
                    ? Answer.error(400, 50_006, "Cannot send an empty message")
                    : Answer.error(400, 50_035, "Invalid Form Body: " + fault));
  }

  private Answer thread(Channel forum, DataObject body, int files) {
    if (forum.type != 15) {
      return Answer.error(400, 50_024, "Cannot execute action on this channel type");
    }
    if (forum.mute) {
      return Answer.error(403, 50_013, "Missing Permissions");
    }
    String name = body.getString("name", "");
    List<String> tags =
        body.optArray("applied_tags").stream()
            .flatMap(a -> a.stream(DataArray::getString))
            .toList();
    Set<String> known = new HashSet<>(forum.tags.values());
    if (name.isEmpty() || name.length() > 100 || tags.size() > 5 || !known.containsAll(tags)) {
      return Answer.error(400, 50_035, "Invalid Form Body: name or tags");
    }
    if (!Set.of(60, 1_440, 4_320, 10_080).contains(body.getInt("auto_archive_duration", 1_440))) {
      return Answer.error(400, 50_035, "Invalid Form Body: auto_archive_duration");
    }
    if (forum.wantsTag && tags.isEmpty()) {
      return Answer.error(400, 40_067, "A tag is required to create a forum post");
    }
    Optional<Answer> fault = faultOf(body.getObject("message"), files);
    if (fault.isPresent()) {
      return fault.get();
    }
    Channel thread = channel(nextId(), 11, name);
    thread.parent = forum.id;
    thread.applied = tags;
    DataObject message = message(thread, body.getObject("message")).put("id", thread.id);
    thread.messages.put(thread.id, message);
    sights.accept(new Sight(Sight.Kind.NEW, thread.id, message));
    return Answer.of(thread.json().put("message", message));
  }

  private Answer crosspost(Channel channel, String id) {
    DataObject message = channel.messages.get(id);
    if (message == null) {
      return Answer.error(404, 10_008, "Unknown Message");
    }
    if (channel.type != 5) {
      return Answer.error(400, 50_024, "Cannot execute action on this channel type");
    }
    if ((message.getInt("flags", 0) & 1) != 0) {
      return Answer.error(400, 40_033, "This message has already been crossposted.");
    }
    message.put("flags", message.getInt("flags", 0) | 1);
    sights.accept(new Sight(Sight.Kind.CROSSPOSTED, channel.id, message));
    return Answer.of(message);
  }

  private Answer patch(String path, DataObject body, int files) {
    Matcher match = MESSAGE.matcher(path);
    if (match.matches()) {
      String id = match.group(2);
      return visible(match.group(1), channel -> edit(channel, id, body, files));
    }
    match = FOLLOWED.matcher(path);
    if (match.matches()) {
      return editAnswer(match.group(2), match.group(3), body, files);
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  private Answer edit(Channel channel, String id, DataObject body, int files) {
    DataObject message = channel.messages.get(id);
    if (message == null) {
      return Answer.error(404, 10_008, "Unknown Message");
    }
    if (!BOT.equals(message.getObject("author").getString("id"))) {
      return Answer.error(403, 50_005, "Cannot edit a message authored by another user");
    }
    boolean wasV2 = (message.getInt("flags", 0) & MessageRules.V2) != 0;
    if (wasV2 && (body.getInt("flags", 0) & MessageRules.V2) == 0) {
      return Answer.error(400, 50_035, "Invalid Form Body: flags: Components V2 stays");
    }
    Optional<Answer> fault = faultOf(body, files);
    if (fault.isPresent()) {
      return fault.get();
    }
    message.put("components", body.optArray("components").orElseGet(DataArray::empty));
    message.put("content", body.getString("content", ""));
    message.put("edited_timestamp", clock.instant().toString());
    sights.accept(new Sight(Sight.Kind.CHANGED, channel.id, message));
    return Answer.of(message);
  }

  private Answer put(String path, String body) {
    if (!COMMANDS.matcher(path).matches()) {
      return Answer.error(404, 0, "404: Not Found");
    }
    DataArray list = DataArray.fromJson(body);
    Optional<String> fault = MessageRules.commands(list);
    if (fault.isPresent()) {
      return Answer.error(400, 50_035, "Invalid Form Body: " + fault.get());
    }
    commands = DataArray.empty();
    list.stream(DataArray::getObject)
        .forEach(
            command ->
                commands.add(
                    command
                        .put("id", nextId())
                        .put("application_id", BOT)
                        .put("version", nextId())));
    return Answer.of(commands);
  }

  private Answer delete(String path) {
    Matcher match = MESSAGE.matcher(path);
    if (match.matches()) {
      String id = match.group(2);
      return visible(
          match.group(1),
          channel -> {
            DataObject gone = channel.messages.remove(id);
            if (gone == null) {
              return Answer.error(404, 10_008, "Unknown Message");
            }
            sights.accept(new Sight(Sight.Kind.DELETED, channel.id, gone));
            return Answer.empty();
          });
    }
    match = FOLLOWED.matcher(path);
    if (match.matches()) {
      Asked one = asked.get(match.group(2));
      if (one == null || one.acknowledged == 0) {
        return Answer.error(404, 10_015, "Unknown Webhook");
      }
      if (one.original == null && !one.thinking) {
        return Answer.error(404, 10_008, "Unknown Message");
      }
      one.thinking = false;
      one.original = null;
      return Answer.empty();
    }
    return Answer.error(404, 0, "404: Not Found");
  }

  private Answer callback(String id, String key, DataObject body, int files) {
    Asked one = asked.get(key);
    if (one == null
        || !one.id.equals(id)
        || (one.at.plus(ANSWER_TIME).isBefore(clock.instant()) && one.acknowledged == 0)) {
      return Answer.error(404, 10_062, "Unknown interaction");
    }
    if (one.acknowledged != 0) {
      return Answer.error(400, 40_060, "Interaction has already been acknowledged.");
    }
    int type = body.getInt("type", 0);
    DataObject data = body.optObject("data").orElseGet(DataObject::empty);
    Optional<Answer> fault =
        switch (type) {
          case 4, 7 -> faultOf(data, files);
          case 5, 6 -> Optional.empty();
          case 8 -> choices(data);
          case 9 ->
              MessageRules.modal(data)
                  .map(words -> Answer.error(400, 50_035, "Invalid Form Body: " + words));
          default -> Optional.of(Answer.error(400, 50_035, "Invalid Form Body: type"));
        };
    boolean fits =
        switch (type) {
          case 6, 7 -> one.type == 3 || (one.type == 5 && one.onMessage);
          case 8 -> one.type == 4;
          case 9 -> one.type == 2 || one.type == 3;
          default -> one.type != 4;
        };
    if (fault.isPresent() || !fits) {
      return fault.orElseGet(() -> Answer.error(400, 50_035, "Invalid Form Body: type"));
    }
    one.acknowledged = type;
    switch (type) {
      case 4 -> one.original = answer(one, data, data.getInt("flags", 0));
      case 5 -> {
        one.thinking = true;
        one.thinkingFlags = data.getInt("flags", 0) & EPHEMERAL;
      }
      case 7 -> change(one, data);
      case 8 -> sights.accept(new Sight(Sight.Kind.CHOICES, one.channel, data));
      case 9 -> sights.accept(new Sight(Sight.Kind.MODAL, one.channel, data));
      default -> {}
    }
    return Answer.empty();
  }

  private static Optional<Answer> choices(DataObject data) {
    List<DataObject> all = MessageRules.objects(data, "choices").toList();
    boolean bad =
        all.size() > 25
            || all.stream()
                .anyMatch(
                    c -> c.getString("name", "").isEmpty() || c.getString("name").length() > 100);
    return bad
        ? Optional.of(Answer.error(400, 50_035, "Invalid Form Body: choices"))
        : Optional.empty();
  }

  private DataObject answer(Asked one, DataObject body, int flags) {
    Channel channel = channels.computeIfAbsent(one.channel, id -> new Channel(id, 1, "direct"));
    DataObject message =
        message(channel, body)
            .put("flags", body.getInt("flags", 0) | (flags & EPHEMERAL))
            .put(
                "interaction_metadata",
                DataObject.empty()
                    .put("id", one.id)
                    .put("type", one.type)
                    .put("user", bot())
                    .put("authorizing_integration_owners", DataObject.empty()));
    boolean hidden = (flags & EPHEMERAL) != 0;
    if (!hidden) {
      channel.messages.put(message.getString("id"), message);
    }
    sights.accept(new Sight(hidden ? Sight.Kind.PRIVATE : Sight.Kind.NEW, channel.id, message));
    return message;
  }

  private void change(Asked one, DataObject body) {
    Channel channel = channels.get(one.channel);
    DataObject message = channel == null ? null : channel.messages.get(one.messageId);
    DataObject changed = message == null ? DataObject.empty().put("id", one.messageId) : message;
    changed.put("components", body.optArray("components").orElseGet(DataArray::empty));
    sights.accept(new Sight(Sight.Kind.CHANGED, one.channel, changed));
  }

  private Answer follow(String key, DataObject body, int files) {
    Optional<Answer> refused = usable(key).or(() -> faultOf(body, files));
    if (refused.isPresent()) {
      return refused.get();
    }
    Asked one = java.util.Objects.requireNonNull(asked.get(key));
    if (one.thinking) {
      // Discord's oddity: the first follow-up takes the place of "thinking ..."
      one.thinking = false;
      one.original = answer(one, body, one.thinkingFlags);
      return Answer.of(one.original);
    }
    return Answer.of(answer(one, body, body.getInt("flags", 0)));
  }

  private Optional<Answer> usable(String key) {
    Asked one = asked.get(key);
    if (one == null || one.acknowledged == 0) {
      return Optional.of(Answer.error(404, 10_015, "Unknown Webhook"));
    }
    return one.at.plus(TOKEN_LIFE).isBefore(clock.instant())
        ? Optional.of(Answer.error(401, 50_027, "Invalid Webhook Token"))
        : Optional.empty();
  }

  private Answer editAnswer(String key, String id, DataObject body, int files) {
    Optional<Answer> refused = usable(key).or(() -> faultOf(body, files));
    if (refused.isPresent()) {
      return refused.get();
    }
    Asked one = java.util.Objects.requireNonNull(asked.get(key));
    if (!id.equals("@original")) {
      return Answer.error(404, 10_008, "Unknown Message");
    }
    if (one.acknowledged == 6 || one.acknowledged == 7) {
      change(one, body);
      return Answer.of(DataObject.empty().put("id", one.messageId));
    }
    if (one.thinking) {
      one.thinking = false;
      one.original = answer(one, body, one.thinkingFlags);
      return Answer.of(one.original);
    }
    if (one.original == null) {
      return Answer.error(404, 10_008, "Unknown Message");
    }
    one.original.put("components", body.optArray("components").orElseGet(DataArray::empty));
    sights.accept(new Sight(Sight.Kind.CHANGED, one.channel, one.original));
    return Answer.of(one.original);
  }

  private DataObject message(Channel channel, DataObject body) {
    return DataObject.empty()
        .put("id", nextId())
        .put("channel_id", channel.id)
        .put("author", bot())
        .put("content", body.getString("content", ""))
        .put("components", body.optArray("components").orElseGet(DataArray::empty))
        .put("embeds", body.optArray("embeds").orElseGet(DataArray::empty))
        .put("allowed_mentions", body.optObject("allowed_mentions").orElse(null))
        .put("message_reference", body.optObject("message_reference").orElse(null))
        .put("timestamp", clock.instant().toString())
        .put("edited_timestamp", null)
        .put("tts", false)
        .put("mention_everyone", false)
        .put("mentions", DataArray.empty())
        .put("mention_roles", DataArray.empty())
        .put("attachments", DataArray.empty())
        .put("pinned", false)
        .put("type", 0)
        .put("flags", body.getInt("flags", 0) & ~EPHEMERAL);
  }

  static DataObject bot() {
    return DataObject.empty()
        .put("id", BOT)
        .put("username", "tidings")
        .put("global_name", null)
        .put("discriminator", "0000")
        .put("avatar", null)
        .put("bot", true)
        .put("verified", true)
        .put("mfa_enabled", false)
        .put("flags", 0)
        .put("public_flags", 0);
  }

  static DataObject user(Person person) {
    return DataObject.empty()
        .put("id", person.id())
        .put("username", person.name())
        .put("global_name", person.name())
        .put("discriminator", "0")
        .put("avatar", null)
        .put("public_flags", 0);
  }

  static DataObject member(Person person) {
    return DataObject.empty()
        .put("user", user(person))
        .put("nick", null)
        .put("avatar", null)
        .put("roles", DataArray.empty())
        .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
        .put("deaf", false)
        .put("mute", false)
        .put("flags", 0)
        .put("pending", false)
        .put("permissions", Long.toString(person.permissions()));
  }

  private static DataObject object(String body) {
    return body.isBlank() ? DataObject.empty() : DataObject.fromJson(body);
  }

  private record Fault(String words, Answer answer, boolean after) {}

  private record Sent(DataObject message, Instant at) {}

  /** A room. Its settings may be changed while the stand-in runs. */
  public static final class Channel {
    private final String id;
    private final int type;
    private final String name;
    private final Map<String, DataObject> messages = new LinkedHashMap<>();
    private final Map<String, Sent> nonces = new HashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private volatile boolean hidden;
    private volatile boolean mute;
    private volatile boolean locked;
    private volatile boolean wantsTag;
    private String parent = "";
    private List<String> applied = List.of();

    private Channel(String id, int type, String name) {
      this.id = id;
      this.type = type;
      this.name = name;
    }

    public String id() {
      return id;
    }

    public int type() {
      return type;
    }

    /** The bot does not see it. */
    public Channel hidden(boolean is) {
      hidden = is;
      return this;
    }

    /** The bot may not write in it. */
    public Channel mute(boolean is) {
      mute = is;
      return this;
    }

    public Channel locked(boolean is) {
      locked = is;
      return this;
    }

    /** A tag of a forum. */
    public Channel tag(String tagId, String tagName) {
      tags.put(tagName, tagId);
      return this;
    }

    public Channel wantsTag(boolean is) {
      wantsTag = is;
      return this;
    }

    public Channel in(String parentId) {
      parent = parentId;
      return this;
    }

    public List<String> applied() {
      return applied;
    }

    boolean isThread() {
      return type >= 10 && type <= 12;
    }

    /** As Discord tells it. */
    public DataObject json() {
      DataObject json =
          DataObject.empty()
              .put("id", id)
              .put("type", type)
              .put("name", name)
              .put("position", 0)
              .put("topic", null)
              .put("nsfw", false)
              .put("last_message_id", null)
              .put("rate_limit_per_user", 0)
              .put("permission_overwrites", DataArray.empty())
              .put("parent_id", parent.isEmpty() ? null : parent)
              .put("flags", wantsTag ? 1 << 4 : 0);
      if (type == 1) {
        return json.put(
            "recipients",
            DataArray.empty()
                .add(
                    DataObject.empty()
                        .put("id", "6" + id.substring(1))
                        .put("username", "someone")
                        .put("discriminator", "0")
                        .put("avatar", null)));
      }
      json.put("guild_id", GUILD);
      if (type == 15) {
        DataArray all = DataArray.empty();
        tags.forEach(
            (tag, tagId) ->
                all.add(
                    DataObject.empty()
                        .put("id", tagId)
                        .put("name", tag)
                        .put("moderated", false)
                        .put("emoji_id", null)
                        .put("emoji_name", null)));
        json.put("available_tags", all).put("default_forum_layout", 0);
      }
      if (isThread()) {
        json.put("owner_id", BOT)
            .put("message_count", messages.size())
            .put("total_message_sent", messages.size())
            .put("member_count", 1)
            .put("applied_tags", DataArray.fromCollection(applied))
            .put(
                "thread_metadata",
                DataObject.empty()
                    .put("archived", false)
                    .put("locked", locked)
                    .put("auto_archive_duration", 10_080)
                    .put("archive_timestamp", "2026-01-01T00:00:00.000000+00:00")
                    .put("create_timestamp", "2026-01-01T00:00:00.000000+00:00"));
      }
      return json;
    }
  }

  /** An interaction. */
  private static final class Asked {
    private final String id;
    private final int type;
    private final String channel;
    private final boolean onMessage;
    private final String messageId;
    private final Instant at;
    private int acknowledged;
    private boolean thinking;
    private int thinkingFlags;
    private @org.jspecify.annotations.Nullable DataObject original;

    Asked(String id, int type, String channel, boolean onMessage, String messageId, Instant at) {
      this.id = id;
      this.type = type;
      this.channel = channel;
      this.onMessage = onMessage;
      this.messageId = messageId;
      this.at = at;
    }
  }
}
