package org.tidings.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.HtmlText;
import org.tidings.ingest.clean.PlainText;

/**
 * Texts that may be what is looked for, such as the headline, each with the sources that name it.
 * Texts that differ only in case and white space are one.
 */
final class Candidates {
  private static final int MOST = 60;

  private final int sources;
  private final int[] named;
  private final Map<String, Candidate> all = new LinkedHashMap<>();

  /** One text. */
  static final class Candidate {
    private final String text;
    private final float[] places;
    private int count;

    private Candidate(String text, int sources) {
      this.text = text;
      places = new float[sources];
    }

    String text() {
      return text;
    }

    /** Whether a source names it. */
    boolean from(int source) {
      return places[source] > 0;
    }
  }

  Candidates(int sources) {
    this.sources = sources;
    named = new int[sources];
  }

  /** Adds a text as a source writes it; markup references in it are read. */
  void add(int source, String written) {
    if (written.length() > 4 * Caps.TITLE) {
      return;
    }
    String plain = written.indexOf('&') >= 0 ? HtmlText.text(written) : written;
    String text = PlainText.line(plain, Caps.TITLE);
    if (text.isEmpty() || all.size() >= MOST) {
      return;
    }
    named[source]++;
    Candidate candidate =
        all.computeIfAbsent(text.toLowerCase(Locale.ROOT), _ -> new Candidate(text, sources));
    candidate.places[source] = Math.max(candidate.places[source], 1f / named[source]);
    candidate.count++;
  }

  List<Candidate> all() {
    return new ArrayList<>(all.values());
  }

  /** The numbers that the sources give: how early each names it, -1 where it names others only. */
  int sources(Candidate candidate, float[] row) {
    int n = 0;
    int agreeing = 0;
    for (int source = 0; source < sources; source++) {
      boolean names = candidate.places[source] > 0;
      agreeing += names ? 1 : 0;
      row[n] = names ? candidate.places[source] : named[source] > 0 ? -1 : 0;
      n++;
    }
    row[n] = agreeing;
    row[n + 1] = candidate.count;
    row[n + 2] = all.size();
    return n + 3;
  }
}
