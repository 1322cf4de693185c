package org.tidings.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.chat.Action;
import org.tidings.chat.OptionSpec;

/**
 * Reads plain sentences by fixed rules: the same words always mean the same. What is not clear is
 * asked back as buttons, never guessed.
 */
final class PlainTalk {
  private static final int LONGEST = 300;

  private static final Pattern GREETING =
      Pattern.compile(
          "(?:hi|hey|hello|hallo|hola|namaste|good (?:morning|afternoon|evening|day)|greetings"
              + "|start|yo)(?: (?:there|bot|tidings|all))?");
  private static final Pattern THANKS =
      Pattern.compile("(?:thanks|thank you|thx|cheers|ok|okay).*");
  private static final Pattern ABILITY =
      Pattern.compile(
          "(?:help|commands|menu|what can (?:you|i) (?:do|ask|say)|how (?:do you|does this|do i).*"
              + "|what do you do)");
  private static final Pattern IDENTITY =
      Pattern.compile("(?:who|what) are you|about(?: you)?|who (?:made|runs) (?:you|this)");
  private static final Pattern READING =
      Pattern.compile(
          "(?:read|open|show)? ?(?:me )?(?:number |no |article |item |the )*(\\d{1,4})");
  private static final Pattern SEARCHING =
      Pattern.compile(
          "(?:please )?(?:search(?: for)?|find(?: me)?|look(?: up| for)|google|anything"
              + " (?:on|about)) (.+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TRENDING =
      Pattern.compile(
          "\\b(?:trending|trends?|hot|hottest|popular|top stories|top news|top headlines"
              + "|biggest stories|most read|buzz)\\b");
  private static final Pattern OPINION =
      Pattern.compile("\\b(?:opinions?|op ?eds?|blogs?|interviews?|columns?|editorials?)\\b");
  private static final Pattern SHOTS =
      Pattern.compile("\\b(?:shots|short reads?|briefly|in short)\\b");
  private static final Pattern LATEST =
      Pattern.compile(
          "\\b(?:latest|newest|recent|news|new|headlines?|happening|update|updates|stories"
              + "|articles?|whats up)\\b");
  private static final Set<String> FILLERS =
      Set.of(
          "what",
          "whats",
          "what's",
          "s",
          "is",
          "are",
          "the",
          "a",
          "an",
          "in",
          "on",
          "of",
          "for",
          "from",
          "about",
          "with",
          "going",
          "happening",
          "happened",
          "show",
          "give",
          "get",
          "tell",
          "me",
          "please",
          "any",
          "some",
          "there",
          "right",
          "now",
          "currently",
          "today's",
          "do",
          "you",
          "have",
          "got",
          "i",
          "want",
          "would",
          "like",
          "to",
          "see",
          "read",
          "can",
          "could",
          "hot",
          "trending",
          "trend",
          "trends",
          "hottest",
          "popular",
          "top",
          "most",
          "biggest",
          "buzz",
          "latest",
          "newest",
          "recent",
          "news",
          "new",
          "headlines",
          "headline",
          "update",
          "updates",
          "stories",
          "story",
          "articles",
          "article",
          "and",
          "this",
          "last",
          "past",
          "by",
          "at",
          "short",
          "reads",
          "shots",
          "up");

  /** With a question mark behind it, it asks for a fact. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "^(who|what|which|when|where|why|how|did|does|is|are|was|were|has|have|will)\\b");

  private final Call call;

  PlainTalk(Call call) {
    this.call = call;
  }

  /** What a sentence means. */
  sealed interface Meant {
    /** A command line to run. */
    record Line(String line) implements Meant {}

    /** It could be several things: words and choices. */
    record Unsure(String words, List<Action> choices) implements Meant {
      public Unsure {
        choices = List.copyOf(choices);
      }
    }
  }

  Meant read(String said) {
    String text = said.strip();
    if (text.isEmpty()) {
      return greeting();
    }
    if (text.length() > LONGEST) {
      return new Meant.Unsure(Sentences.say("plain.long", LONGEST), somewhere());
    }
    if (text.startsWith("/")) {
      return new Meant.Line(text.substring(1).isBlank() ? "help" : text.substring(1));
    }
    String bare = bare(text);
    if (GREETING.matcher(bare).matches()) {
      return greeting();
    }
    Matcher reading = READING.matcher(bare);
    if (reading.matches()) {
      return new Meant.Line("read " + reading.group(1));
    }
    if (ABILITY.matcher(bare).matches()) {
      return new Meant.Line(bare.equals("menu") ? "menu" : "help");
    }
    if (IDENTITY.matcher(bare).matches()) {
      return new Meant.Line("about");
    }
    Matcher searching = SEARCHING.matcher(text);
    if (searching.matches()) {
      return search(searching.group(1));
    }
    return topic(text, bare);
  }

  private Meant topic(String text, String bare) {
    Optional<String> simple =
        Optional.of(bare)
            .filter(
                Set.of(
                        "sectors",
                        "editions",
                        "sources",
                        "settings",
                        "privacy",
                        "rss",
                        "shots",
                        "opinion",
                        "latest",
                        "trending")
                    ::contains);
    if (simple.isPresent()) {
      return new Meant.Line(simple.get());
    }
    boolean trending = TRENDING.matcher(bare).find();
    boolean latest = LATEST.matcher(bare).find();
    Found found = values(bare, trending);
    boolean known = found.rest().isEmpty();
    if (found.clash()) {
      return unsure(text, found, Sentences.say("plain.unsure", CommandWords.shown(text)));
    }
    if (trending && known) {
      return new Meant.Line(new Values("trending", Optional.empty(), found.values()).line());
    }
    if (OPINION.matcher(bare).find() && known) {
      return new Meant.Line(line("opinion", found.values(), Set.of("period", "kind")));
    }
    if (SHOTS.matcher(bare).find() && known) {
      return new Meant.Line(line("shots", found.values(), Set.of("period", "kind")));
    }
    if (latest && known && !found.values().containsKey("period")) {
      return new Meant.Line(line("latest", found.values(), Set.of()));
    }
    if (latest && !trending && found.values().isEmpty() && !found.rest().isEmpty()) {
      return search(String.join(" ", found.rest()));
    }
    if (THANKS.matcher(bare).matches() && bare.length() < 25) {
      return new Meant.Unsure(Sentences.say("plain.thanks"), somewhere());
    }
    return QUESTION.matcher(bare).find() && text.endsWith("?")
        ? new Meant.Line(
            new Values(AskNews.NAME, Optional.empty(), Map.of("question", text)).line())
        : unsure(text, found, Sentences.say("plain.unsure", CommandWords.shown(text)));
  }

  private Meant search(String words) {
    String plain = words.strip().replaceFirst("[?!.]+$", "");
    return plain.isEmpty()
        ? greeting()
        : new Meant.Line(new Values(Search.NAME, Optional.empty(), Map.of("words", plain)).line());
  }

  private Meant greeting() {
    return new Meant.Unsure(Sentences.say("plain.hello"), somewhere());
  }

  private Meant unsure(String text, Found found, String words) {
    List<Action> choices = new ArrayList<>();
    String plain = text.replaceFirst("[?!.]+$", "");
    if (!plain.isBlank() && plain.length() <= 200) {
      choices.add(
          call.buttons()
              .run(
                  Sentences.say("button.search", Names.cut(plain, 60)),
                  new Values(Search.NAME, Optional.empty(), Map.of("words", plain)).line()));
    }
    if (!found.values().isEmpty()) {
      String label = String.join(" ", found.values().values());
      choices.add(
          call.buttons()
              .run(
                  Sentences.say("button.latest.of", label),
                  line("latest", found.values(), Set.of("period"))));
      choices.add(
          call.buttons()
              .run(
                  Sentences.say("button.trending.of", label),
                  line("trending", found.values(), Set.of("source", "kind"))));
    }
    choices.addAll(somewhere());
    return new Meant.Unsure(words, choices);
  }

  private List<Action> somewhere() {
    return List.of(
        call.buttons().run(Sentences.say("button.latest"), "latest"),
        call.buttons().run(Sentences.say("button.trending"), "trending"),
        call.buttons().run(Sentences.say("button.help"), "help"),
        call.buttons().run(Sentences.say("button.menu"), "menu"));
  }

  private static String line(String command, Map<String, String> values, Set<String> without) {
    Map<String, String> kept = new LinkedHashMap<>(values);
    kept.keySet().removeAll(without);
    return new Values(command, Optional.empty(), kept).line();
  }

  /** Values among the words, longest names first, and the words that are none. */
  private Found values(String bare, boolean trending) {
    String[] words = bare.split(" ", -1);
    List<OptionSpec> options =
        trending
            ? List.of(Options.PERIOD, Options.SECTOR, Options.EDITION, Options.COUNT)
            : List.of(
                Options.PERIOD,
                Options.SECTOR,
                Options.EDITION,
                Options.SOURCE,
                Options.KIND,
                Options.COUNT);
    Map<String, String> values = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    boolean clash = false;
    int at = 0;
    while (at < words.length) {
      int taken = 0;
      for (int span = Math.min(4, words.length - at); span > 0 && taken == 0; span--) {
        String name = String.join(" ", List.of(words).subList(at, at + span));
        if (span == 1 && FILLERS.contains(name)) {
          break;
        }
        Map<String, String> fits = fits(options, values, name);
        clash |= fits.size() > 1;
        if (!fits.isEmpty()) {
          Map.Entry<String, String> first = fits.entrySet().iterator().next();
          values.put(first.getKey(), first.getValue());
          taken = span;
        }
      }
      if (taken == 0) {
        if (!FILLERS.contains(words[at])) {
          rest.add(words[at]);
        }
        taken = 1;
      }
      at += taken;
    }
    return new Found(values, rest, clash);
  }

  private Map<String, String> fits(
      List<OptionSpec> options, Map<String, String> values, String name) {
    Map<String, String> fits = new LinkedHashMap<>();
    for (OptionSpec option : options) {
      if (!values.containsKey(option.name())) {
        ValueKind.of(option)
            .flatMap(kind -> kind.read(name, call.vocabulary()))
            .ifPresent(value -> fits.put(option.name(), value));
      }
    }
    return fits;
  }

  /** Lower case, no punctuation but apostrophes inside of words. */
  private static String bare(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('’', '\'')
        .replaceAll("[^\\p{L}\\p{N}' ]+", " ")
        .replace("what's", "whats")
        .replaceAll("\\b(show|give|get|tell|find|bring) us\\b", "$1 me")
        .replaceAll("'s\\b", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** What was recognised in a sentence, and what was not. */
  private record Found(Map<String, String> values, List<String> rest, boolean clash) {}
}
