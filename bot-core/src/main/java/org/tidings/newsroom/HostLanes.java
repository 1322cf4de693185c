package org.tidings.newsroom;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps fetches of one host apart: a few at once, and none sooner than a moment after the last.
 * This machine itself needs no such courtesy. Safe for many threads.
 */
final class HostLanes {
  private static final int AT_ONCE = 2;
  private static final int REMEMBERED = 10_000;

  private final long spacingNanos;
  private final Map<String, Lane> lanes = new HashMap<>();

  HostLanes(Duration spacing) {
    spacingNanos = spacing.toNanos();
  }

  private static final class Lane {
    private int busy;
    private long free = Long.MIN_VALUE;
  }

  /** Takes a place in a host's lane; false when it must wait. */
  synchronized boolean enter(URI url) {
    if (isHere(url)) {
      return true;
    }
    long now = System.nanoTime();
    if (lanes.size() > REMEMBERED) {
      lanes.values().removeIf(lane -> lane.busy == 0 && lane.free - now <= 0);
    }
    Lane lane = lanes.computeIfAbsent(key(url), _ -> new Lane());
    if (lane.busy >= AT_ONCE || (lane.free != Long.MIN_VALUE && lane.free - now > 0)) {
      return false;
    }
    lane.busy++;
    lane.free = now + spacingNanos;
    return true;
  }

  synchronized void leave(URI url) {
    Lane lane = lanes.get(key(url));
    if (lane != null && lane.busy > 0) {
      lane.busy--;
    }
  }

  private static String key(URI url) {
    return String.valueOf(url.getHost());
  }

  /** Whether an address is on this machine. */
  static boolean isHere(URI url) {
    String host = key(url);
    return host.startsWith("127.") || host.equals("[::1]") || host.equals("localhost");
  }
}
