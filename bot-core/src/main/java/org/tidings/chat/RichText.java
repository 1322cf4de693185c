package org.tidings.chat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A text as a list of spans; never a Markdown string. Span texts are raw. */
public record RichText(List<Span> spans) {
  public RichText {
    spans = List.copyOf(spans);
  }

  /** A run of text in one manner. */
  public sealed interface Span {
    String text();

    record Plain(String text) implements Span {}

    record Strong(String text) implements Span {}

    record Code(String text) implements Span {}

    record Link(String text, URI link) implements Span {}

    /** The words that a search found. */
    record Mark(String text) implements Span {}

    /** A moment, shown in the reader's own way; {@code text} says it for those who cannot. */
    record Moment(String text, Instant at) implements Span {}
  }

  /** Text in one plain span; empty text is no span. */
  public static RichText plain(String text) {
    return new RichText(text.isEmpty() ? List.of() : List.of(new Span.Plain(text)));
  }

  public static RichText of(Span... spans) {
    return new RichText(List.of(spans));
  }

  /** The text without any manner. */
  public String text() {
    return spans.stream().map(Span::text).collect(Collectors.joining());
  }
}
