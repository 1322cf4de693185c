package org.tidings.telegram;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.chat.RichText;

/**
 * A text with manners, before it becomes HTML: runs that can be cut anywhere between characters.
 * Texts are raw.
 */
record Markup(List<Run> runs) {
  static final Markup EMPTY = new Markup(List.of());

  Markup {
    runs = List.copyOf(runs);
  }

  /** A tag around a run. */
  enum Manner {
    BOLD("b"),
    ITALIC("i"),
    CODE("code");

    final String tag;

    Manner(String tag) {
      this.tag = tag;
    }
  }

  /** A run of text in one manner. */
  record Run(String text, Set<Manner> manners, Optional<URI> link, Optional<Instant> moment) {
    Run {
      manners = Set.copyOf(manners);
    }

    Run with(String part) {
      return new Run(part, manners, link, moment);
    }
  }

  /** The text that Telegram counts: what is left when the tags are gone, in UTF-16 units. */
  String text() {
    var text = new StringBuilder();
    runs.forEach(run -> text.append(run.text()));
    return text.toString();
  }

  int length() {
    return runs.stream().mapToInt(run -> run.text().length()).sum();
  }

  boolean isBlank() {
    return text().isBlank();
  }

  /** The part from one UTF-16 index to another; the caller picks places between characters. */
  Markup slice(int from, int to) {
    var parts = new ArrayList<Run>();
    int at = 0;
    for (Run run : runs) {
      int start = Math.max(from, at);
      int end = Math.min(to, at + run.text().length());
      if (start < end) {
        parts.add(run.with(run.text().substring(start - at, end - at)));
      }
      at += run.text().length();
    }
    return new Markup(parts);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Puts runs together. Texts are cleaned of what would harm a chat on their way in. */
  static final class Builder {
    private final List<Run> runs = new ArrayList<>();

    Builder plain(String text) {
      return add(text, EnumSet.noneOf(Manner.class), Optional.empty(), Optional.empty());
    }

    Builder bold(String text) {
      return add(text, EnumSet.of(Manner.BOLD), Optional.empty(), Optional.empty());
    }

    Builder moment(String text, Instant at) {
      return add(text, EnumSet.noneOf(Manner.class), Optional.empty(), Optional.of(at));
    }

    /** A rich text, all of it in a manner and a link of its own if these are given. */
    Builder rich(RichText text, Set<Manner> around, Optional<URI> link) {
      for (RichText.Span span : text.spans()) {
        EnumSet<Manner> manners = EnumSet.noneOf(Manner.class);
        manners.addAll(around);
        Optional<URI> to = link;
        Optional<Instant> at = Optional.empty();
        switch (span) {
          case RichText.Span.Plain _ -> {}
          case RichText.Span.Strong _, RichText.Span.Mark _ -> manners.add(Manner.BOLD);
          case RichText.Span.Code _ -> {
            // Telegram lets nothing else touch code.
            manners = EnumSet.of(Manner.CODE);
            to = Optional.empty();
          }
          case RichText.Span.Link(String _, URI own) -> to = to.or(() -> Links.web(own));
          case RichText.Span.Moment(String _, Instant moment) -> {
            if (to.isEmpty()) {
              at = Optional.of(moment);
            }
          }
        }
        add(span.text(), manners, to, at);
      }
      return this;
    }

    Builder append(Markup more) {
      runs.addAll(more.runs());
      return this;
    }

    Builder line() {
      return plain("\n");
    }

    boolean isEmpty() {
      return runs.isEmpty();
    }

    Markup build() {
      return new Markup(runs);
    }

    private Builder add(
        String text, Set<Manner> manners, Optional<URI> link, Optional<Instant> moment) {
      String clean = Clean.text(text);
      if (!clean.isEmpty()) {
        runs.add(new Run(clean, manners, link, moment));
      }
      return this;
    }
  }
}
