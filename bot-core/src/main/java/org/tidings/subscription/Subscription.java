package org.tidings.subscription;

import java.time.Instant;
import org.tidings.chat.Destination;

/**
 * A wish, a destination and a cadence.
 *
 * @param to the room or direct chat that is told
 * @param paused whether it waits to be resumed; what comes meanwhile is not owed
 * @param by key of the caller who made it
 * @param since when it was made; relative dates in its queries mean that day
 */
public record Subscription(
    SubscriptionId id,
    Destination to,
    Wish wish,
    Cadence cadence,
    Terms terms,
    Style style,
    boolean paused,
    String by,
    Instant since) {
  /** Whether each article is a post of its own. */
  public boolean instant() {
    return cadence instanceof Cadence.Instantly;
  }

  public Subscription with(boolean pause) {
    return new Subscription(id, to, wish, cadence, terms, style, pause, by, since);
  }

  public Subscription with(Wish other) {
    return new Subscription(id, to, other, cadence, terms, style, paused, by, since);
  }

  public Subscription with(Cadence other) {
    return new Subscription(id, to, wish, other, terms, style, paused, by, since);
  }

  public Subscription with(Terms other) {
    return new Subscription(id, to, wish, cadence, other, style, paused, by, since);
  }

  public Subscription with(Style other) {
    return new Subscription(id, to, wish, cadence, terms, other, paused, by, since);
  }
}
