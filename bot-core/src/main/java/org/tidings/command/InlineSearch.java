package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Lookup;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;

/**
 * Whole posts for an inline query, to be passed on to any chat: only what may be shown anywhere.
 *
 * <p>A cursor is {@code 1.from.moment} in base 36; one that was forged shows another page of the
 * same public articles, no more.
 */
final class InlineSearch {
  static final Duration KEEP = Duration.ofMinutes(1);
  private static final QueryParser QUERIES = new QueryParser();
  private static final int SIZE = 20;
  private static final int DEEPEST = 1000;

  private final NewsDesk desk;
  private final Preference chosen;
  private final Instant now;

  InlineSearch(NewsDesk desk, Preference chosen, Instant now) {
    this.desk = desk;
    this.chosen = chosen;
    this.now = now;
  }

  InlinePage page(Lookup.InlineSearch asked) {
    Cursor cursor = cursor(asked.cursor());
    List<ArticleId> ids = ids(asked, cursor);
    boolean more = ids.size() > SIZE && cursor.from() + SIZE < DEEPEST;
    List<InlinePage.Found> found = new ArrayList<>();
    for (Article article : desk.articles().articles(ids.subList(0, Math.min(SIZE, ids.size())))) {
      found.add(found(article));
    }
    String next = more ? new Cursor(cursor.from() + SIZE, cursor.asOf()).text() : "";
    return new InlinePage(found, next, KEEP);
  }

  private List<ArticleId> ids(Lookup.InlineSearch asked, Cursor cursor) {
    Filter filter =
        new Filter(
            desk.feeds().forAll(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            chosen.languages(),
            Optional.empty(),
            Optional.of(cursor.asOf().plusSeconds(1)));
    String text = asked.query().strip();
    if (text.isEmpty()) {
      return desk.index().latest(filter, cursor.from(), SIZE + 1);
    }
    var zone = chosen.zone().or(asked.caller()::zone).orElse(ZoneOffset.UTC);
    return switch (QUERIES.parse(text, cursor.asOf(), zone)) {
      case QueryReading.Parsed(var query) ->
          desk
              .index()
              .search(query, filter, Sort.RELEVANCE, cursor.from(), SIZE + 1, cursor.asOf())
              .hits()
              .stream()
              .map(Hit::article)
              .toList();
      case QueryReading.Wrong _ -> List.of();
    };
  }

  private static InlinePage.Found found(Article article) {
    Report report = article.report();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Headline(
            Optional.empty(),
            RichText.plain(report.title()),
            report.link(),
            report.source(),
            article.at(),
            "",
            report.picture().map(picture -> picture.url())));
    String brief = Brief.of(report, Brief.WORDS);
    if (!brief.isEmpty()) {
      blocks.add(Block.Words.of(brief));
    }
    List<Action> actions = new ArrayList<>();
    report
        .link()
        .ifPresent(link -> actions.add(new Action.Open(Sentences.say("button.open"), link)));
    String line = report.source() + (brief.isEmpty() ? "" : " · " + Names.cut(brief, 120));
    return new InlinePage.Found(
        Long.toString(article.id().value(), 36),
        Names.cut(report.title(), 200),
        line,
        new Post(blocks, actions));
  }

  private Cursor cursor(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length == 3 && parts[0].equals("1")) {
      Optional<Long> from = Buttons.number(parts[1]);
      Optional<Long> second = Buttons.number(parts[2]);
      if (from.isPresent()
          && from.get() < DEEPEST
          && second.isPresent()
          && second.get() <= now.getEpochSecond()) {
        return new Cursor(Math.toIntExact(from.get()), Instant.ofEpochSecond(second.get()));
      }
    }
    return new Cursor(0, now);
  }

  private record Cursor(int from, Instant asOf) {
    String text() {
      return "1." + Integer.toString(from, 36) + "." + Long.toString(asOf.getEpochSecond(), 36);
    }
  }
}
