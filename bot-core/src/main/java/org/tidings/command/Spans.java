package org.tidings.command;

import java.time.Duration;

/** Writes lengths of time. */
final class Spans {
  private Spans() {}

  /** "45 min", "3 h", "2 days": one unit, rounded, at least one minute. */
  static String brief(Duration span) {
    long minutes = Math.max(1, Math.round(span.toSeconds() / 60.0));
    if (minutes < 90) {
      return Sentences.say("span.minutes", minutes);
    }
    long hours = Math.round(minutes / 60.0);
    return hours < 48
        ? Sentences.say("span.hours", hours)
        : Sentences.say("span.days", Math.round(hours / 24.0));
  }
}
