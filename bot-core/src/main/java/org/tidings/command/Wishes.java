package org.tidings.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.chat.Action;
import org.tidings.chat.Reply;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedId;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.story.StoryId;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Wish;

/** From words to what is wanted, and back to words that people understand. */
final class Wishes {
  private static final QueryParser QUERIES = new QueryParser();
  private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five");

  /** "only when 2 sources report it". */
  private static final Pattern SOURCES =
      Pattern.compile(
          "(?i)(?:^|[ ,]+)(?:only )?(?:when|if|once|after) (?:at least )?"
              + "([1-9][0-9]?|one|two|three|four|five) (?:sources?|outlets?)"
              + "( (?:report|tell|have|confirm|carry)s?( it)?)?$");

  private Wishes() {}

  /** What became of words. */
  sealed interface Reading {
    /**
     * Words that were understood.
     *
     * @param cadence how often, where the words say so
     * @param terms further options that the words state, by name
     */
    record Good(Interest interest, Optional<Cadence> cadence, Map<String, String> terms)
        implements Reading {
      public Good {
        terms = Map.copyOf(terms);
      }
    }

    record Bad(Reply.Refuse reply) implements Reading {}
  }

  /** Reads "sector:energy daily 08:00 here", "trending", the name of a feed, or any query. */
  static Reading read(Call call, String command, String text) {
    String words = text.strip().replaceAll("\\s+", " ").replaceAll("(?i)(^| )here$", "").strip();
    Map<String, String> terms = new LinkedHashMap<>();
    Matcher sources = SOURCES.matcher(words);
    if (sources.find()) {
      terms.put("min-sources", number(sources.group(1)));
      words = words.substring(0, sources.start()).strip();
    }
    Often often = often(words);
    if (often.cadence().isEmpty()) {
      int last = words.lastIndexOf(' ');
      Optional<String> zone =
          new ValueKind.Zone()
              .read(words.substring(last + 1), call.vocabulary())
              .filter(_ -> last > 0);
      Often before = often(words.substring(0, Math.max(0, last)).replaceAll("(?i) in$", ""));
      if (zone.isPresent() && before.cadence().isPresent()) {
        terms.put("zone", zone.get());
        often = before;
      }
    }
    if (often.rest().isEmpty()) {
      return new Reading.Bad(
          new Reply.Refuse(Reply.Reason.WRONG_INPUT, Sentences.say("follow.what")));
    }
    return interest(call, command, often.rest(), new Said(often.cadence(), terms));
  }

  /** Words without the cadence at their end. */
  private record Often(String rest, Optional<Cadence> cadence) {}

  /** What words say besides what is wanted. */
  private record Said(Optional<Cadence> cadence, Map<String, String> terms) {
    Reading about(Interest interest) {
      return new Reading.Good(interest, cadence, terms);
    }
  }

  private static Often often(String words) {
    String[] all = words.split(" ", -1);
    for (int count = Math.min(4, all.length); count > 0; count--) {
      int cut = start(words, all.length - count);
      Optional<Cadence> cadence = Cadence.read(words.substring(cut));
      if (cadence.isPresent()) {
        return new Often(words.substring(0, cut).strip(), cadence);
      }
    }
    return new Often(words, Optional.empty());
  }

  private static String number(String word) {
    int at = NUMBERS.indexOf(word.toLowerCase(Locale.ROOT));
    return at < 0 ? word : Integer.toString(at + 1);
  }

  private static int start(String words, int skipped) {
    int at = 0;
    for (int i = 0; i < skipped; i++) {
      at = words.indexOf(' ', at) + 1;
    }
    return at;
  }

  private static Reading interest(Call call, String command, String words, Said said) {
    String folded = Names.fold(words);
    if (folded.equals("trending")) {
      return said.about(new Interest.Trending());
    }
    if (folded.equals("everything") || folded.equals("all")) {
      return said.about(new Interest.Everything());
    }
    Optional<Interest> named = feed(call, words).or(() -> named(call, words));
    if (named.isPresent()) {
      return said.about(named.get());
    }
    return switch (QUERIES.parse(words, call.now(), call.zone())) {
      case QueryReading.Parsed(SearchQuery query) -> said.about(simple(query));
      case QueryReading.Wrong wrong -> new Reading.Bad(refused(call, wrong, command + " "));
    };
  }

  /** A filter, in the same grammar. */
  static QueryReading filter(Call call, String text) {
    return QUERIES.parse(text, call.now(), call.zone());
  }

  /** The sentence for a query that cannot be read, with its place and the repaired one. */
  static Reply.Refuse refused(Call call, QueryReading.Wrong wrong, String lead) {
    int start = Math.clamp(wrong.place(), 0, wrong.text().length());
    String at =
        start < wrong.text().length() ? CommandWords.shown(wrong.text().substring(start)) : "";
    return new Reply.Refuse(
        Reply.Reason.WRONG_INPUT,
        at.isEmpty()
            ? wrong.reason()
            : Sentences.say("search.place", wrong.reason(), wrong.place() + 1, at),
        wrong.repaired().stream()
            .<Action>map(text -> call.buttons().run(Names.cut(text, 60), lead + text))
            .toList());
  }

  private static Optional<Interest> feed(Call call, String words) {
    String name = words.regionMatches(true, 0, "feed:", 0, 5) ? words.substring(5) : words;
    String folded = Names.fold(name);
    for (Feed feed : call.desk().feeds().visible(call.where())) {
      if (Names.fold(feed.title()).equals(folded)
          || feed.url().toString().equals(name)
          || (name.length() < words.length()
              && Long.toString(feed.id().value()).equals(name.strip()))) {
        return Optional.of(new Interest.OfFeed(feed.id()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Interest> named(Call call, String words) {
    if (words.indexOf(':') >= 0 || words.indexOf('"') >= 0) {
      return Optional.empty();
    }
    Vocabulary known = call.vocabulary();
    return known
        .find(Facet.SECTOR, words)
        .<Interest>map(key -> new Interest.OfSector(new Sector(key)))
        .or(
            () ->
                known
                    .find(Facet.EDITION, words)
                    .map(key -> new Interest.OfEdition(new Edition(key))))
        .or(() -> known.find(Facet.SOURCE, words).map(Interest.OfSource::new));
  }

  private static Interest simple(SearchQuery query) {
    if (query.root() instanceof Node.Is(Field field, String value)) {
      return switch (field) {
        case SECTOR -> new Interest.OfSector(Sector.of(value));
        case EDITION -> new Interest.OfEdition(Edition.of(value));
        case SOURCE -> new Interest.OfSource(value);
        case STORY -> new Interest.OfStory(new StoryId(Long.parseLong(value)));
        case AUTHOR, KIND, LANG, FEED -> new Interest.Matching(query);
      };
    }
    return new Interest.Matching(query);
  }

  /** "sector Energy", "“oil prices”, only “opec”". */
  static String words(Call call, Wish wish) {
    return words(wish, id -> feedTitle(call, id));
  }

  static String words(Wish wish, java.util.function.Function<FeedId, String> titles) {
    String wanted =
        switch (wish.interest()) {
          case Interest.Everything _ -> Sentences.say("wish.everything");
          case Interest.Matching(SearchQuery query) -> Sentences.say("wish.query", query.text());
          case Interest.OfFeed(FeedId feed) -> titles.apply(feed);
          case Interest.OfSource(String source) -> Sentences.say("wish.source", source);
          case Interest.OfSector(Sector sector) -> Sentences.say("wish.sector", sector.label());
          case Interest.OfEdition(Edition edition) ->
              Sentences.say("wish.edition", edition.label());
          case Interest.OfStory(StoryId story) ->
              Sentences.say("wish.story", Long.toString(story.value()));
          case Interest.Trending _ -> Sentences.say("wish.trending");
        };
    return wish.filter()
        .map(query -> Sentences.say("wish.filtered", wanted, query.text()))
        .orElse(wanted);
  }

  private static String feedTitle(Call call, FeedId id) {
    return call.desk().feeds().visible(call.where()).stream()
        .filter(feed -> feed.id().equals(id))
        .map(Feed::title)
        .findFirst()
        .orElseGet(() -> Sentences.say("wish.feed", Long.toString(id.value())));
  }
}
