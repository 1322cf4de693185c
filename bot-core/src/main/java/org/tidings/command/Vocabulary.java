package org.tidings.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;

/**
 * The sectors, editions and sources that can be named in a room: those of its articles, and the
 * usual ones, so that a known subject without news is "nothing found" and not "unknown".
 *
 * <p>Counting is done once per kind and only when a word asks for it; for one call, one thread.
 */
public final class Vocabulary {
  private static final List<String> SECTORS =
      List.of(
          "politics",
          "business",
          "economy",
          "technology",
          "science",
          "health",
          "energy",
          "environment",
          "climate",
          "sports",
          "culture",
          "entertainment",
          "education",
          "finance",
          "security",
          "travel");
  private static final List<String> EDITIONS =
      List.of(
          "global",
          "africa",
          "asia",
          "europe",
          "india",
          "middle-east",
          "north-america",
          "south-america",
          "oceania",
          "uk",
          "us");
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("usa", "us"),
          Map.entry("united states", "us"),
          Map.entry("america", "us"),
          Map.entry("britain", "uk"),
          Map.entry("united kingdom", "uk"),
          Map.entry("world", "global"),
          Map.entry("international", "global"),
          Map.entry("tech", "technology"),
          Map.entry("sport", "sports"),
          Map.entry("economics", "economy"),
          Map.entry("political", "politics"));

  private final ArticleIndex index;
  private final Scope scope;
  private final Map<Facet, Map<String, String>> known = new LinkedHashMap<>();

  Vocabulary(ArticleIndex index, Scope scope) {
    this.index = index;
    this.scope = scope;
  }

  /** The value that a word names: a key of a sector or edition, the name of a source. */
  Optional<String> find(Facet facet, String typed) {
    String folded = Names.fold(typed);
    if (folded.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = values(facet);
    Optional<String> found = Optional.ofNullable(values.get(folded));
    if (found.isEmpty() && facet == Facet.SOURCE) {
      found = Optional.ofNullable(values.get("the " + folded));
    }
    if (found.isEmpty() && facet != Facet.SOURCE) {
      found = Optional.ofNullable(ALIASES.get(folded)).map(values::get);
    }
    return found;
  }

  /** All values of a facet, those with most articles first. */
  Collection<String> all(Facet facet) {
    return new LinkedHashSet<>(values(facet).values());
  }

  /** How a value is shown: "North America". */
  static String label(Facet facet, String value) {
    return switch (facet) {
      case SECTOR -> Sector.of(value).label();
      case EDITION -> Edition.of(value).label();
      case SOURCE, KIND, LANGUAGE -> value;
    };
  }

  private Map<String, String> values(Facet facet) {
    return known.computeIfAbsent(facet, this::count);
  }

  /** "Herald" is "Herald (Online)", unless another outlet may be meant. */
  private static void shortNames(Map<String, String> values) {
    Map<String, List<String>> meant = new LinkedHashMap<>();
    for (String name : values.values()) {
      int bracket = name.indexOf(" (");
      if (bracket > 0) {
        String bare = Names.fold(name.substring(0, bracket));
        meant.computeIfAbsent(bare, _ -> new ArrayList<>()).add(name);
      }
    }
    meant.forEach(
        (bare, names) -> {
          if (names.size() == 1) {
            values.putIfAbsent(bare, names.getFirst());
          }
        });
  }

  private Map<String, String> count(Facet facet) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String value : index.counts(facet, Filter.of(scope)).keySet()) {
      values.putIfAbsent(Names.fold(value), value);
    }
    List<String> usual =
        switch (facet) {
          case SECTOR -> SECTORS;
          case EDITION -> EDITIONS;
          case SOURCE, KIND, LANGUAGE -> List.of();
        };
    for (String value : usual) {
      values.putIfAbsent(Names.fold(value), value);
    }
    if (facet == Facet.SOURCE) {
      shortNames(values);
    }
    values.remove("");
    return values;
  }
}
