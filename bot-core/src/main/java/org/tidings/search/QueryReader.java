package org.tidings.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Sector;
import org.tidings.search.HumanDates.Period;
import org.tidings.search.QueryParser.BadQuery;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;

/** Reads one query by recursive descent. Used once. */
final class QueryReader {
  private static final Map<String, Field> FIELDS =
      Map.ofEntries(
          Map.entry("source", Field.SOURCE),
          Map.entry("from", Field.SOURCE),
          Map.entry("author", Field.AUTHOR),
          Map.entry("by", Field.AUTHOR),
          Map.entry("sector", Field.SECTOR),
          Map.entry("edition", Field.EDITION),
          Map.entry("kind", Field.KIND),
          Map.entry("lang", Field.LANG),
          Map.entry("language", Field.LANG),
          Map.entry("story", Field.STORY));
  private static final Set<String> TITLES = Set.of("title", "intitle");
  private static final Set<String> DATES = Set.of("after", "before", "on", "since");
  private static final List<String> KNOWN =
      List.of(
          "title", "source", "author", "sector", "edition", "kind", "lang", "story", "after",
          "before", "on", "since");
  private static final String QUOTES = "\"\u201c\u201d\u201e\u00ab\u00bb";
  private static final String MINUS = "-\u2212\u2013";

  private final String text;
  private final HumanDates dates;
  private final boolean shouted;
  private int at;
  private int depth;
  private int clauses;
  private int positives;

  QueryReader(String text, HumanDates dates) {
    this.text = text;
    this.shouted = SearchQuery.isShouted(text);
    this.dates = dates;
  }

  Node read() throws BadQuery {
    if (text.isEmpty()) {
      throw new BadQuery(0, "There is nothing to look for.", "");
    }
    Node root = either();
    if (at < text.length()) { // only a closing parenthesis stops the descent
      throw new BadQuery(at, "This parenthesis was never opened.", without(at, at + 1));
    }
    if (positives == 0) {
      throw new BadQuery(0, "There is no letter or digit to look for.", "");
    }
    return root;
  }

  private Node either() throws BadQuery {
    List<Node> choices = new ArrayList<>();
    choices.add(all());
    while (true) {
      int place = skipBlanks();
      int length = operator("OR", "|");
      if (length == 0) {
        break;
      }
      at += length;
      int next = skipBlanks();
      if (isEnd() || operator("OR", "|") > 0 || operator("AND", "&") > 0) {
        throw new BadQuery(place, "OR needs a word on both sides.", without(place, next));
      }
      choices.add(all());
    }
    return choices.size() == 1 ? choices.getFirst() : new Node.Or(choices);
  }

  private Node all() throws BadQuery {
    List<Node> parts = new ArrayList<>();
    int begin = skipBlanks();
    if (operator("OR", "|") > 0) {
      throw new BadQuery(
          begin, "OR needs a word on both sides.", without(begin, begin + operator("OR", "|")));
    }
    while (!isEnd() && operator("OR", "|") == 0) {
      int place = at;
      int length = operator("AND", "&");
      if (length > 0) {
        at += length;
        skipBlanks();
        if (parts.isEmpty() || isEnd() || operator("AND", "&") > 0 || operator("OR", "|") > 0) {
          throw new BadQuery(
              place, "AND needs a word on both sides.", without(place, place + length));
        }
        continue;
      }
      part().ifPresent(parts::add);
      skipBlanks();
    }
    return switch (parts.size()) {
      case 0 -> new Node.All();
      case 1 -> parts.getFirst();
      default -> new Node.And(parts);
    };
  }

  private boolean isEnd() {
    return at >= text.length() || text.charAt(at) == ')';
  }

  private Optional<Node> part() throws BadQuery {
    int place = at;
    boolean not = false;
    int word = operator("NOT", "!");
    if (word > 0) {
      not = true;
      at += word;
      skipBlanks();
    } else if (MINUS.indexOf(text.charAt(at)) >= 0) {
      not = true;
      at++;
    }
    if (not && (isEnd() || text.charAt(at) == ' ')) {
      throw new BadQuery(place, "There is no word after this minus.", without(place, at));
    }
    if (++clauses > QueryParser.MOST_CLAUSES) {
      throw new BadQuery(
          place,
          "A query may have at most %d parts; it would cost too much."
              .formatted(QueryParser.MOST_CLAUSES),
          text.substring(0, place));
    }
    Optional<Node> node = plain();
    return not ? node.map(Node.Not::new) : node;
  }

  private Optional<Node> plain() throws BadQuery {
    char c = text.charAt(at);
    if (c == '(') {
      return Optional.of(group());
    }
    if (QUOTES.indexOf(c) >= 0) {
      return phrase(quoted());
    }
    Optional<Node> field = field();
    return field.isPresent() ? field : word(bare());
  }

  private Node group() throws BadQuery {
    int open = at++;
    if (++depth > QueryParser.DEEPEST) {
      throw new BadQuery(
          open,
          "Parentheses may be %d deep at most.".formatted(QueryParser.DEEPEST),
          text.replaceAll("[()]", " "));
    }
    skipBlanks();
    if (at < text.length() && text.charAt(at) == ')') {
      throw new BadQuery(open, "There is nothing in these parentheses.", without(open, at + 1));
    }
    Node inside = either();
    if (at >= text.length()) {
      throw new BadQuery(open, "This parenthesis is never closed.", text + ")");
    }
    at++;
    depth--;
    return inside;
  }

  private String quoted() throws BadQuery {
    int open = at++;
    int from = at;
    while (at < text.length() && QUOTES.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at >= text.length()) {
      String rest = text.substring(from).strip();
      throw new BadQuery(
          open,
          "This quotation mark is never closed.",
          rest.isEmpty() ? text.substring(0, open) : text + "\"");
    }
    return text.substring(from, at++).strip();
  }

  private Optional<Node> phrase(String words) {
    List<String> found = new ArrayList<>();
    for (String word : words.split(" +", -1)) {
      if (meansSomething(word)) {
        found.add(word);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    positives++;
    return Optional.of(
        found.size() == 1 ? new Node.Word(found.getFirst()) : new Node.Phrase(found));
  }

  private Optional<Node> word(String word) {
    if (!meansSomething(word)) {
      return Optional.empty();
    }
    positives++;
    return Optional.of(new Node.Word(shouted ? word.toLowerCase(Locale.ROOT) : word));
  }

  private static boolean meansSomething(String word) {
    return word.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c >= 0x1F000);
  }

  private String bare() {
    int from = at;
    while (at < text.length() && " ()".indexOf(text.charAt(at)) < 0 && !isQuote(at)) {
      at++;
    }
    return text.substring(from, at);
  }

  private boolean isQuote(int place) {
    return QUOTES.indexOf(text.charAt(place)) >= 0;
  }

  private Optional<Node> field() throws BadQuery {
    int place = at;
    int colon = place;
    while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
      colon++;
    }
    if (colon == place || colon >= text.length() || text.charAt(colon) != ':') {
      return Optional.empty();
    }
    String name = text.substring(place, colon).toLowerCase(Locale.ROOT);
    if (!TITLES.contains(name) && !DATES.contains(name) && !FIELDS.containsKey(name)) {
      if (text.startsWith("//", colon + 1)) {
        return Optional.empty(); // an address, not a field
      }
      String known = Nearest.of(name, KNOWN, 2).map(n -> n + ":").orElse(" ");
      throw new BadQuery(
          place,
          "There is no field '%s'; there are %s.".formatted(name, String.join(", ", KNOWN)),
          text.substring(0, place)
              + (known.isBlank() ? name + " " : known)
              + text.substring(colon + 1));
    }
    at = colon + 1;
    skipBlanks();
    if (isEnd()) {
      throw new BadQuery(place, "%s: needs a value.".formatted(name), without(place, at));
    }
    if (TITLES.contains(name)) {
      return title(place);
    }
    if (DATES.contains(name)) {
      return Optional.of(date(name, place));
    }
    Field field = Objects.requireNonNull(FIELDS.get(name));
    return Optional.of(is(field, name, place));
  }

  private Optional<Node> title(int place) throws BadQuery {
    if (text.charAt(at) == '(') {
      Node words = group();
      if (!onlyWords(words)) {
        throw new BadQuery(
            place, "Only words can stand in title:(...).", without(place, place + 6));
      }
      return Optional.of(new Node.InTitle(words));
    }
    return (isQuote(at) ? phrase(quoted()) : word(bare())).map(Node.InTitle::new);
  }

  private static boolean onlyWords(Node node) {
    return switch (node) {
      case Node.Word _, Node.Phrase _ -> true;
      case Node.And(List<Node> nodes) -> nodes.stream().allMatch(QueryReader::onlyWords);
      case Node.Or(List<Node> nodes) -> nodes.stream().allMatch(QueryReader::onlyWords);
      case Node.Not(Node inner) -> onlyWords(inner);
      case Node.InTitle _, Node.Is _, Node.Between _, Node.All _ -> false;
    };
  }

  private Node is(Field field, String name, int place) throws BadQuery {
    String value = isQuote(at) ? quoted() : bare();
    if (value.isEmpty() || !meansSomething(value)) {
      throw new BadQuery(
          place, "%s: needs a value.".formatted(name), without(place, Math.max(at, place + 1)));
    }
    positives++;
    return new Node.Is(field, checked(field, name, value, place));
  }

  private String checked(Field field, String name, String value, int place) throws BadQuery {
    return switch (field) {
      case SOURCE, AUTHOR -> value;
      case SECTOR -> key(() -> Sector.of(value).key(), name, place);
      case EDITION -> key(() -> Edition.of(value).key(), name, place);
      case KIND -> kind(value, place);
      case LANG -> language(value, place);
      case STORY, FEED -> number(value, name, place);
    };
  }

  private interface Key {
    String get();
  }

  private String key(Key key, String name, int place) throws BadQuery {
    try {
      return key.get();
    } catch (IllegalArgumentException _) {
      throw new BadQuery(place, "This is no %s.".formatted(name), without(place, at));
    }
  }

  private String kind(String value, int place) throws BadQuery {
    Optional<Kind> kind = Kind.of(value);
    if (kind.isPresent()) {
      return kind.get().word();
    }
    List<String> known = List.of("news", "opinion", "blog", "interview", "brief");
    String repair =
        Nearest.of(value.toLowerCase(Locale.ROOT), known, 2)
            .map(near -> text.substring(0, place) + "kind:" + near + text.substring(at))
            .orElse(without(place, at));
    throw new BadQuery(
        place,
        "There is no kind '%s'; there are %s.".formatted(value, String.join(", ", known)),
        repair);
  }

  private String language(String value, int place) throws BadQuery {
    return Languages.code(value)
        .orElseThrow(
            () ->
                new BadQuery(
                    place,
                    "'%s' is no language; write its code (lang:es) or its name (lang:spanish)."
                        .formatted(value),
                    without(place, at)));
  }

  private String number(String value, String name, int place) throws BadQuery {
    String digits = value.startsWith("#") ? value.substring(1) : value;
    if (digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new BadQuery(
          place, "%s: needs a number.".formatted(name), without(place, at) + " " + value);
    }
    return digits;
  }

  private Node date(String name, int place) throws BadQuery {
    Period period = period(name, place);
    positives++;
    return switch (name) {
      case "after" -> new Node.Between(Optional.of(period.end()), Optional.empty());
      case "before" -> new Node.Between(Optional.empty(), Optional.of(period.start()));
      case "since" -> new Node.Between(Optional.of(period.start()), Optional.empty());
      default -> new Node.Between(Optional.of(period.start()), Optional.of(period.end()));
    };
  }

  /** The longest run of words that is a date: {@code since:last week} needs no quotes. */
  private Period period(String name, int place) throws BadQuery {
    int from = at;
    if (isQuote(at)) {
      String value = quoted();
      return dates.read(value).orElseThrow(() -> noDate(name, value, place));
    }
    int best = -1;
    Optional<Period> found = Optional.empty();
    for (int words = 0; words < 4 && !isEnd(); words++) {
      bare();
      Optional<Period> read = dates.read(text.substring(from, at));
      if (read.isPresent()) {
        found = read;
        best = at;
      }
      skipBlanks();
      if (!isEnd() && isQuote(at)) {
        break;
      }
    }
    if (found.isEmpty()) {
      at = from;
      String value = bare();
      throw noDate(name, value, place);
    }
    at = best;
    return found.get();
  }

  private BadQuery noDate(String name, String value, int place) {
    return new BadQuery(
        place,
        "'%s' is no date; write %s:2025-04-10, %s:yesterday or %s:\"last week\"."
            .formatted(value, name, name, name),
        Nearest.of(value.toLowerCase(Locale.ROOT), HumanDates.WORDS, 2)
            .map(near -> text.substring(0, place) + name + ":" + near + text.substring(at))
            .orElse(without(place, at)));
  }

  /** Length of an operator that stands here as a word of its own; 0 when there is none. */
  private int operator(String word, String sign) {
    if (text.startsWith(word, at) && isBreak(at + word.length())) {
      return word.length();
    }
    if (sign.equals("!")) {
      return 0;
    }
    int length = text.startsWith(sign + sign, at) ? 2 : text.startsWith(sign, at) ? 1 : 0;
    return length > 0 && isBreak(at + length) ? length : 0;
  }

  private boolean isBreak(int place) {
    return place >= text.length() || " ()\"".indexOf(text.charAt(place)) >= 0;
  }

  private int skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private String without(int from, int to) {
    return text.substring(0, from).strip() + " " + text.substring(Math.min(to, text.length()));
  }
}
