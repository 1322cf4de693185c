package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.trend.TrendQuery;
import org.tidings.trend.TrendingStory;

/** The hottest stories of a period: {@code /trending}. */
final class TrendingNow implements Listing {
  static final String NAME = "trending";

  private final ListPages pages;

  TrendingNow(ListPages pages) {
    this.pages = pages;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        NAME,
        false,
        List.of(Options.PERIOD, Options.SECTOR, Options.EDITION, Options.COUNT),
        "/trending",
        "/trending week india",
        "/trending 6h sector:energy");
  }

  @Override
  public Reply run(Call call) {
    return pages.first(call, this);
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
    Period.Window window = window(call, asOf);
    Bounds bounds = new Bounds(call);
    return call.desk()
        .trending()
        .top(
            new TrendQuery(
                call.scope(),
                window.end(),
                window.length(),
                bounds.sector(),
                bounds.edition(),
                count));
  }
}
