package org.tidings.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Outgoing;
import org.tidings.chat.SendResult;
import org.tidings.delivery.Composer.Composed;
import org.tidings.delivery.Delivery.Sort;
import org.tidings.delivery.Delivery.What;
import org.tidings.subscription.SubscriptionId;

/**
 * Pays what is owed to one room after the other, a step at a time: at most one call to a platform.
 * Steps of one room are taken by one thread at a time; those of different rooms by many.
 *
 * <p>Before the platform is asked, the attempt is durable; after a crash it is therefore known to
 * be in doubt, and the platform is looked at before anything is sent again.
 */
public final class Lane {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /** More headlines than this, all late, become one round-up. */
  static final int MOST_LATE = 10;

  static final Duration LATE = Duration.ofHours(1);

  /** What could not be delivered for so long is not news any more. */
  public static final Duration CATCH_UP = Duration.ofDays(7);

  /** A platform that bots may look into is looked at for so long. */
  private static final Duration LOOKING = Duration.ofHours(24);

  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final int MOST_HELD = 500;

  /** So often it is tried to make a post before it is set aside. */
  private static final int MOST_POISON = 3;

  private final Outbox outbox;
  private final Composer composer;
  private final Gate gate;
  private final Function<String, Optional<Platform>> platforms;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final String holder;
  private final Turns turns;
  private final Edits edits;
  private final Troubles troubles;
  private final Map<DeliveryId, Integer> poison = new ConcurrentHashMap<>();

  /**
   * @param wake hears of other rooms that have something to do now
   */
  public Lane(Desk desk, Consumer<String> wake) {
    outbox = desk.outbox();
    composer = desk.composer();
    gate = new Gate(desk.roster(), desk.outbox());
    platforms = desk.platforms();
    policy = new RetryPolicy(desk.random());
    clock = desk.clock();
    holder = desk.holder();
    turns = desk.turns();
    edits = new Edits(desk);
    troubles = new Troubles(desk, wake);
  }

  /**
   * Takes one step.
   *
   * @return when to come again: a time that is past for at once, empty for when something new is
   *     owed
   */
  public Optional<Instant> step(String key) {
    Instant now = clock.instant();
    Optional<Room> known = outbox.room(key);
    Optional<Platform> platform = known.flatMap(room -> platforms.apply(room.where().platform()));
    if (known.isEmpty() || platform.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> others = turns.take(key);
    if (others.isPresent()) {
      return others;
    }
    Room room = known.get();
    if (room.notBefore().isAfter(now)) {
      return Optional.of(room.notBefore());
    }
    return new Step(room, platform.get(), now).take();
  }

  /** One step in one room. */
  private final class Step {
    private final Room room;
    private final String key;
    private final Platform platform;
    private final Instant now;

    Step(Room room, Platform platform, Instant now) {
      this.room = room;
      this.key = room.where().key();
      this.platform = platform;
      this.now = now;
    }

    Optional<Instant> take() {
      Map<State, Instant> dues = outbox.dues(key);
      return due(dues, State.SENDING, this::unfinished)
          .or(() -> due(dues, State.IN_DOUBT, this::doubtful))
          .or(() -> past(dues, State.HELD) ? releases() : Optional.empty())
          .or(() -> past(dues, State.WAITING) ? expired() : Optional.empty())
          .or(() -> due(dues, State.OWED, this::owed))
          .or(() -> later(dues));
    }

    private static Optional<Instant> due(
        Map<State, Instant> dues, State state, Supplier<Optional<Instant>> work) {
      return dues.containsKey(state) ? work.get() : Optional.empty();
    }

    private boolean past(Map<State, Instant> dues, State state) {
      Instant at = dues.get(state);
      return at != null && !at.isAfter(now);
    }

    /** An edit that is due, else when the next thing is. */
    private Optional<Instant> later(Map<State, Instant> dues) {
      Optional<Instant> edit =
          room.access() == Room.Access.OPEN ? outbox.nextEdit(key) : Optional.empty();
      if (edit.isPresent() && !edit.get().isAfter(now)) {
        return edits.step(room, platform, now);
      }
      return Stream.concat(dues.values().stream(), edit.stream()).min(Instant::compareTo);
    }

    /** What was being sent when a process died. */
    private Optional<Instant> unfinished() {
      for (Delivery delivery : outbox.open(key, State.SENDING, 1)) {
        boolean foreign = outbox.holder(delivery.id()).filter(h -> !h.equals(holder)).isPresent();
        Instant lease = delivery.due().orElse(now);
        if (foreign && lease.isAfter(now)) {
          return Optional.of(lease);
        }
        outbox.doubt(delivery.id(), Optional.of(now), "interrupted while it was being sent");
        return Optional.of(now);
      }
      return Optional.empty();
    }

    private Optional<Instant> doubtful() {
      for (Delivery delivery : outbox.open(key, State.IN_DOUBT, 1)) {
        Instant look = delivery.due().orElse(now);
        if (look.isAfter(now)) {
          return Optional.of(look); // nothing overtakes it
        }
        look(delivery);
        return Optional.of(now);
      }
      return Optional.empty();
    }

    private void look(Delivery delivery) {
      Optional<Composed> composed = composer.compose(delivery, platform.limits());
      if (composed.isEmpty()) {
        outbox.doubt(delivery.id(), Optional.empty(), "what it told is gone meanwhile");
        return;
      }
      switch (find(composed.get().out())) {
        case Found.Posted(MessageRef message) ->
            outbox.sent(delivery.id(), message, composed.get().mark(), now);
        case Found.Absent _ ->
            outbox.back(delivery.id(), now, "the platform says that it did not arrive");
        case Found.CannotTell _ -> cannotTell(delivery);
      }
    }

    private Found find(Outgoing out) {
      try {
        return platform.messenger().find(out);
      } catch (RuntimeException e) {
        LOG.error("looking for delivery {} failed", out.id().value(), e);
        return new Found.CannotTell();
      }
    }

    private void cannotTell(Delivery delivery) {
      Instant tried = delivery.tried().orElse(delivery.owed());
      if (platform.limits().finds() && tried.plus(LOOKING).isAfter(now)) {
        outbox.doubt(delivery.id(), Optional.of(policy.lookAgain(tried, now)), delivery.reason());
      } else if (room.repeats()) {
        outbox.back(delivery.id(), now, "repeated, because this room prefers twice to never");
      } else {
        outbox.doubt(delivery.id(), Optional.empty(), delivery.reason());
      }
    }

    /** Held posts whose time has come: several of one subscription become one round-up. */
    private Optional<Instant> releases() {
      List<Delivery> held =
          outbox.open(key, State.HELD, MOST_HELD).stream()
              .filter(delivery -> !delivery.due().orElse(now).isAfter(now))
              .toList();
      if (held.isEmpty()) {
        return Optional.empty();
      }
      Map<Optional<SubscriptionId>, List<Delivery>> bySubscription = new LinkedHashMap<>();
      held.forEach(
          delivery ->
              bySubscription
                  .computeIfAbsent(delivery.what().subscription(), _ -> new ArrayList<>())
                  .add(delivery));
      bySubscription.values().forEach(this::release);
      return Optional.of(now);
    }

    private void release(List<Delivery> held) {
      List<Delivery> headlines =
          held.stream().filter(d -> d.what().sort() == Sort.HEADLINE).toList();
      if (headlines.size() > 1) {
        bundle(headlines, headlines.getFirst().reason());
      }
      held.stream()
          .filter(d -> headlines.size() <= 1 || d.what().sort() != Sort.HEADLINE)
          .forEach(d -> outbox.unhold(d.id(), now));
    }

    private void bundle(List<Delivery> parts, String words) {
      List<ArticleId> items =
          parts.stream().flatMap(part -> part.what().article().stream()).toList();
      List<DeliveryId> ids = parts.stream().map(Delivery::id).toList();
      What what = What.several(Sort.ROUND_UP, parts.getFirst().what().subscription(), items, words);
      DeliveryId _ = outbox.bundle(ids, room.where(), what, now);
    }

    /** Headlines that waited for more sources in vain. */
    private Optional<Instant> expired() {
      for (Delivery waiting : outbox.open(key, State.WAITING, 1)) {
        if (!waiting.due().orElse(Instant.MAX).isAfter(now)) {
          outbox.end(waiting.id(), State.SKIPPED, "too few sources reported it", now);
          return Optional.of(now);
        }
      }
      return Optional.empty();
    }

    private Optional<Instant> owed() {
      List<Delivery> front = outbox.open(key, State.OWED, 1);
      if (front.isEmpty()) {
        return Optional.empty();
      }
      Delivery delivery = front.getFirst();
      if (delivery.due().orElse(now).isAfter(now)) {
        return delivery.due();
      }
      boolean probing = room.access() != Room.Access.OPEN;
      if (delivery.owed().plus(CATCH_UP).isBefore(now) && delivery.what().sort() != Sort.NOTICE) {
        outbox.end(delivery.id(), State.SKIPPED, "it could not be delivered for a week", now);
        return Optional.of(now);
      }
      if (!probing && late(delivery)) {
        return Optional.of(now);
      }
      switch (gate.ask(delivery, now)) {
        case Gate.Verdict.Hold(Instant until, String reason) ->
            outbox.hold(delivery.id(), until, reason);
        case Gate.Verdict.Drop(String reason) ->
            outbox.end(delivery.id(), State.SKIPPED, reason, now);
        case Gate.Verdict.Pass _ -> pay(delivery);
      }
      return Optional.of(now);
    }

    private boolean late(Delivery front) {
      if (front.what().sort() != Sort.HEADLINE
          || outbox.owedSince(key, now.minus(LATE)) <= MOST_LATE) {
        return false;
      }
      Map<Optional<SubscriptionId>, List<Delivery>> late = new LinkedHashMap<>();
      outbox.open(key, State.OWED, MOST_HELD).stream()
          .filter(d -> d.what().sort() == Sort.HEADLINE && d.owed().isBefore(now.minus(LATE)))
          .forEach(
              d -> late.computeIfAbsent(d.what().subscription(), _ -> new ArrayList<>()).add(d));
      late.values().forEach(parts -> bundle(parts, "missed"));
      return true;
    }

    private void pay(Delivery delivery) {
      Optional<Composed> composed;
      try {
        composed = composer.compose(delivery, platform.limits());
      } catch (RuntimeException e) {
        poisoned(delivery, e);
        return;
      }
      if (composed.isEmpty()) {
        outbox.end(delivery.id(), State.SKIPPED, "it may not be shown here any more", now);
        return;
      }
      if (outbox.start(delivery.id(), now, holder, now.plus(LEASE))) {
        SendResult result = send(answering(delivery, composed.get().out()));
        settle(delivery, composed.get().mark(), result);
      }
    }

    /** A follow-up answers the first post of its story, where that stands. */
    private Outgoing answering(Delivery delivery, Outgoing out) {
      if (delivery.what().sort() != Sort.FOLLOW_UP) {
        return out;
      }
      Optional<MessageRef> first = delivery.via().flatMap(outbox::find).flatMap(Delivery::message);
      return new Outgoing(
          out.id(), out.to(), out.post(), first, out.tags(), Optional.empty(), out.crosspost());
    }

    /** What cannot be made again and again is set aside, so that the room hears the rest. */
    private void poisoned(Delivery delivery, RuntimeException cause) {
      if (poison.merge(delivery.id(), 1, Integer::sum) < MOST_POISON) {
        throw cause; // perhaps the database is gone for a moment
      }
      LOG.error("delivery {} cannot be made; it is set aside", delivery.id().value(), cause);
      outbox.end(delivery.id(), State.UNFIT, "something of ours broke while it was made", now);
      poison.remove(delivery.id());
    }

    private SendResult send(Outgoing out) {
      try {
        return platform.messenger().send(out);
      } catch (RuntimeException e) {
        LOG.error("sending delivery {} broke", out.id().value(), e);
        return new SendResult.InDoubt("something of ours broke while it was being sent");
      }
    }

    private void settle(Delivery delivery, String mark, SendResult result) {
      Instant then = clock.instant();
      switch (policy.after(result, room.failures(), then)) {
        case Next.Done(MessageRef message) -> {
          outbox.sent(delivery.id(), message, mark, then);
          troubles.over(room);
        }
        case Next.Retry(Instant at, boolean failed) -> {
          outbox.back(delivery.id(), then, words(result));
          outbox.put(waiting(at, failed));
        }
        case Next.Redirect(Destination to) -> {
          outbox.back(delivery.id(), then, "the room has a new id");
          outbox.move(room.where(), to);
          troubles.moved(to);
        }
        case Next.PauseRoom pause -> {
          outbox.back(delivery.id(), then, pause.reason());
          troubles.paused(room, pause, then);
        }
        case Next.AskWhetherSent(Instant at, String reason) ->
            outbox.doubt(delivery.id(), Optional.of(at), reason);
        case Next.GiveUp(String reason) -> outbox.end(delivery.id(), State.UNFIT, reason, then);
      }
    }

    private Room waiting(Instant until, boolean failed) {
      return new Room(
          room.where(),
          room.access(),
          room.reason(),
          room.cure(),
          until,
          room.failures() + (failed ? 1 : 0),
          room.repeats());
    }
  }

  private static String words(SendResult result) {
    return switch (result) {
      case SendResult.Busy _ -> "the platform asked to wait";
      case SendResult.NotSent(String reason) -> reason;
      case SendResult.Sent _,
          SendResult.Moved _,
          SendResult.Closed _,
          SendResult.Gone _,
          SendResult.Unfit _,
          SendResult.InDoubt _ ->
          "";
    };
  }
}
