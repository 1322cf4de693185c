package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.trend.Rising;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.TrendingStory;
import org.tidings.trend.WindowedTrending;

/**
 * The hottest stories of a period: {@code /trending}; why they are: {@code /trending why 2}; and
 * the names and terms that rise: {@code /trending words}.
 */
final class TrendingNow implements Listing {
  static final String NAME = "trending";

  private static final String WHY = "why";
  private static final String WORDS = "words";

  private final ListPages pages;
  private final Pointer pointer;

  TrendingNow(ListPages pages, Pointer pointer) {
    this.pages = pages;
    this.pointer = pointer;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        NAME,
        false,
        List.of(
            Options.PERIOD,
            Options.SECTOR,
            Options.EDITION,
            Options.COUNT,
            Options.choice("show", Stream.of(WHY, WORDS))),
        "/trending",
        "/trending week india",
        "/trending 6h sector:energy",
        "/trending why 2",
        "/trending words");
  }

  @Override
  public Reply run(Call call) {
    if (shows(call, WORDS)) {
      return words(call);
    }
    // with "why", a number is an entry's: /trending why 2
    return shows(call, WHY) && call.values().number("count").isPresent()
        ? why(call, call.values().number("count").orElse(1))
        : pages.first(call, this);
  }

  private static boolean shows(Call call, String what) {
    return call.values().get("show").filter(what::equals).isPresent();
  }

  private Reply words(Call call) {
    Period.Window window = window(call, call.now());
    Bounds bounds = new Bounds(call);
    int count = call.values().number("count").orElse(10);
    List<Rising.Word> words = call.desk().rising().top(query(window, call, count));
    return words.isEmpty()
        ? nothing(call.with(call.values().with("show", "")))
        : RisingPost.of(call, words, period(call), bounds);
  }

  /** Why one entry trends: of the last list when that was a list of trends, else of this one. */
  private Reply why(Call call, int number) {
    Call asked = call.with(call.values().with("show", "").with("count", ""));
    Optional<ShownList> shown =
        pointer
            .last(call)
            .filter(_ -> asked.values().named().isEmpty())
            .filter(list -> list.line().equals(NAME) || list.line().startsWith(NAME + " "));
    Call made =
        shown
            .flatMap(list -> CommandWords.again(spec(), list.line(), call))
            .map(call::with)
            .orElse(asked);
    Instant asOf = shown.map(ShownList::at).orElse(call.now());
    List<ArticleId> ids =
        shown
            .map(ShownList::articles)
            .orElseGet(
                () ->
                    top(made, asOf, ValueKind.Count.MOST).stream()
                        .map(TrendingStory::lead)
                        .toList());
    if (ids.isEmpty()) {
      return nothing(made);
    }
    if (number > ids.size()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND,
          Sentences.say("read.range", number, heading(made, asOf).title(), ids.size()),
          List.of(
              call.buttons().run("/trending why 1", "trending show:why count:1"),
              call.buttons().run(Sentences.say("button.trending"), NAME)));
    }
    Optional<Article> article = Pointer.article(call, ids.get(number - 1));
    return article
        .<Reply>map(found -> new Reply.Say(whyPost(made, found, number, asOf)))
        .orElseGet(() -> Answers.expired(call));
  }

  private static Post whyPost(Call call, Article article, int number, Instant asOf) {
    String why = new TrendReasons(call, window(call, asOf)).of(article);
    List<Block> blocks = new ArrayList<>();
    RichText title = RichText.plain(article.report().title());
    blocks.add(ListPages.headline(call, article, Optional.of(number), title, ""));
    blocks.add(Block.Words.of(Sentences.say("why.words", why)));
    Duration halfLife = WindowedTrending.halfLife(window(call, asOf).length());
    blocks.add(Block.Words.of(Sentences.say("why.rule", Spans.brief(halfLife))));
    blocks.addAll(Answers.sample(call));
    List<Action> actions = new ArrayList<>();
    FullStory.button(call, article.id()).ifPresent(actions::add);
    actions.add(call.buttons().run(Sentences.say("button.why"), "trending show:why"));
    actions.add(call.buttons().run(Sentences.say("button.trending"), NAME));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  @Override
  public Reply press(Call call, Press press) {
    return press.verb().equals(ListPages.VERB)
        ? pages.page(call, press, this)
        : Answers.expired(call);
  }

  @Override
  public Batch fetch(Call call, Slice slice) {
    List<TrendingStory> top = top(call, slice.asOf(), slice.from() + slice.count());
    return new Batch(top.stream().skip(slice.from()).map(TrendingStory::lead).toList(), 0);
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    Bounds bounds = new Bounds(call);
    Period period = period(call);
    String label = bounds.label();
    String title =
        label.isEmpty()
            ? Sentences.say("title.trending", period.label())
            : Sentences.say("title.trending.of", label, period.label());
    List<String> remarks = new ArrayList<>();
    Instant end = period.window(asOf, call.zone()).end();
    Instant used = window(call, asOf).end();
    if (used.isBefore(end)) {
      remarks.add(Sentences.say("trending.old", Moments.full(used, call.zone()), period.label()));
    }
    remarks.addAll(bounds.remarks());
    return new Heading(title, remarks);
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    if (shows(call, WHY)) {
      TrendReasons why = new TrendReasons(call, window(call, asOf));
      Map<ArticleId, String> reasons = new HashMap<>();
      articles.forEach(article -> reasons.put(article.id(), why.of(article)));
      return reasons;
    }
    Map<ArticleId, Integer> sources = new HashMap<>();
    for (TrendingStory story : top(call, asOf, ValueKind.Count.MOST)) {
      sources.put(story.lead(), story.evidence().sources());
    }
    Map<ArticleId, String> notes = new HashMap<>();
    for (Article article : articles) {
      String note = Sentences.say("sources", sources.getOrDefault(article.id(), 1));
      String region = article.report().edition().map(edition -> edition.label()).orElse("");
      notes.put(article.id(), region.isEmpty() ? note : note + " · " + region);
    }
    return notes;
  }

  @Override
  public List<Action> more(Call call, List<Article> articles, Instant asOf) {
    Map<ArticleId, Integer> sources = new HashMap<>();
    for (TrendingStory story : top(call, asOf, ValueKind.Count.MOST)) {
      sources.put(story.lead(), story.evidence().sources());
    }
    List<Option> told =
        articles.stream()
            .filter(article -> sources.getOrDefault(article.id(), 1) > 1)
            .limit(call.limits().options())
            .map(
                article ->
                    new Option(
                        Names.cut(article.report().title(), 90),
                        Long.toString(article.id().value(), 36)))
            .toList();
    List<Action> more = new ArrayList<>();
    if (!told.isEmpty()) {
      more.add(
          new Action.Pick(
              Sentences.say("pick.story"),
              call.buttons().pressId(FullStory.NAME, FullStory.OF, ""),
              told));
    }
    if (!shows(call, WHY)) {
      more.add(call.buttons().run(Sentences.say("button.why"), why(call)));
    }
    more.add(
        call.buttons()
            .run(Sentences.say("button.words"), call.values().with("show", WORDS).line()));
    return more;
  }

  /** The same list with reasons; without the count, which would be an entry's number. */
  private static String why(Call call) {
    return call.values().with("count", "").with("show", WHY).line();
  }

  @Override
  public Reply nothing(Call call) {
    List<Action> next = new ArrayList<>(new Bounds(call).wider());
    if (!period(call).word().equals("7d")) {
      next.addFirst(
          call.buttons()
              .run(Sentences.say("button.week"), call.values().with("period", "7d").line()));
    }
    next.add(call.buttons().run(Sentences.say("button.latest"), "latest"));
    String label = new Bounds(call).label();
    return Answers.nothing(
        call,
        Sentences.say("nothing.trending", period(call).label(), label.isEmpty() ? 0 : 1, label),
        next);
  }

  private static Period period(Call call) {
    return call.values().get("period").flatMap(Period::read).orElse(Period.DAY);
  }

  /** The window asked for; moved back to the newest article when all are older than it. */
  private static Period.Window window(Call call, Instant asOf) {
    Period.Window asked = period(call).window(asOf, call.zone());
    Optional<Instant> newest = call.desk().trending().newest(call.scope());
    return newest.isPresent() && newest.get().isBefore(asked.start())
        ? new Period.Window(newest.get(), asked.length())
        : asked;
  }

  private static List<TrendingStory> top(Call call, Instant asOf, int count) {
    return call.desk().trending().top(query(window(call, asOf), call, count));
  }

  private static TrendQuery query(Period.Window window, Call call, int count) {
    Bounds bounds = new Bounds(call);
    return new TrendQuery(
        call.scope(), window.end(), window.length(), bounds.sector(), bounds.edition(), count);
  }
}
