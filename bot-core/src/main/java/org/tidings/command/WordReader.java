package org.tidings.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.chat.OptionSpec;
import org.tidings.subscription.Cadence;

/**
 * Reads the words behind a command: values in any order, recognised by what they are or named
 * {@code sector:energy}. Any text whatsoever is answered; costs grow with its length only.
 */
final class WordReader {
  /** Most words that one value has. */
  private static final int SPAN = 6;

  private static final Set<String> FILLERS =
      Set.of("in", "on", "from", "about", "of", "the", "for", "and", "at", "by", "this", "last");

  /** Options whose values are often several words. */
  private static final Set<String> LONG = Set.of("filter", "format");

  private final List<OptionSpec> options;
  private final Vocabulary vocabulary;
  private final Map<String, String> found = new LinkedHashMap<>();

  WordReader(List<OptionSpec> options, Vocabulary vocabulary) {
    this.options = options;
    this.vocabulary = vocabulary;
  }

  /** What became of the words. */
  sealed interface Outcome {
    /** Canonical values by name. */
    record Good(Map<String, String> values) implements Outcome {}

    /** A word that may be two things: a choice for each, the values read so far kept. */
    record Clash(String word, Map<String, String> choices, Map<String, String> others)
        implements Outcome {}

    /** A word that is nothing known here; empty {@code option} when it was not named. */
    record Unknown(String word, Optional<OptionSpec> option, Map<String, String> others)
        implements Outcome {}

    /** An option that was given twice. */
    record Twice(OptionSpec option, String word) implements Outcome {}

    /** A required option that was not given. */
    record Missing(OptionSpec option) implements Outcome {}
  }

  /** Reads typed options and words together. */
  Outcome read(Map<String, String> typed, String words) {
    for (OptionSpec option : options) {
      String value = typed.get(option.name());
      if (value != null && !value.isBlank() && !put(option, value.strip())) {
        return new Outcome.Unknown(value.strip(), Optional.of(option), Map.copyOf(found));
      }
    }
    List<Token> free = new ArrayList<>();
    List<Token> all = Token.split(words, names());
    for (int at = 0; at < all.size(); at++) {
      Token token = all.get(at);
      Optional<OptionSpec> option = options.stream().filter(o -> token.names(o)).findFirst();
      if (option.isEmpty()) {
        free.add(token);
      } else if (found.containsKey(option.get().name())) {
        return new Outcome.Twice(option.get(), token.text());
      } else {
        int more = more(option.get(), all, at, !free.isEmpty());
        String value = more == 0 ? token.text() : whole(all, at, more);
        if (!put(option.get(), value)) {
          return new Outcome.Unknown(value, option, Map.copyOf(found));
        }
        at += more;
      }
    }
    Optional<OptionSpec> rest =
        options.stream()
            .filter(o -> o.type() == OptionSpec.Type.TEXT && !found.containsKey(o.name()))
            .findFirst();
    if (rest.isPresent()) {
      String text = String.join(" ", free.stream().map(Token::raw).toList()).strip();
      if (!text.isEmpty()) {
        found.put(rest.get().name(), text);
      }
      return complete();
    }
    return recognise(free);
  }

  /**
   * How many words behind a named value belong to it though nobody put quotes around them: those
   * that make it a cadence, and all words up to the next name of a filter or template.
   *
   * @param last whether what is not named stood before it
   */
  private static int more(OptionSpec option, List<Token> all, int at, boolean last) {
    if (all.get(at).quoted()) {
      return 0;
    }
    int free = 0;
    while (at + free + 1 < all.size() && all.get(at + free + 1).name().isEmpty()) {
      free++;
    }
    if (LONG.contains(option.name())) {
      return last ? free : 0;
    }
    int more = option.name().equals("cadence") ? Math.min(3, free) : 0;
    while (more > 0 && Cadence.read(whole(all, at, more)).isEmpty()) {
      more--;
    }
    return more;
  }

  private static String whole(List<Token> all, int at, int more) {
    StringBuilder text = new StringBuilder(all.get(at).text());
    for (Token next : all.subList(at + 1, at + 1 + more)) {
      text.append(' ').append(next.raw());
    }
    return text.toString();
  }

  private Outcome recognise(List<Token> free) {
    int at = 0;
    while (at < free.size()) {
      int taken = 0;
      for (int span = Math.min(SPAN, free.size() - at); span > 0 && taken == 0; span--) {
        String text = join(free, at, span);
        Map<String, String> matches = matches(text, false);
        if (matches.size() > 1) {
          return new Outcome.Clash(text, matches, rest(free, at + span));
        }
        if (!matches.isEmpty()) {
          found.putAll(matches);
          taken = span;
        }
      }
      if (taken == 0) {
        Token token = free.get(at);
        Optional<OptionSpec> any = takesAnything();
        Map<String, String> again = matches(token.text(), true);
        if (any.isPresent()) {
          found.put(any.get().name(), token.text());
        } else if (!again.isEmpty()) {
          OptionSpec option = named(again.keySet().iterator().next());
          return new Outcome.Twice(option, token.text());
        } else if (token.quoted() || !FILLERS.contains(Names.fold(token.text()))) {
          return new Outcome.Unknown(token.text(), Optional.empty(), rest(free, at + 1));
        }
        taken = 1;
      }
      at += taken;
    }
    return complete();
  }

  /** Values of the words behind the one in question, as far as they are clear. */
  private Map<String, String> rest(List<Token> free, int from) {
    for (int at = from; at < free.size(); at++) {
      Map<String, String> matches = matches(free.get(at).text(), false);
      if (matches.size() == 1) {
        found.putAll(matches);
      }
    }
    return Map.copyOf(found);
  }

  private Outcome complete() {
    return options.stream()
        .filter(option -> option.required() && !found.containsKey(option.name()))
        .findFirst()
        .<Outcome>map(Outcome.Missing::new)
        .orElseGet(() -> new Outcome.Good(Map.copyOf(found)));
  }

  private boolean put(OptionSpec option, String value) {
    Optional<ValueKind> kind = ValueKind.of(option);
    Optional<String> canonical =
        kind.isEmpty() ? Optional.of(value) : kind.get().read(value, vocabulary);
    canonical.ifPresent(text -> found.put(option.name(), text));
    return canonical.isPresent();
  }

  private Map<String, String> matches(String text, boolean again) {
    Map<String, String> matches = new LinkedHashMap<>();
    for (OptionSpec option : options) {
      if (found.containsKey(option.name()) == again) {
        ValueKind.of(option)
            .flatMap(kind -> kind.read(text, vocabulary))
            .ifPresent(value -> matches.put(option.name(), value));
      }
    }
    return matches;
  }

  private Optional<OptionSpec> takesAnything() {
    return options.stream()
        .filter(option -> !found.containsKey(option.name()) && ValueKind.of(option).isEmpty())
        .findFirst();
  }

  private OptionSpec named(String name) {
    return options.stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  private Set<String> names() {
    return new java.util.HashSet<>(options.stream().map(OptionSpec::name).toList());
  }

  private static String join(List<Token> tokens, int from, int count) {
    return String.join(" ", tokens.subList(from, from + count).stream().map(Token::text).toList());
  }

  /** A word, a quoted text, or one of these with a name before it. */
  record Token(Optional<String> name, String text, String raw, boolean quoted) {
    boolean names(OptionSpec option) {
      return name.isPresent() && name.get().equals(option.name());
    }

    /** Splits words; only these names count as names, so that links stay whole. */
    static List<Token> split(String words, Set<String> names) {
      List<Token> tokens = new ArrayList<>();
      Map<String, String> folded = new HashMap<>();
      names.forEach(name -> folded.put(name, name));
      int at = skip(words, 0);
      while (at < words.length()) {
        int start = at;
        int colon = at;
        while (colon < words.length() && isName(words.charAt(colon))) {
          colon++;
        }
        Optional<String> name = Optional.empty();
        if (colon < words.length() && colon > at && words.charAt(colon) == ':') {
          name =
              Optional.ofNullable(
                  folded.get(words.substring(at, colon).toLowerCase(java.util.Locale.ROOT)));
          if (name.isPresent()) {
            at = skip(words, colon + 1);
          }
        }
        boolean quoted = at < words.length() && isQuote(words.charAt(at));
        StringBuilder text = new StringBuilder();
        at = quoted ? quotedText(words, at + 1, text) : plainText(words, at, text);
        tokens.add(new Token(name, text.toString(), words.substring(start, at), quoted));
        at = skip(words, at);
      }
      return tokens;
    }

    private static int quotedText(String words, int from, StringBuilder text) {
      int at = from;
      while (at < words.length()) {
        char c = words.charAt(at);
        if (isQuote(c)) {
          boolean doubled = c == '"' && at + 1 < words.length() && words.charAt(at + 1) == '"';
          if (!doubled) {
            return at + 1;
          }
          at++;
        }
        text.append(c);
        at++;
      }
      return at;
    }

    private static int plainText(String words, int from, StringBuilder text) {
      int at = from;
      while (at < words.length() && !isBlank(words.charAt(at))) {
        text.append(words.charAt(at++));
      }
      return at;
    }

    private static int skip(String words, int from) {
      int at = from;
      while (at < words.length() && isBlank(words.charAt(at))) {
        at++;
      }
      return at;
    }

    private static boolean isBlank(char c) {
      return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isName(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    }

    private static boolean isQuote(char c) {
      return c == '"' || c == '“' || c == '”' || c == '„';
    }
  }
}
