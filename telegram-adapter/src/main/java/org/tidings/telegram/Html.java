package org.tidings.telegram;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Writes markup as Telegram's HTML. The only place where anything is escaped. */
final class Html {
  private Html() {}

  /**
   * @param moments whether the server knows the tag for moments; else their text stands there
   */
  static String of(Markup markup, boolean moments) {
    var html = new StringBuilder();
    List<Markup.Run> runs = markup.runs();
    for (int i = 0; i < runs.size(); ) {
      Optional<URI> link = runs.get(i).link();
      link.ifPresent(
          to -> html.append("<a href=\"").append(escape(to.toASCIIString())).append("\">"));
      // One link over all of its runs, so that a marked word does not break it in pieces.
      int end = i;
      do {
        run(html, runs.get(end++), moments);
      } while (end < runs.size() && link.isPresent() && runs.get(end).link().equals(link));
      if (link.isPresent()) {
        html.append("</a>");
      }
      i = end;
    }
    return html.toString();
  }

  private static void run(StringBuilder html, Markup.Run run, boolean moments) {
    boolean moment = moments && run.moment().isPresent();
    var close = new StringBuilder();
    for (Markup.Manner manner : Markup.Manner.values()) {
      if (run.manners().contains(manner)) {
        html.append('<').append(manner.tag).append('>');
        close.insert(0, "</" + manner.tag + ">");
      }
    }
    if (moment) {
      run.moment()
          .ifPresent(
              at ->
                  html.append("<tg-time unix=\"")
                      .append(at.getEpochSecond())
                      .append("\" format=\"r\">"));
      close.insert(0, "</tg-time>");
    }
    html.append(escape(run.text())).append(close);
  }

  static String escape(String raw) {
    var safe = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
