package org.tidings.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.tidings.telegram.standin.BotRules;

/**
 * One headline to many chats on virtual time: the pace book on one side, the stand-in's rules on
 * the other, the network's delay between them.
 */
public final class FanOut {
  private static final double SECOND = 1e9;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BotRules rules;
  private final PaceBook book = new PaceBook();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<PaceBook.Ticket, Long> asked = new HashMap<>();
  private final List<Double> waits = new ArrayList<>();
  private final long delay;
  private long now;
  private long last;
  private int refused;
  private int headlines;

  private record Event(long at, int order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  /**
   * What came out, in seconds.
   *
   * @param optimum the shortest time in which the rules let anybody do it: 30 in any second
   * @param longestWait of a person who asked during it, until their answer's turn
   */
  public record Result(
      int chats, double makespan, double optimum, int refused, double longestWait) {}

  private FanOut(double delaySeconds) {
    rules = new BotRules(() -> now).burst(1);
    delay = (long) (delaySeconds * SECOND);
  }

  /**
   * Sends one headline to many chats, on a clock of its own.
   *
   * @param groups whether the chats are groups
   * @param delaySeconds from our side to the server and back
   * @param people how many ask something during it, each in a chat of their own
   */
  public static Result run(int chats, boolean groups, double delaySeconds, int people) {
    var run = new FanOut(delaySeconds);
    for (int i = 0; i < chats; i++) {
      long id = groups ? -1_000_000L - i : 1_000_000L + i;
      if (groups) {
        run.rules.group(id);
      } else {
        run.rules.person(id);
      }
      run.wish(new PaceBook.Ticket(Long.toString(id), groups, false, 1));
    }
    double optimum = Math.ceil(chats / 30.0) - 1;
    for (int i = 0; i < people; i++) {
      long id = 10L + i;
      run.rules.person(id);
      // Spread over the whole fan-out, at uneven places inside a slot.
      long at = (long) ((optimum * (i + 0.5) / people + i * 0.0137) * SECOND);
      run.later(at, () -> run.wish(new PaceBook.Ticket(Long.toString(id), false, true, 1)));
    }
    run.go();
    return new Result(
        chats,
        run.last / SECOND,
        optimum,
        run.refused,
        run.waits.stream().mapToDouble(d -> d).max().orElse(0));
  }

  private void later(long at, Runnable what) {
    events.add(new Event(at, events.size(), what));
  }

  private void wish(PaceBook.Ticket ticket) {
    asked.put(ticket, now);
    book.add(ticket);
  }

  private void go() {
    while (true) {
      while (!events.isEmpty() && events.peek().at() <= now) {
        events.remove().what().run();
      }
      Optional<PaceBook.Ticket> turn = book.next(now);
      if (turn.isPresent()) {
        send(turn.get());
        continue;
      }
      long event = events.isEmpty() ? Long.MAX_VALUE : events.peek().at();
      long next = Math.min(event, book.wake(now).orElse(Long.MAX_VALUE));
      if (next == Long.MAX_VALUE) {
        return;
      }
      now = Math.max(now, next);
    }
  }

  private void send(PaceBook.Ticket ticket) {
    if (ticket.urgent) {
      waits.add((now - asked.getOrDefault(ticket, now)) / SECOND);
    }
    later(
        now + delay / 2,
        () -> {
          var fields = JSON.createObjectNode().put("chat_id", ticket.chat).put("text", "headline");
          if (rules.call("sendMessage", fields).status() == 200) {
            if (!ticket.urgent) {
              headlines++;
              last = now;
            }
          } else {
            refused++;
          }
        });
    later(now + delay, () -> book.done(ticket, now));
  }
}
