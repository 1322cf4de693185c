package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Kind;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.search.Filter;
import org.tidings.story.Story;
import org.tidings.story.StoryId;

/**
 * The newest articles: all of them ({@code /latest}), opinion pieces ({@code /opinion}), or short
 * reads ({@code /shots}).
 */
final class Latest implements Listing {
  /** Articles that are looked through for stories that were not told yet. */
  private static final int FOLDED = 2000;

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

  /** At most 60 words of each story, out of all its articles. */
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
    Filter filter = new Bounds(call).filter(slice, kinds);
    return new Batch(
        words == 0
            ? call.desk().index().latest(filter, slice.from(), slice.count())
            : folded(call, filter, slice),
        0);
  }

  /** The newest article of each story, as many stories as the slice wants. */
  private static List<ArticleId> folded(Call call, Filter filter, Slice slice) {
    int wanted = slice.from() + slice.count();
    Set<StoryId> told = new HashSet<>();
    List<ArticleId> leads = new ArrayList<>();
    int read = 0;
    List<ArticleId> next = call.desk().index().latest(filter, 0, wanted);
    while (!next.isEmpty() && leads.size() < wanted && read < FOLDED) {
      for (ArticleId article : next) {
        Optional<StoryId> story = call.desk().stories().storyOf(article);
        if (story.isEmpty() || told.add(story.get())) {
          leads.add(article);
        }
      }
      read += next.size();
      next = call.desk().index().latest(filter, read, wanted);
    }
    return leads.stream().skip(slice.from()).limit(slice.count()).toList();
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
      if (words > 0) {
        Pointer.story(call, article.id())
            .map(Story::sources)
            .filter(sources -> sources > 1)
            .ifPresent(sources -> parts.addFirst(Sentences.say("sources", sources)));
      }
      notes.put(article.id(), String.join(" · ", parts));
    }
    return notes;
  }

  @Override
  public List<Block> under(Call call, Article article) {
    return words == 0
        ? List.of()
        : StoryBrief.of(article, Pointer.story(call, article.id())).stream().toList();
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
