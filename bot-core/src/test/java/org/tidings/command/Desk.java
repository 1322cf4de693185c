package org.tidings.command;

import static org.tidings.testkit.Reports.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.feed.StarterCatalogue;
import org.tidings.testkit.ScriptedPlatform;
import org.tidings.testkit.SettableClock;
import org.tidings.testkit.TestNewsroom;

/** A newsroom with some articles, its commands, and a person who talks to it. */
final class Desk implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private static final String WORDS =
      "amber baker cedar dancer ember fiddle garnet harbour island jacket kettle lantern magnet"
          + " nectar orchid pepper quarry ribbon saddle timber urchin velvet walnut yonder zephyr"
          + " almond basket candle dagger engine falcon ginger hammer indigo jungle kidney ladder"
          + " marble needle oyster pillow quiver rocket spider temple umpire violin window";

  final TestNewsroom newsroom = new TestNewsroom();
  final SettableClock clock = new SettableClock(NOON);
  final ScriptedPlatform platform = new ScriptedPlatform();

  Desk() {
    platform.talksTo(router());
  }

  /** A desk with 24 articles of energy, one opinion, one of climate, one story of three outlets. */
  static Desk filled() {
    Desk desk = new Desk();
    List<Report> reports = new ArrayList<>();
    List<String> words = List.of(WORDS.split(" ", -1));
    for (int i = 1; i <= 24; i++) {
      String title = title(words.get(2 * i - 2), words.get(2 * i - 1));
      Instant at = NOON.minus(Duration.ofHours(30 + i));
      reports.add(report("Grid Post", title, at, "energy", "europe").build());
    }
    reports.add(quake("Herald", 6, "A strong earthquake shook the coast near Izmir. No one died."));
    reports.add(
        quake("Al Noor", 5, "Buildings swayed in Izmir, Turkey, as the earthquake struck."));
    reports.add(quake("Delta Wire", 4, "Rescuers in Izmir search houses after the earthquake."));
    reports.add(
        report(
                "Herald",
                "Why rates must fall",
                NOON.minus(Duration.ofHours(2)),
                "business",
                "india")
            .kind(Kind.OPINION)
            .build());
    reports.add(monsoon());
    reports.sort(Comparator.comparing(report -> report.created().orElseThrow()));
    desk.newsroom.accept(reports);
    return desk;
  }

  /** Whether a headline is one of those about energy. */
  static boolean energy(String title) {
    String[] parts = title.split(" ", -1);
    return parts.length == 2 && WORDS.contains(parts[1]);
  }

  /** "Amber baker": nothing in common with the others, so that each is a story of its own. */
  private static String title(String first, String second) {
    return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1) + " " + second;
  }

  private static Report quake(String source, int hours, String summary) {
    Instant at = NOON.minus(Duration.ofHours(hours));
    return report(source, "Earthquake shakes Turkish coast near Izmir", at, "world", "asia")
        .title(source + ": earthquake shakes Turkish coast near Izmir")
        .summary(summary)
        .build();
  }

  private static Report monsoon() {
    return report(
            "Al Noor",
            "Monsoon forecast for India raised",
            NOON.minus(Duration.ofHours(1)),
            "climate",
            "india")
        .summary("The forecast was raised on Tuesday. Farmers welcomed it.")
        .byline("Ravi Rao")
        .agency("With inputs from agencies")
        .updated(NOON.minus(Duration.ofMinutes(30)))
        .zone(ZoneId.of("Asia/Kolkata"))
        .picture(
            new Picture(
                URI.create("https://alnoor.example/rain.jpg"),
                Optional.of("Rain over Pune"),
                Optional.of("AI-generated")))
        .tag("monsoon")
        .build();
  }

  /** A router over the same database, as after a restart. */
  CommandRouter router(Command... further) {
    return router(newsroom, further);
  }

  /** A router that looks for its newsroom elsewhere. */
  CommandRouter router(Desks desks, Command... further) {
    Notebook notebook = newsroom.notebook();
    return new CommandRouter(
        ReaderCommands.all(
            notebook,
            StarterCatalogue.bundled(),
            new AboutSettings("desk@tidings.example", "Be kind.", "1.2"),
            List.of(further)),
        desks,
        notebook,
        platform,
        clock);
  }

  @Override
  public void close() {
    newsroom.close();
  }
}
