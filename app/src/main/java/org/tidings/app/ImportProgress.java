package org.tidings.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.tidings.newsroom.Importer;
import org.tidings.newsroom.Importer.Summary;

/** Shows how an import goes on: a bar on a terminal, a line every tenth of the way elsewhere. */
final class ImportProgress implements Importer.Progress {
  private static final Duration BLINK = Duration.ofMillis(150);
  private static final int BAR = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean bar;
  private final InstantSource clock;
  private final Stopping stopping;
  private final Instant start;
  private Instant shown = Instant.MIN;
  private int tenths;

  ImportProgress(PrintStream err, boolean bar, InstantSource clock, Stopping stopping) {
    this.err = err;
    this.bar = bar;
    this.clock = clock;
    this.stopping = stopping;
    start = clock.instant();
  }

  /** The import was asked to end; what was read until here is stored. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void at(Path file, double share, Summary soFar) {
    Instant now = clock.instant();
    if (bar && shown.plus(BLINK).isBefore(now)) {
      shown = now;
      err.print(CLEAR + line(share, soFar.read(), now) + "  " + file.getFileName());
      err.flush();
    } else if (!bar && (int) (share * 10) > tenths) {
      tenths = (int) (share * 10);
      err.println(line(share, soFar.read(), now));
    }
    if (stopping.asked()) {
      end();
      throw new Stopped();
    }
  }

  /** Leaves the line of the bar empty. */
  void end() {
    if (bar) {
      err.print(CLEAR);
      err.flush();
    }
  }

  private String line(double share, long read, Instant now) {
    double seconds = Math.max(0.001, Duration.between(start, now).toMillis() / 1000.0);
    long left = share <= 0 ? 0 : Math.round(seconds * (1 - share) / share);
    StringBuilder line = new StringBuilder();
    if (bar) {
      int full = (int) Math.round(share * BAR);
      line.append('[').append("#".repeat(full)).append(".".repeat(BAR - full)).append("] ");
    }
    return line.append(Math.round(share * 100))
        .append(" %, ")
        .append(read)
        .append(" read, ")
        .append(Math.round(read / seconds))
        .append("/s, ")
        .append(left / 60)
        .append(left % 60 < 10 ? ":0" : ":")
        .append(left % 60)
        .append(" left")
        .toString();
  }
}
