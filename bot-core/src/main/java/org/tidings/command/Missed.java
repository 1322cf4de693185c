package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.search.Filter;

/** What came since the caller was last here: {@code /missed}. */
final class Missed implements Listing {
  static final String NAME = "missed";

  /** For somebody who was never here, and at most so much at all. */
  private static final Duration FIRST = Duration.ofDays(1);

  private static final Duration LONGEST = Duration.ofDays(14);

  private final DeliveryDesks desks;
  private final ListPages pages;

  Missed(DeliveryDesks desks, ListPages pages) {
    this.desks = desks;
    this.pages = pages;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(NAME, true, List.of(Options.word("period")), "/missed", "/missed 3 days");
  }

  @Override
  public Reply run(Call call) {
    if (call.values().get("period").isPresent()) {
      return pages.first(call, this);
    }
    Instant since =
        desks
            .of(call.desk())
            .notes()
            .visit(call.caller().key(), call.where().key(), call.now())
            .orElse(call.now().minus(FIRST));
    long hours = Math.max(1, Duration.between(since, call.now()).plusMinutes(59).toHours());
    long bounded = Math.min(hours, LONGEST.toHours());
    return pages.first(call.with(call.values().with("period", bounded + "h")), this);
  }

  @Override
  public Reply press(Call call, Press press) {
    return press.verb().equals(ListPages.VERB)
        ? pages.page(call, press, this)
        : Answers.expired(call);
  }

  @Override
  public Batch fetch(Call call, Slice slice) {
    Instant since =
        call.values()
            .get("period")
            .flatMap(Period::read)
            .map(period -> period.window(slice.asOf(), call.zone()))
            .map(window -> window.end().minus(window.length()))
            .orElse(slice.asOf().minus(FIRST));
    Filter filter =
        new Filter(
            call.scope(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            call.setting().preference().languages().isEmpty()
                ? Set.of()
                : Set.copyOf(call.setting().preference().languages()),
            Optional.of(since),
            Optional.empty());
    List<ArticleId> found = call.desk().index().latest(filter, slice.from(), slice.count());
    return new Batch(found, slice.from() + found.size());
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    String period = call.values().get("period").flatMap(Period::read).orElse(Period.DAY).label();
    return new Heading(Sentences.say("title.missed", period), new ArrayList<>());
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    return Map.of();
  }

  @Override
  public List<Action> more(Call call, List<Article> articles, Instant asOf) {
    return List.of(call.buttons().run("/trending", "trending"));
  }

  @Override
  public Reply nothing(Call call) {
    return Answers.nothing(
        call, Sentences.say("missed.nothing"), List.of(call.buttons().run("/latest", "latest")));
  }
}
