package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;

/**
 * The newest articles: all of them ({@code /latest}), opinion pieces ({@code /opinion}), or short
 * reads ({@code /shots}).
 */
final class Latest implements Listing {
  private final CommandSpec spec;
  private final Set<Kind> kinds;
  private final int words;
  private final ListPages pages;

  private Latest(CommandSpec spec, Set<Kind> kinds, int words, ListPages pages) {
    this.spec = spec;
    this.kinds = Set.copyOf(kinds);
    this.words = words;
    this.pages = pages;
  }

  static Latest all(ListPages pages) {
    CommandSpec spec =
        Options.spec(
            "latest",
            false,
            List.of(Options.SECTOR, Options.EDITION, Options.SOURCE, Options.KIND, Options.COUNT),
            "/latest",
            "/latest energy 5",
            "/latest sector:health edition:india kind:interview");
    return new Latest(spec, Set.of(), 0, pages);
  }

  static Latest opinion(ListPages pages) {
    List<Kind> kinds = List.of(Kind.OPINION, Kind.BLOG, Kind.INTERVIEW);
    CommandSpec spec =
        Options.spec(
            "opinion",
            false,
            List.of(
                Options.SECTOR,
                Options.EDITION,
                Options.SOURCE,
                Options.kinds(kinds),
                Options.COUNT),
            "/opinion",
            "/opinion politics interview");
    return new Latest(spec, Set.copyOf(kinds), 0, pages);
  }

  /** At most 60 words of each article. */
  static Latest shots(ListPages pages) {
    CommandSpec spec =
        Options.spec(
            "shots",
            false,
            List.of(Options.SECTOR, Options.EDITION, Options.SOURCE, Options.COUNT),
            "/shots",
            "/shots technology 3");
    return new Latest(spec, Set.of(), Brief.WORDS, pages);
  }

  @Override
  public CommandSpec spec() {
    return spec;
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
    return new Batch(
        call.desk()
            .index()
            .latest(new Bounds(call).filter(slice, kinds), slice.from(), slice.count()),
        0);
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    Bounds bounds = new Bounds(call);
    String title = Sentences.say("title." + spec.name());
    String label = bounds.label();
    return new Heading(label.isEmpty() ? title : title + ": " + label, bounds.remarks());
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    Map<ArticleId, String> notes = new HashMap<>();
    for (Article article : articles) {
      Report report = article.report();
      List<String> parts = new ArrayList<>();
      if (report.kind() != Kind.NEWS) {
        parts.add(report.kind().word());
      }
      report.sectors().stream().sorted().findFirst().ifPresent(s -> parts.add(s.label()));
      report.edition().ifPresent(edition -> parts.add(edition.label()));
      notes.put(article.id(), String.join(" · ", parts));
    }
    return notes;
  }

  @Override
  public List<Block> under(Call call, Article article) {
    String brief = words == 0 ? "" : Brief.of(article.report(), words);
    return brief.isEmpty() ? List.of() : List.of(Block.Words.of(brief));
  }

  @Override
  public int size() {
    return words == 0 ? 10 : 5;
  }

  @Override
  public Reply nothing(Call call) {
    Bounds bounds = new Bounds(call);
    String label = bounds.label();
    List<Action> next = new ArrayList<>(bounds.wider());
    next.addAll(bounds.search());
    if (!label.isEmpty() || !kinds.isEmpty()) {
      next.add(call.buttons().run(Sentences.say("button.latest"), "latest edition:all"));
      next.add(call.buttons().run(Sentences.say("button.sectors"), "sectors"));
    } else {
      next.add(call.buttons().run(Sentences.say("button.sources"), "sources"));
      next.add(call.buttons().run(Sentences.say("button.help"), "help"));
    }
    String words =
        call.desk().index().count() == 0
            ? Sentences.say("nothing.at.all")
            : Sentences.say("nothing." + spec.name(), label.isEmpty() ? 0 : 1, label);
    return Answers.nothing(call, words, next);
  }
}
