package org.tidings.ingest.page;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tidings.ingest.Stamp;
import org.tidings.ingest.page.DateEvidence.Evidence;

/**
 * The days that a page names, each with the numbers to judge by whether the article was published
 * then: which sources name it, which others they name besides. One thread at a time.
 */
public final class PageDates implements Choices {
  private static final DateSource[] SOURCES = DateSource.values();

  private final DateEvidence evidence;
  private final TreeMap<LocalDate, List<Evidence>> days = new TreeMap<>();
  private final int[] perSource = new int[SOURCES.length];

  PageDates(DateEvidence evidence) {
    this.evidence = evidence;
    for (Evidence one : evidence.all()) {
      days.computeIfAbsent(one.day(), _ -> new ArrayList<>()).add(one);
      perSource[one.source().number()]++;
    }
  }

  static PageDates of(
      PageElements page,
      StructuredData structured,
      PageBlocks blocks,
      boolean[] body,
      Optional<URI> address) {
    return new PageDates(
        DateEvidence.of(page, structured, blocks.blocks(), blocks.title(), body, address));
  }

  /** The days in ISO 8601, earliest first. */
  @Override
  public List<String> texts() {
    return days.keySet().stream().map(LocalDate::toString).toList();
  }

  @Override
  public float[][] rows() {
    float[][] rows = new float[days.size()][];
    int i = 0;
    for (Map.Entry<LocalDate, List<Evidence>> day : days.entrySet()) {
      rows[i] = row(day.getKey(), day.getValue(), i);
      i++;
    }
    return rows;
  }

  private float[] row(LocalDate day, List<Evidence> named, int rank) {
    float[] row = new float[SOURCES.length * 2 + 16];
    int n = 0;
    int sources = 0;
    for (DateSource source : SOURCES) {
      int count = (int) named.stream().filter(one -> one.source() == source).count();
      sources += count > 0 ? 1 : 0;
      row[n++] = count == 0 ? (perSource[source.number()] > 0 ? -1 : 0) : place(day, source);
    }
    for (DateSource source : SOURCES) {
      row[n++] = named.stream().filter(one -> one.source() == source).count();
    }
    row[n++] = sources;
    row[n++] = named.size();
    row[n++] = (float) named.size() / Math.max(1, evidence.all().size());
    row[n++] = days.size();
    row[n++] = rank;
    row[n++] = days.size() - 1 - rank;
    row[n++] =
        evidence.year() < 0
            ? -1
            : evidence.year() == day.getYear() && evidence.month() == day.getMonthValue() ? 1 : 0;
    row[n++] = near(day, DateSource.ADDRESS);
    row[n++] = near(day, DateSource.DATA_PUBLISHED);
    row[n++] = near(day, DateSource.META_PUBLISHED);
    row[n++] = Math.min(400, ChronoUnit.DAYS.between(day, days.lastKey()));
    row[n++] = Math.min(400, ChronoUnit.DAYS.between(days.firstKey(), day));
    row[n++] = day.getDayOfMonth() == 1 ? 1 : 0;
    row[n++] = named.stream().anyMatch(one -> one.stamp().zone().isPresent()) ? 1 : 0;
    row[n++] = evidence.all().indexOf(named.getFirst());
    return Arrays.copyOf(row, n);
  }

  /** 1 when a source names this day first of all, less for later places, down to a fifth. */
  private float place(LocalDate day, DateSource source) {
    int place = 0;
    for (Evidence one : evidence.all()) {
      if (one.source() == source) {
        if (one.day().equals(day)) {
          return 1f / (1 + Math.min(4, place));
        }
        place++;
      }
    }
    return 0;
  }

  /** Days from what a source names first: 0 the same, 1 a day off, 2 more, -1 it names none. */
  private float near(LocalDate day, DateSource source) {
    for (Evidence one : evidence.all()) {
      if (one.source() == source) {
        return Math.min(2, Math.abs(ChronoUnit.DAYS.between(day, one.day())));
      }
    }
    return -1;
  }

  /**
   * The stamp to show for a day: none that only says when the page was changed where there are
   * others; then one with a zone before one with a time before any.
   */
  Stamp stamp(String day) {
    List<Evidence> named = days.getOrDefault(LocalDate.parse(day), List.of());
    Set<Stamp> changes = new HashSet<>();
    named.stream()
        .filter(one -> one.source().tellsChange())
        .forEach(one -> changes.add(one.stamp()));
    named.stream()
        .filter(one -> one.source().tellsBirth())
        .forEach(one -> changes.remove(one.stamp()));
    return named.stream()
        .map(Evidence::stamp)
        .max(
            Comparator.comparing((Stamp stamp) -> !changes.contains(stamp))
                .thenComparingInt(PageDates::precision))
        .orElseThrow();
  }

  private static int precision(Stamp stamp) {
    boolean clock = !stamp.at().atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    return (stamp.zone().isPresent() ? 2 : 0) + (clock ? 1 : 0);
  }

  /** When the page says that it was last changed: the latest of the sources that say so. */
  Optional<Stamp> updated(Optional<Stamp> published) {
    return evidence.all().stream()
        .filter(one -> one.source().tellsChange())
        .map(Evidence::stamp)
        .filter(stamp -> published.isEmpty() || !stamp.at().isBefore(published.get().at()))
        .max(Comparator.comparing(Stamp::at));
  }
}
