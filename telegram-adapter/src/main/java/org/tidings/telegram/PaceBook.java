package org.tidings.telegram;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whose turn it is to send. Pure: time is handed in, in nanoseconds of one steady clock.
 * Not safe for threads; {@link Pacer} guards it.
 *
 * <p>A send counts from its turn until a second (or a minute, for groups) after its answer. The
 * server receives it somewhere between, so that whatever the network does, no window of the
 * server's own ever holds more than is allowed.
 */
final class PaceBook {
  /** Messages a second over all chats. */
  static final int OVERALL = 30;

  /** Messages a minute in one group. */
  static final int GROUP = 20;

  /** Answers a person may get at once before the one-a-second pace of the chat holds for them. */
  static final int BURST = 3;

  static final long SECOND = Duration.ofSeconds(1).toNanos();
  static final long MINUTE = Duration.ofMinutes(1).toNanos();
  static final long SLOT = SECOND / OVERALL;

  /** How late the even spacing of headlines may run and still catch up. */
  private static final long SLACK = 10 * SLOT;

  /** How long a chat that said "too many requests" gets no bursts. */
  private static final long STRICT = 10 * MINUTE;

  private final Set<Ticket> interactive = new LinkedHashSet<>();
  private final Set<Ticket> headlines = new LinkedHashSet<>();
  private final Map<String, ChatPace> chats = new HashMap<>();
  private final ArrayDeque<Long> released = new ArrayDeque<>();
  private int underway;
  private long nextHeadline = Long.MIN_VALUE;
  private long closedUntil = Long.MIN_VALUE;
  private long lastRefusal = Long.MIN_VALUE;
  private String lastRefused = "";
  private int grants;
  private long quickest = Long.MAX_VALUE;
  private long quickestOfLate = Long.MAX_VALUE;

  /** A wish to send; its cost is how many messages it sends at once: the items of an album. */
  static final class Ticket {
    final String chat;
    final boolean group;
    final boolean urgent;
    final int cost;
    private long granted;

    Ticket(String chat, boolean group, boolean urgent, int cost) {
      this.chat = chat;
      this.group = group;
      this.urgent = urgent;
      this.cost = Math.clamp(cost, 1, 10);
    }
  }

  private static final class ChatPace {
    int underway;
    long next = Long.MIN_VALUE;
    long closedUntil = Long.MIN_VALUE;
    long strictUntil = Long.MIN_VALUE;
    double burst = BURST;
    long burstAt = Long.MIN_VALUE;
    final ArrayDeque<Long> minute = new ArrayDeque<>();

    void refill(long now) {
      if (burstAt != Long.MIN_VALUE) {
        burst = Math.min(BURST, burst + (double) (now - burstAt) / SECOND);
      }
      burstAt = now;
    }
  }

  void add(Ticket ticket) {
    (ticket.urgent ? interactive : headlines).add(ticket);
  }

  /** Takes back a wish that was not granted; false when it was granted already. */
  boolean withdraw(Ticket ticket) {
    return (ticket.urgent ? interactive : headlines).remove(ticket);
  }

  int waiting() {
    return interactive.size() + headlines.size();
  }

  /** Grants one turn if any is due now. Call again until empty. */
  Optional<Ticket> next(long now) {
    drop(released, now);
    Optional<Ticket> turn = first(interactive, now, true);
    if (turn.isEmpty() && now >= nextHeadline) {
      turn = first(headlines, now, false);
    }
    turn.ifPresent(ticket -> grant(ticket, now));
    return turn;
  }

  /** When to ask again, if nothing else happens; empty when only an answer can change anything. */
  Optional<Long> wake(long now) {
    long soonest = Long.MAX_VALUE;
    for (Ticket ticket : interactive) {
      soonest = Math.min(soonest, ready(ticket, now));
    }
    for (Ticket ticket : headlines) {
      soonest = Math.min(soonest, Math.max(nextHeadline, ready(ticket, now)));
    }
    return soonest == Long.MAX_VALUE ? Optional.empty() : Optional.of(soonest);
  }

  /** Roughly how long a new wish would wait. */
  Duration estimate(Ticket ticket, long now) {
    long overall = ticket.urgent ? interactive.size() : waiting();
    long ahead =
        ticket.urgent ? 0 : headlines.stream().filter(t -> t.chat.equals(ticket.chat)).count();
    long ready = ready(ticket, now);
    long own = ready == Long.MAX_VALUE ? SECOND : Math.max(0, ready - now);
    return Duration.ofNanos(
        Math.max(overall * SLOT, own + ahead * (ticket.group ? 3 : 1) * SECOND));
  }

  /** The answer came: the send's place is free a second from now. */
  void done(Ticket ticket, long now) {
    ChatPace chat = chat(ticket.chat);
    underway -= ticket.cost;
    chat.underway -= ticket.cost;
    chat.next = Math.max(chat.next, now + ticket.cost * SECOND);
    long known = onTheWay(now - ticket.granted);
    for (int i = 0; i < ticket.cost; i++) {
      released.addLast(now + SECOND - known);
      if (ticket.group) {
        chat.minute.addLast(now + MINUTE);
      }
    }
  }

  /**
   * Time that any send surely spends on the way there and back: half of the quickest of late, so
   * that one lucky answer never makes us too fast.
   */
  private long onTheWay(long took) {
    quickestOfLate = Math.min(quickestOfLate, took);
    quickest = Math.min(quickest, took);
    if (grants % 256 == 0) {
      quickest = quickestOfLate;
      quickestOfLate = Long.MAX_VALUE;
    }
    return Math.clamp(quickest / 2, 0, SLOT);
  }

  /** Telegram asked to wait. */
  void refused(Ticket ticket, Duration retryAfter, long now) {
    ChatPace chat = chat(ticket.chat);
    long until = now + Math.max(SECOND, retryAfter.toNanos());
    chat.closedUntil = Math.max(chat.closedUntil, until);
    chat.strictUntil = now + STRICT;
    // It does not say whether the chat or the bot was too fast; two chats at once mean the bot.
    if (lastRefusal != Long.MIN_VALUE
        && now - lastRefusal < 2 * SECOND
        && !lastRefused.equals(ticket.chat)) {
      closedUntil = Math.max(closedUntil, until);
    }
    lastRefusal = now;
    lastRefused = ticket.chat;
  }

  private void grant(Ticket ticket, long now) {
    withdraw(ticket);
    ticket.granted = now;
    ChatPace chat = chat(ticket.chat);
    chat.refill(now);
    chat.burst = Math.max(0, chat.burst - ticket.cost);
    chat.underway += ticket.cost;
    underway += ticket.cost;
    if (!ticket.urgent) {
      long due = nextHeadline == Long.MIN_VALUE ? now : Math.max(nextHeadline, now - SLACK);
      nextHeadline = due + ticket.cost * SLOT;
    }
    if (++grants % 1024 == 0) {
      forgetIdle(now);
    }
  }

  private Optional<Ticket> first(Set<Ticket> waiting, long now, boolean urgent) {
    var passed = new HashSet<String>();
    for (Ticket ticket : waiting) {
      // Order inside a chat is kept: nobody overtakes one that waits for the same chat.
      if (passed.add(ticket.chat) && ready(ticket, now) <= now) {
        return Optional.of(ticket);
      }
      if (urgent && passed.size() > 1_000) {
        break;
      }
    }
    return Optional.empty();
  }

  /**
   * The earliest moment the limits allow, {@code Long.MAX_VALUE} when an answer must come first.
   */
  private long ready(Ticket ticket, long now) {
    long at = Math.max(now, closedUntil);
    ChatPace chat = chats.get(ticket.chat);
    if (chat != null) {
      at = Math.max(at, chat.closedUntil);
      drop(chat.minute, now);
      boolean burst = ticket.urgent && now >= chat.strictUntil;
      if (burst) {
        chat.refill(now);
        double missing = ticket.cost == 1 ? 1 - chat.burst : 0;
        at = Math.max(at, missing <= 0 ? now : now + (long) Math.ceil(missing * SECOND));
      } else {
        if (chat.underway > 0) {
          return Long.MAX_VALUE;
        }
        at = Math.max(at, chat.next);
      }
      if (ticket.group) {
        at = Math.max(at, free(chat.minute, chat.underway, GROUP, ticket.cost, now));
      }
    }
    return Math.max(at, free(released, underway, OVERALL, ticket.cost, now));
  }

  /** When a window has room again: its releases are in order, those under way have no end yet. */
  private static long free(ArrayDeque<Long> releases, int underway, int most, int cost, long now) {
    int over = releases.size() + underway + cost - most;
    if (over <= 0) {
      return now;
    }
    if (over > releases.size()) {
      return Long.MAX_VALUE;
    }
    var all = releases.iterator();
    long at = now;
    for (int i = 0; i < over; i++) {
      at = all.next();
    }
    return at;
  }

  private static void drop(ArrayDeque<Long> releases, long now) {
    while (!releases.isEmpty() && releases.peekFirst() <= now) {
      releases.removeFirst();
    }
  }

  private ChatPace chat(String id) {
    return chats.computeIfAbsent(id, _ -> new ChatPace());
  }

  private void forgetIdle(long now) {
    List<String> idle = new ArrayList<>();
    chats.forEach(
        (id, chat) -> {
          drop(chat.minute, now);
          if (chat.underway == 0
              && chat.minute.isEmpty()
              && Math.max(chat.next, Math.max(chat.closedUntil, chat.strictUntil)) < now - MINUTE) {
            idle.add(id);
          }
        });
    idle.forEach(chats::remove);
  }
}
