package org.tidings.search;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.Scope;

/**
 * Which articles to list. Empty sets and options do not bound.
 *
 * @param sources names of outlets, compared without case
 * @param languages ISO 639-1 codes; articles of unknown language always pass
 * @param after first instant included
 * @param before first instant excluded
 */
public record Filter(
    Scope scope,
    Set<Sector> sectors,
    Set<Edition> editions,
    Set<String> sources,
    Set<Kind> kinds,
    Set<String> languages,
    Optional<Instant> after,
    Optional<Instant> before) {
  public Filter {
    sectors = Set.copyOf(sectors);
    editions = Set.copyOf(editions);
    sources = Set.copyOf(sources);
    kinds = Set.copyOf(kinds);
    languages =
        languages.stream()
            .map(code -> code.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an article is within all bounds. */
  public boolean passes(IndexedArticle indexed) {
    Report report = indexed.article().report();
    return (scope.feeds().isEmpty() || indexed.feeds().stream().anyMatch(scope::sees))
        && (sectors.isEmpty() || report.sectors().stream().anyMatch(sectors::contains))
        && (editions.isEmpty() || report.edition().filter(editions::contains).isPresent())
        && (sources.isEmpty() || sources.stream().anyMatch(name -> isSame(name, report.source())))
        && (kinds.isEmpty() || kinds.contains(report.kind()))
        && (languages.isEmpty()
            || report
                .language()
                .map(code -> languages.contains(code.toLowerCase(Locale.ROOT)))
                .orElse(true))
        && QueryMatcher.isBetween(indexed.article().at(), after, before);
  }

  /** The same without its bounds in time. */
  public Filter anyTime() {
    return after.isEmpty() && before.isEmpty()
        ? this
        : new Filter(
            scope,
            sectors,
            editions,
            sources,
            kinds,
            languages,
            Optional.empty(),
            Optional.empty());
  }

  private static boolean isSame(String one, String other) {
    return one.strip().equalsIgnoreCase(other.strip());
  }

  /** Everything that a room sees. */
  public static Filter of(Scope scope) {
    return new Filter(
        scope,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }
}
