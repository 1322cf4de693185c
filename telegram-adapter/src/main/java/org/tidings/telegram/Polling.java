package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * The long-polling loop: fetch, work, and only then move the offset past what was worked on.
 *
 * <p>Slow work does not hold up the rest: while some is under way the loop keeps asking, from the
 * oldest update that is not finished, and knows by number which ones it has already. Nothing that
 * happens in here ends the loop but {@link #close} and a refused token.
 */
final class Polling implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_IDLE = Duration.ofMillis(250);
  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final int BATCH = 100;

  /** How long to wait while another process polls. */
  private static final Duration OTHERS = Duration.ofMillis(500);

  private final Api api;
  private final Duration poll;
  private final Sleeper sleeper;
  private final Worker worker;
  private final BooleanSupplier listens;
  private final Set<Integer> underway = new TreeSet<>();
  private final Set<Integer> finished = new HashSet<>();
  private volatile boolean closed;
  private int next;
  private int troubles;
  private int empties;

  /** Takes an update; calls {@code done} when its work is over, whatever came of it. */
  @FunctionalInterface
  interface Worker {
    void work(Update update, Runnable done);
  }

  /**
   * @param listens whether no other process polls; asked before each request and before its answer
   *     is worked on
   */
  Polling(Api api, Duration poll, Sleeper sleeper, Worker worker, BooleanSupplier listens) {
    this.listens = listens;
    this.api = api;
    this.poll = poll;
    this.sleeper = sleeper;
    this.worker = worker;
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        if (!round()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One request; false when there is no use in going on. */
  private boolean round() throws InterruptedException {
    if (!listens.getAsBoolean()) {
      sleeper.sleep(OTHERS);
      return true;
    }
    boolean busy;
    int offset;
    synchronized (underway) {
      busy = !underway.isEmpty();
      offset = offset();
    }
    long wait = busy ? 0 : poll.toSeconds();
    long begun = System.nanoTime();
    Answer answer = api.poll(request(offset, (int) wait, BATCH));
    if (closed) {
      return false;
    }
    if (!listens.getAsBoolean()) {
      return true; // another process polls meanwhile and gets these again
    }
    switch (answer) {
      case Answer.Ok(var updates) -> {
        if (troubles > 0) {
          LOG.info("Telegram answers again");
        }
        troubles = 0;
        boolean fresh = take(updates, offset);
        idle(fresh, busy, wait, System.nanoTime() - begun);
      }
      case Answer.Refused refused when refused.code() == 401 -> {
        LOG.error("Telegram refuses the bot's token; no more updates are fetched");
        return false;
      }
      case Answer.Refused refused when refused.code() == 429 ->
          sleeper.sleep(max(refused.retryAfter(), Duration.ofSeconds(1)));
      case Answer.Refused refused when refused.code() == 409 ->
          trouble("another program polls with the same token, or a webhook is set");
      case Answer.Refused refused -> trouble("code " + refused.code());
      case Answer.NeverSent(var reason) -> trouble(reason);
      case Answer.Unknown(var _, var reason) -> trouble(reason);
    }
    return true;
  }

  private static GetUpdates request(int offset, int wait, int limit) {
    var request = new GetUpdates();
    if (offset > 0) {
      request.setOffset(offset);
    }
    request.setTimeout(wait);
    request.setLimit(limit);
    request.setAllowedUpdates(Updates.KINDS);
    return request;
  }

  /** The oldest update that is not finished, else the one after the newest. */
  private int offset() {
    return underway.isEmpty() ? next : underway.iterator().next();
  }

  /**
   * Works on what is new in an answer.
   *
   * @param offset with which it was asked for; no later answer has anything from before
   */
  private boolean take(JsonNode updates, int offset) {
    List<JsonNode> fresh = new ArrayList<>();
    synchronized (underway) {
      // Not sooner: an answer that is on its way may still have what was finished meanwhile.
      finished.removeIf(old -> old < offset);
      for (JsonNode json : updates) {
        int id = json.path("update_id").asInt();
        if (!underway.contains(id) && !finished.contains(id)) {
          // A server that begins to count anew has lower numbers than before.
          next = underway.isEmpty() && id < next - 100_000 ? id + 1 : Math.max(next, id + 1);
          underway.add(id);
          fresh.add(json);
        }
      }
    }
    for (JsonNode json : fresh) {
      int id = json.path("update_id").asInt();
      Updates.read(json)
          .ifPresentOrElse(update -> worker.work(update, () -> done(id)), () -> done(id));
    }
    return !fresh.isEmpty();
  }

  private void done(int id) {
    synchronized (underway) {
      if (underway.remove(id)) {
        finished.add(id);
      }
      underway.notifyAll();
    }
  }

  /** Waits where going on at once would only spin. */
  private void idle(boolean fresh, boolean busy, long waited, long nanos)
      throws InterruptedException {
    if (fresh || busy) {
      empties = 0;
      awaitWork();
      return;
    }
    // The server did not hold the request as long as it was asked to.
    boolean hasty = nanos < Math.max(1, waited) * 500_000_000L;
    empties = hasty ? Math.min(empties + 1, 8) : 0;
    if (empties > 0) {
      Duration pause = Duration.ofMillis(5L << empties);
      sleeper.sleep(pause.compareTo(LONGEST_IDLE) < 0 ? pause : LONGEST_IDLE);
    }
  }

  /** Until everything is finished, but not longer than a glance. */
  private void awaitWork() throws InterruptedException {
    long end = System.nanoTime() + GLANCE.toNanos();
    synchronized (underway) {
      while (!underway.isEmpty() && !closed) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return;
        }
        underway.wait(left);
      }
    }
  }

  private void trouble(String what) throws InterruptedException {
    troubles++;
    if (troubles == 1 || troubles % 100 == 0) {
      LOG.warn("no updates from Telegram ({}); trying again", what);
    }
    Duration pause = Duration.ofMillis(250L << Math.min(troubles, 7));
    sleeper.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  @Override
  public void close() {
    closed = true;
    synchronized (underway) {
      underway.notifyAll();
    }
  }

  /** Tells Telegram what was finished, so that a restart does not do it again. */
  void confirm() {
    int offset;
    synchronized (underway) {
      offset = offset();
    }
    if (offset > 0) {
      api.quick(request(offset, 0, 1));
    }
  }
}
