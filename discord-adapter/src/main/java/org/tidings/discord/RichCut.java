package org.tidings.discord;

import java.util.ArrayList;
import java.util.List;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

/** Cuts rich texts between spans and words, so that every piece can be rendered by itself. */
final class RichCut {
  private RichCut() {}

  /** The text in pieces of at most {@code most} raw units each. */
  static List<RichText> pieces(RichText text, int most) {
    List<RichText> out = new ArrayList<>();
    List<Span> piece = new ArrayList<>();
    int length = 0;
    for (Span span : text.spans()) {
      Span rest = span;
      while (length + rest.text().length() > most) {
        int room = most - length;
        int end = cut(rest, room, length == 0);
        if (end > 0) {
          piece.add(with(rest, rest.text().substring(0, end)));
          rest = with(rest, rest.text().substring(end));
        }
        out.add(new RichText(piece));
        piece = new ArrayList<>();
        length = 0;
      }
      piece.add(rest);
      length += rest.text().length();
    }
    out.add(new RichText(piece));
    return out;
  }

  /** The beginning of a text, at most {@code most} raw units, with an ellipsis when cut. */
  static RichText first(RichText text, int most) {
    List<RichText> pieces = pieces(text, most);
    if (pieces.size() == 1) {
      return text;
    }
    List<Span> spans = new ArrayList<>(pieces.getFirst().spans());
    spans.add(new Span.Plain("…"));
    return new RichText(spans);
  }

  /** Where to end a span; 0 to begin a new piece before it. */
  private static int cut(Span span, int room, boolean alone) {
    boolean whole = !(span instanceof Span.Plain || span instanceof Span.Strong);
    if (!alone && (whole || room < 100)) {
      return 0;
    }
    return Math.max(1, Cut.seam(span.text(), room));
  }

  private static Span with(Span span, String text) {
    return switch (span) {
      case Span.Plain _ -> new Span.Plain(text);
      case Span.Strong _ -> new Span.Strong(text);
      case Span.Code _ -> new Span.Code(text);
      case Span.Link(_, var link) -> new Span.Link(text, link);
      case Span.Mark _ -> new Span.Mark(text);
      case Span.Moment(_, var at) -> new Span.Moment(text, at);
    };
  }
}
