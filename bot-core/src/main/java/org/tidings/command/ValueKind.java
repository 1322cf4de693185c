package org.tidings.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.article.Kind;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.search.ArticleIndex.Facet;

/**
 * What values an option takes, so that they are recognised wherever they stand. Found by the name
 * of the option: every command means the same by "sector".
 */
interface ValueKind {
  /** The canonical value of a text; empty when it is none. */
  Optional<String> read(String text, Vocabulary words);

  /** Values to offer while typing and to compare typos with. */
  Collection<String> known(Vocabulary words);

  /** The kind of an option; empty for options that take any word. */
  static Optional<ValueKind> of(OptionSpec option) {
    if (!option.choices().isEmpty()) {
      return Optional.of(new Choice(option.choices()));
    }
    return switch (option.type()) {
      case INTEGER -> Optional.of(new Count());
      case BOOLEAN -> Optional.of(new Truth());
      case TEXT, ROOM, ROLE, FILE -> Optional.empty();
      case WORD -> Optional.ofNullable(NAMED.get(option.name()));
    };
  }

  /** Kinds of options by name. */
  Map<String, ValueKind> NAMED =
      Map.of(
          "sector", new Faceted(Facet.SECTOR),
          "edition", new Faceted(Facet.EDITION),
          "source", new Faceted(Facet.SOURCE),
          "period", new Stretch(),
          "zone", new Zone(),
          "language", new Language());

  /** One of the values of the articles; "all" sets a remembered choice aside. */
  record Faceted(Facet facet) implements ValueKind {
    @Override
    public Optional<String> read(String text, Vocabulary words) {
      String folded = Names.fold(text);
      if (facet == Facet.EDITION && (folded.equals("all") || folded.equals("all editions"))) {
        return Optional.of("all");
      }
      return words.find(facet, text);
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return words.all(facet);
    }
  }

  /** One of a few fixed values; a plural of a kind is the kind. */
  record Choice(List<Option> choices) implements ValueKind {
    @Override
    public Optional<String> read(String text, Vocabulary words) {
      String folded = Names.fold(text);
      return choices.stream()
          .filter(
              choice ->
                  folded.equals(Names.fold(choice.value()))
                      || folded.equals(Names.fold(choice.label())))
          .map(Option::value)
          .findFirst()
          .or(
              () ->
                  Kind.of(text)
                      .map(Kind::word)
                      .filter(word -> choices.stream().anyMatch(c -> c.value().equals(word))));
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return choices.stream().map(Option::value).toList();
    }
  }

  /** A number from 1 to 50. */
  record Count() implements ValueKind {
    static final int MOST = 50;
    private static final Pattern DIGITS = Pattern.compile("0*([1-9][0-9]?)");

    @Override
    public Optional<String> read(String text, Vocabulary words) {
      var digits = DIGITS.matcher(text);
      return digits.matches() && Integer.parseInt(digits.group(1)) <= MOST
          ? Optional.of(digits.group(1))
          : Optional.empty();
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return List.of("3", "5", "10", "20");
    }
  }

  /** Yes or no. */
  record Truth() implements ValueKind {
    @Override
    public Optional<String> read(String text, Vocabulary words) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on" -> Optional.of("true");
        case "false", "no", "off" -> Optional.of("false");
        default -> Optional.empty();
      };
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return List.of("yes", "no");
    }
  }

  /** A period of time. */
  record Stretch() implements ValueKind {
    @Override
    public Optional<String> read(String text, Vocabulary words) {
      return Period.read(text).map(Period::word);
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return List.of("today", "yesterday", "24h", "3 days", "week", "month");
    }
  }

  /** A time zone by its place, an offset, or "default" to take the platform's. */
  record Zone() implements ValueKind {
    private static final Pattern OFFSET =
        Pattern.compile("(?i)(?:utc|gmt)?[+-]\\d{1,2}(:?\\d\\d)?");

    @Override
    public Optional<String> read(String text, Vocabulary words) {
      String typed = text.strip().replace(' ', '_');
      if (typed.equalsIgnoreCase("default")) {
        return Optional.of("default");
      }
      Optional<String> place =
          ZoneId.getAvailableZoneIds().stream()
              .filter(id -> id.equalsIgnoreCase(typed) || city(id).equalsIgnoreCase(typed))
              .min(
                  Comparator.comparing((String id) -> !id.equalsIgnoreCase(typed))
                      .thenComparing(id -> id));
      if (place.isPresent() || !OFFSET.matcher(typed).matches()) {
        return place;
      }
      try {
        return Optional.of(ZoneId.of(typed.toUpperCase(Locale.ROOT)).getId());
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    private static String city(String id) {
      return id.substring(id.lastIndexOf('/') + 1);
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.indexOf('/') > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
          .sorted()
          .toList();
    }
  }

  /** Languages by code or English name, several joined by commas; "all" for any. */
  record Language() implements ValueKind {
    private static final Map<String, String> CODES =
        Stream.of(Locale.getISOLanguages())
            .filter(code -> code.length() == 2)
            .collect(
                Collectors.toMap(
                    code -> Names.fold(Locale.of(code).getDisplayLanguage(Locale.ENGLISH)),
                    code -> code,
                    (first, _) -> first));
    private static final Set<String> KNOWN = Set.copyOf(CODES.values());

    @Override
    public Optional<String> read(String text, Vocabulary words) {
      String folded = text.strip().toLowerCase(Locale.ROOT);
      if (folded.equals("all") || folded.equals("any")) {
        return Optional.of("all");
      }
      StringBuilder codes = new StringBuilder();
      for (String part : folded.split("[,+]", -1)) {
        String name = part.strip();
        String code = KNOWN.contains(name) ? name : CODES.get(Names.fold(name));
        if (code == null) {
          return Optional.empty();
        }
        codes.append(codes.isEmpty() ? "" : ",").append(code);
      }
      return Optional.of(codes.toString());
    }

    @Override
    public Collection<String> known(Vocabulary words) {
      return CODES.keySet();
    }

    /** "English" for {@code en}. */
    static String label(String code) {
      return Locale.of(code).getDisplayLanguage(Locale.ENGLISH);
    }
  }
}
