package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;
import org.tidings.chat.Action;
import org.tidings.search.Filter;

/** What a call bounds a list to: its values, else what the caller chose with /settings. */
final class Bounds {
  private final Call call;

  Bounds(Call call) {
    this.call = call;
  }

  Optional<Sector> sector() {
    return call.values().get("sector").map(Sector::of);
  }

  /** The edition named in the call itself. */
  Optional<Edition> namedEdition() {
    return call.values().get("edition").filter(key -> !key.equals("all")).map(Edition::of);
  }

  /** The edition named, else the one chosen; "all" names none. */
  Optional<Edition> edition() {
    return call.values().get("edition").isPresent()
        ? namedEdition()
        : call.setting().preference().edition();
  }

  /** Which articles to list. */
  Filter filter(Listing.Slice slice, Set<Kind> kinds) {
    return new Filter(
        call.scope(),
        sector().map(Set::of).orElse(Set.of()),
        edition().map(Set::of).orElse(Set.of()),
        call.values().get("source").map(Set::of).orElse(Set.of()),
        call.values().get("kind").flatMap(Kind::of).map(Set::of).orElse(kinds),
        call.setting().preference().languages(),
        Optional.empty(),
        slice.bounded() ? Optional.of(slice.asOf().plusMillis(1)) : Optional.empty());
  }

  /** What a search looks through: searches name their own bounds, only languages hold. */
  Filter everywhere(Listing.Slice slice) {
    return new Filter(
        call.scope(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        call.setting().preference().languages(),
        Optional.empty(),
        slice.bounded() ? Optional.of(slice.asOf().plusMillis(1)) : Optional.empty());
  }

  /** Which articles to count: only what was named bounds. */
  Filter named() {
    return new Filter(
        call.scope(),
        sector().map(Set::of).orElse(Set.of()),
        namedEdition().map(Set::of).orElse(Set.of()),
        Set.of(),
        Set.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** "Energy · India · Reuters"; empty for no bounds. */
  String label() {
    List<String> parts = new ArrayList<>();
    sector().ifPresent(sector -> parts.add(sector.label()));
    edition().ifPresent(edition -> parts.add(edition.label()));
    call.values().get("source").ifPresent(parts::add);
    call.values().get("kind").ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  /** What of the settings had a say in it, so that nobody wonders where the rest is. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    Preference chosen = call.setting().preference();
    if (call.values().get("edition").isEmpty()) {
      chosen
          .edition()
          .ifPresent(edition -> remarks.add(Sentences.say("remark.edition", edition.label())));
    }
    remarks.addAll(languageRemarks());
    return remarks;
  }

  /** That the chosen languages bound it. */
  List<String> languageRemarks() {
    Set<String> languages = call.setting().preference().languages();
    if (languages.isEmpty()) {
      return List.of();
    }
    String names =
        languages.stream()
            .sorted()
            .map(ValueKind.Language::label)
            .collect(Collectors.joining(", "));
    return List.of(Sentences.say("remark.languages", names));
  }

  private static String shown(String option, String value) {
    return option.equals("period") ? Sentences.say("period") : value;
  }

  /** A search for the sector or edition as a word: articles may speak of it without saying so. */
  List<Action> search() {
    return Stream.concat(
            sector().map(Sector::label).stream(), namedEdition().map(Edition::label).stream())
        .limit(1)
        .<Action>map(
            word ->
                call.buttons()
                    .run(
                        Sentences.say("button.search", word),
                        new Values(Search.NAME, Optional.empty(), Map.of("words", word)).line()))
        .toList();
  }

  /** Buttons that let go of one bound each, then of all. */
  List<Action> wider() {
    List<Action> wider = new ArrayList<>();
    Values values = call.values();
    for (String name : List.of("kind", "source", "edition", "sector", "period")) {
      if (values.get(name).isPresent() && values.named().size() > 1) {
        wider.add(
            call.buttons()
                .run(
                    Sentences.say("button.without", shown(name, values.get(name).orElse(""))),
                    values.with(name, "").line()));
      }
    }
    if (edition().isPresent() && values.get("edition").isEmpty()) {
      wider.add(
          call.buttons()
              .run(Sentences.say("button.all.editions"), values.with("edition", "all").line()));
    }
    return wider;
  }
}
