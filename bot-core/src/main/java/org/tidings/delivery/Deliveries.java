package org.tidings.delivery;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Limits;
import org.tidings.chat.Messenger;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Subscriptions;

/**
 * The delivery of one home: lanes and digests over the platforms that run. Made before the newsroom
 * that wakes it, started when the home is open, closed before the platforms are.
 */
public final class Deliveries implements AutoCloseable {
  private final Map<String, Platform> platforms = new ConcurrentHashMap<>();
  private final Map<String, BooleanSupplier> ready = new ConcurrentHashMap<>();
  private final boolean alone;
  private final Dispatcher dispatcher;
  private final Digests digests;

  /**
   * @param holder a name for this process that no earlier one had
   * @param turns which process steps in a room
   */
  public Deliveries(
      Outbox outbox,
      Subscriptions subscriptions,
      Roster roster,
      Composer composer,
      TopStories top,
      InstantSource clock,
      RandomGenerator random,
      String holder,
      Turns turns) {
    alone = turns.equals(Turns.ALONE);
    Desk desk = new Desk(outbox, roster, composer, this::platform, clock, random, holder, turns);
    digests = new Digests(desk, subscriptions, top, room -> wake(List.of(room)));
    dispatcher = new Dispatcher(desk, () -> turns.take(Dispatcher.DIGESTS).or(digests::step));
  }

  /** Empty also while another process has the platform's connections. */
  private Optional<Platform> platform(String name) {
    return Optional.ofNullable(platforms.get(name))
        .filter(_ -> alone || ready.getOrDefault(name, () -> true).getAsBoolean());
  }

  public void start() {
    dispatcher.start();
  }

  /** A platform runs: what is owed there goes out. */
  public void add(ChatPlatform platform) {
    ready.put(platform.name(), platform::isReady);
    add(platform.name(), platform, platform.limits());
  }

  public void add(String name, Messenger messenger, Limits limits) {
    platforms.put(name, new Platform(messenger, limits));
    dispatcher.refresh();
  }

  /** A platform is gone: what is owed there stays owed. */
  public void remove(String name) {
    platforms.remove(name);
  }

  /** Something new may be owed in these rooms. */
  public void wake(Collection<String> rooms) {
    dispatcher.wake(rooms);
  }

  /** Another process may have written down what is owed. */
  public void refresh() {
    dispatcher.refresh();
  }

  /** What these rooms follow was changed. */
  public void changed(Collection<String> rooms) {
    List<String> all = new ArrayList<>(rooms);
    all.add(Dispatcher.DIGESTS);
    dispatcher.wake(all);
  }

  public Digests digests() {
    return digests;
  }

  @Override
  public void close() {
    dispatcher.close();
  }
}
