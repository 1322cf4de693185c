package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;

/**
 * Shows lists page by page. What was shown once keeps its number: the articles of a list are kept
 * as they were shown, and a further page takes what stands behind them, no later than the list.
 */
final class ListPages {
  static final String VERB = "page";

  /** Articles fetched beyond a page, because late ones may have come in between. */
  private static final int SLACK = 20;

  private final ShownLists lists;

  ListPages(ShownLists lists) {
    this.lists = lists;
  }

  /** The first page. */
  Reply first(Call call, Listing listing) {
    int size = size(call, listing);
    Listing.Batch batch = listing.fetch(call, new Listing.Slice(call.now(), false, 0, size + 1));
    List<Article> articles = call.desk().articles().articles(batch.articles());
    if (articles.isEmpty()) {
      return listing.nothing(call);
    }
    Instant at =
        articles.stream()
            .map(Article::at)
            .filter(call.now()::isBefore)
            .max(Instant::compareTo)
            .orElse(call.now());
    ShownList list =
        list(
            call,
            listing,
            at,
            ids(articles.subList(0, Math.min(size, articles.size()))),
            batch.total());
    return new Reply.Say(post(call, listing, list, 0, articles.size() > size));
  }

  /** Another page, in place of the message whose button was pressed. */
  Reply page(Call call, Press press, Listing listing) {
    String[] parts = press.payload().split("\\.", -1);
    Optional<Long> number = Buttons.number(parts[0]);
    Optional<Long> from =
        parts.length == 2 ? Buttons.number(parts[1]).map(n -> n - 1) : Optional.empty();
    Optional<ShownList> kept =
        number
            .flatMap(n -> lists.list(n, call.where().key()))
            .filter(list -> list.desk().equals(call.desk().name()));
    if (kept.isEmpty() || from.isEmpty() || from.get() > kept.get().articles().size()) {
      return Answers.expired(call);
    }
    Optional<Values> values = CommandWords.again(listing.spec(), kept.get().line(), call);
    return values.isEmpty()
        ? Answers.expired(call)
        : page(call.with(values.get()), listing, kept.get(), Math.toIntExact(from.get()));
  }

  private Reply page(Call call, Listing listing, ShownList kept, int from) {
    int size = size(call, listing);
    Set<ArticleId> known = new LinkedHashSet<>(kept.articles());
    int end = Math.min(from + size, ShownList.LONGEST);
    boolean more = known.size() > end;
    if (known.size() <= end) {
      int start = Math.max(0, known.size() - SLACK);
      int count = end - start + 1 + SLACK;
      Listing.Batch batch = listing.fetch(call, new Listing.Slice(kept.at(), true, start, count));
      for (ArticleId id : batch.articles()) {
        if (known.size() < end) {
          known.add(id);
        } else if (!known.contains(id)) {
          more = end < ShownList.LONGEST;
        }
      }
    }
    if (from >= known.size()) {
      return Answers.nothing(
          call,
          Sentences.say("list.end"),
          List.of(call.buttons().run(Sentences.say("button.first"), kept.line())));
    }
    ShownList list =
        new ShownList(
            kept.desk(), kept.line(), kept.title(), kept.at(), List.copyOf(known), kept.total());
    return new Reply.Replace(post(call, listing, list, from, more));
  }

  private static ShownList list(
      Call call, Listing listing, Instant at, List<ArticleId> ids, long total) {
    String title = Names.cut(listing.heading(call, at).title(), 300);
    return new ShownList(call.desk().name(), call.values().line(), title, at, ids, total);
  }

  private Post post(Call call, Listing listing, ShownList list, int from, boolean more) {
    long number = lists.keep(call.caller().key(), call.where().key(), list, call.now());
    int size = size(call, listing);
    List<ArticleId> page =
        list.articles().subList(from, Math.min(from + size, list.articles().size()));
    List<Article> articles = call.desk().articles().articles(page);
    List<Block> blocks = new ArrayList<>();
    Listing.Heading heading = listing.heading(call, list.at());
    blocks.add(new Block.Words(RichText.of(new RichText.Span.Strong(heading.title()))));
    heading.remarks().forEach(remark -> blocks.add(Block.Words.of(remark)));
    Map<ArticleId, String> notes = listing.notes(call, articles, list.at());
    List<Option> options = new ArrayList<>();
    for (Article article : articles) {
      int rank = list.articles().indexOf(article.id()) + 1;
      String note = notes.getOrDefault(article.id(), "");
      blocks.add(headline(call, article, Optional.of(rank), listing.title(call, article), note));
      blocks.addAll(listing.under(call, article));
      options.add(
          new Option(
              Names.cut(rank + ". " + article.report().title(), 90),
              Long.toString(article.id().value(), 36)));
    }
    blocks.addAll(Answers.sample(call));
    List<Action> actions = new ArrayList<>();
    String command = listing.spec().name();
    if (more) {
      actions.add(turn(call, "button.older", command, number, from + size));
    }
    if (from > 0) {
      actions.add(turn(call, "button.newer", command, number, Math.max(0, from - size)));
    }
    if (!options.isEmpty()) {
      actions.add(
          new Action.Pick(
              Sentences.say("pick.read"),
              call.buttons().pressId(Read.NAME, Read.ARTICLE, ""),
              options.subList(0, Math.min(options.size(), call.limits().options()))));
    }
    actions.addAll(listing.more(call, articles, list.at()));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  private static Action turn(Call call, String label, String command, long number, int from) {
    String payload = Long.toString(number, 36) + "." + Integer.toString(from + 1, 36);
    return call.buttons().press(Sentences.say(label), command, VERB, payload);
  }

  /** An article as a headline; the local time stands in the note when the platform cannot know. */
  static Block.Headline headline(
      Call call, Article article, Optional<Integer> rank, RichText title, String note) {
    Report report = article.report();
    Optional<java.time.ZoneId> chosen = call.setting().preference().zone();
    String full = note;
    if (chosen.isPresent() && !chosen.equals(call.caller().zone())) {
      String local = Moments.brief(article.at(), chosen.get());
      full = note.isEmpty() ? local : local + " · " + note;
    }
    return new Block.Headline(
        rank,
        title,
        report.link(),
        report.source(),
        article.at(),
        full,
        report.picture().map(picture -> picture.url()));
  }

  private static int size(Call call, Listing listing) {
    int wanted = call.values().number("count").orElse(listing.size());
    return Math.max(1, Math.min(wanted, call.limits().headlines()));
  }

  private static List<ArticleId> ids(List<Article> articles) {
    return articles.stream().map(Article::id).toList();
  }
}
