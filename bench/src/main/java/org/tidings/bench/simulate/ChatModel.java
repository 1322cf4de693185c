package org.tidings.bench.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.chat.Block;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.Limits;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Messenger;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.SendResult;

/**
 * The rules of a chat platform as far as delivery meets them: rates, keys, lost answers, closed
 * rooms, new ids, bad hours.
 */
final class ChatModel implements Messenger {
  private static final Pattern MARK = Pattern.compile("\\bn([0-9]+)\\b");

  private final Manner manner;
  private final InstantSource clock;
  private final InstantSource theirs;
  private final Dice dice;
  private final Chaos chaos;
  private final Map<String, Place> places = new HashMap<>();
  private final List<Message> ledger = new ArrayList<>();
  private Instant downUntil = Instant.EPOCH;

  /** How platforms differ. */
  enum Manner {
    DISCORD(5, Duration.ofSeconds(5), true),
    TELEGRAM(20, Duration.ofMinutes(1), false);

    private final int rate;
    private final Duration per;
    private final boolean keys;

    Manner(int rate, Duration per, boolean keys) {
      this.rate = rate;
      this.per = per;
      this.keys = keys;
    }
  }

  /** A room as the platform has it. */
  private static final class Place {
    final boolean forum;
    final Deque<Instant> recent = new ArrayDeque<>();
    final Map<Long, Message> byKey = new HashMap<>();
    final List<Message> history = new ArrayList<>();
    Instant closedUntil = Instant.EPOCH;
    boolean gone;
    Optional<Destination> moved = Optional.empty();

    Place(boolean forum) {
      this.forum = forum;
    }
  }

  /**
   * A message that stands in a room.
   *
   * @param at what the clock of the process said
   * @param origin the id that the room had in the beginning
   * @param marks the invented articles it shows
   */
  record Message(
      String origin,
      long delivery,
      Instant at,
      Instant truly,
      List<Integer> marks,
      MessageRef ref) {
    Message {
      marks = List.copyOf(marks);
    }
  }

  ChatModel(Manner manner, VirtualClock clock, Dice dice, Chaos chaos) {
    this.manner = manner;
    this.clock = clock;
    theirs = clock.own();
    this.dice = dice;
    this.chaos = chaos;
  }

  private final Map<String, String> origins = new HashMap<>();

  void room(Destination where, boolean forum) {
    places.put(where.key(), new Place(forum));
    origins.put(where.key(), where.key());
  }

  List<Message> ledger() {
    return ledger;
  }

  /** The id that a room had in the beginning. */
  String origin(String key) {
    return origins.getOrDefault(key, key);
  }

  Limits limits() {
    return new Limits(500, 25, 25, 80, true, true, true, manner.keys);
  }

  /** Nothing works for a while. */
  void down(Duration length) {
    downUntil = clock.instant().plus(length);
  }

  /** A right is missing, or we are thrown out, for a while. */
  void close(String room, Duration length, boolean gone) {
    Place place = places.get(room);
    if (place != null) {
      place.closedUntil = clock.instant().plus(length);
      place.gone = gone;
    }
  }

  /** The room gets another id. */
  void move(Destination from, Destination to) {
    Place place = places.remove(from.key());
    if (place != null) {
      Place old = new Place(place.forum);
      old.moved = Optional.of(to);
      places.put(from.key(), old);
      places.put(to.key(), place);
      origins.put(to.key(), origin(from.key()));
    }
  }

  @Override
  public SendResult send(Outgoing out) {
    chaos.tick();
    Instant now = clock.instant();
    Place place = places.get(out.to().key());
    Optional<SendResult> refused = refused(place, now);
    if (place == null || refused.isPresent()) {
      return refused.orElseGet(() -> new SendResult.Gone("chat not found"));
    }
    Optional<SendResult> busy = busy(place, now);
    if (busy.isPresent()) {
      return busy.get();
    }
    if (dice.oneIn(60)) {
      return new SendResult.NotSent("connection refused");
    }
    boolean lostBefore = dice.oneIn(120);
    boolean lostAfter = dice.oneIn(120);
    if (lostBefore) {
      return new SendResult.InDoubt("no answer");
    }
    Message message = keep(out, place, now);
    chaos.tick();
    return lostAfter ? new SendResult.InDoubt("no answer") : new SendResult.Sent(message.ref());
  }

  private Optional<SendResult> refused(
      @org.jspecify.annotations.Nullable Place place, Instant now) {
    if (now.isBefore(downUntil)) {
      return Optional.of(new SendResult.NotSent("the platform is down"));
    }
    if (place == null) {
      return Optional.of(new SendResult.Gone("chat not found"));
    }
    if (place.moved.isPresent()) {
      return place.moved.map(SendResult.Moved::new);
    }
    if (now.isBefore(place.closedUntil)) {
      return Optional.of(
          place.gone
              ? new SendResult.Gone("the bot was kicked")
              : new SendResult.Closed("a right is missing", "Give it to me."));
    }
    return Optional.empty();
  }

  private Optional<SendResult> busy(Place place, Instant now) {
    while (!place.recent.isEmpty() && !place.recent.getFirst().plus(manner.per).isAfter(now)) {
      place.recent.removeFirst();
    }
    if (place.recent.size() >= manner.rate) {
      return Optional.of(
          new SendResult.Busy(Duration.between(now, place.recent.getFirst().plus(manner.per))));
    }
    place.recent.addLast(now);
    return Optional.empty();
  }

  private Message keep(Outgoing out, Place place, Instant now) {
    Message before = place.byKey.get(out.id().value());
    boolean keyed = manner.keys && !place.forum;
    if (keyed && before != null && before.truly().plus(Duration.ofMinutes(3)).isAfter(now)) {
      return before;
    }
    Message message =
        new Message(
            origin(out.to().key()),
            out.id().value(),
            theirs.instant(),
            now,
            marks(out.post()),
            new MessageRef(out.to(), Integer.toString(ledger.size() + 1)));
    place.byKey.put(out.id().value(), message);
    place.history.add(message);
    ledger.add(message);
    return message;
  }

  private static List<Integer> marks(Post post) {
    List<Integer> marks = new ArrayList<>();
    for (Block block : post.blocks()) {
      if (block instanceof Block.Headline headline) {
        Matcher mark = MARK.matcher(headline.title().text());
        if (mark.find()) {
          marks.add(Integer.valueOf(mark.group(1)));
        }
      }
    }
    return marks;
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    chaos.tick();
    Instant now = clock.instant();
    if (now.isBefore(downUntil) || dice.oneIn(50)) {
      return new SendResult.NotSent("the platform is down");
    }
    return dice.oneIn(50)
        ? new SendResult.Unfit("too old to be edited")
        : new SendResult.Sent(message);
  }

  @Override
  public SendResult delete(MessageRef message) {
    return new SendResult.Sent(message);
  }

  /** Only a platform that lets bots read sees its last hundred messages. */
  @Override
  public Found find(Outgoing out) {
    chaos.tick();
    Instant now = clock.instant();
    Place place = places.get(out.to().key());
    boolean blind = !manner.keys || now.isBefore(downUntil);
    if (place == null || blind || dice.oneIn(10) || now.isBefore(place.closedUntil)) {
      return new Found.CannotTell();
    }
    int size = place.history.size();
    return place.history.subList(Math.max(0, size - 100), size).stream()
        .filter(message -> message.delivery() == out.id().value())
        .findFirst()
        .<Found>map(message -> new Found.Posted(message.ref()))
        .orElseGet(Found.Absent::new);
  }
}
