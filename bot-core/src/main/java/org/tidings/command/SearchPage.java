package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.Relaxation;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery.Field;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.Snippets;
import org.tidings.search.Tally;
import org.tidings.story.Story;

/**
 * The results of one search while one call is answered: what was left out of the query to find
 * anything is found out once. For one thread.
 */
final class SearchPage implements Listing {
  /** Values of a facet that are offered, most frequent first. */
  private static final int VALUES = 5;

  private static final Set<Facet> FACETS = EnumSet.of(Facet.SECTOR, Facet.EDITION, Facet.SOURCE);

  private static final int PASSAGE = 180;

  private final Search search;
  private final Snippets snippets;
  private final Map<ArticleId, Integer> others = new HashMap<>();
  private Optional<Relaxation.Found> found = Optional.empty();

  SearchPage(Search search, Snippets snippets) {
    this.search = search;
    this.snippets = snippets;
  }

  @Override
  public CommandSpec spec() {
    return search.spec();
  }

  @Override
  public Reply run(Call call) {
    return search.run(call);
  }

  /** What the query found, weakened when nothing fits it whole; empty when it cannot be read. */
  private Optional<Relaxation.Found> found(Call call, Slice slice) {
    if (found.isEmpty()) {
      found =
          Search.query(call, slice.asOf())
              .map(
                  query ->
                      new Relaxation(call.desk().index())
                          .search(
                              query,
                              new Bounds(call).everywhere(slice),
                              sort(call),
                              0,
                              slice.from() + slice.count(),
                              slice.asOf()));
    }
    return found;
  }

  @Override
  public Batch fetch(Call call, Slice slice) {
    Optional<Results> results = found(call, slice).map(Relaxation.Found::results);
    if (results.isEmpty()) {
      return new Batch(List.of(), 0);
    }
    boolean whole = found.filter(it -> isOfStory(it.query().root())).isPresent();
    List<ArticleId> ids = new ArrayList<>();
    for (Hit hit : results.get().hits()) {
      ids.add(hit.article());
      if (whole) {
        ids.addAll(hit.more());
      } else if (!hit.more().isEmpty()) {
        others.put(hit.article(), hit.more().size());
      }
    }
    return new Batch(
        ids.stream().skip(slice.from()).limit(slice.count()).toList(), results.get().total());
  }

  /** A search within one story shows all of it. */
  private static boolean isOfStory(Node root) {
    return switch (root) {
      case Node.Is(Field field, String _) -> field == Field.STORY;
      case Node.And(List<Node> nodes) -> nodes.stream().anyMatch(SearchPage::isOfStory);
      default -> false;
    };
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    Optional<Relaxation.Found> shown = found(call, new Slice(asOf, true, 0, size()));
    String words = Search.words(call);
    List<String> remarks = new ArrayList<>();
    if (sort(call) == Sort.DATE) {
      remarks.add(Sentences.say("search.by.date"));
    }
    shown
        .map(Relaxation.Found::dropped)
        .filter(dropped -> !dropped.isEmpty())
        .ifPresent(
            dropped -> remarks.add(Sentences.say("search.dropped", String.join(", ", dropped))));
    if (shown.filter(it -> !it.results().complete()).isPresent()) {
      remarks.add(Sentences.say("search.incomplete"));
    }
    remarks.addAll(new Bounds(call).languageRemarks());
    return new Heading(Sentences.say("title.search", Names.cut(words, 200)), remarks);
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    Map<ArticleId, String> notes = new HashMap<>();
    for (Article article : articles) {
      Optional<String> sources =
          call.desk()
              .stories()
              .storyOf(article.id())
              .flatMap(id -> call.desk().stories().story(id, call.scope()))
              .map(Story::sources)
              .filter(count -> count > 1)
              .map(count -> Sentences.say("sources", count));
      Optional<String> more =
          Optional.ofNullable(others.get(article.id()))
              .map(count -> Sentences.say("search.more", count));
      String note = String.join(" · ", Stream.concat(sources.stream(), more.stream()).toList());
      if (!note.isEmpty()) {
        notes.put(article.id(), note);
      }
    }
    return notes;
  }

  @Override
  public RichText title(Call call, Article article) {
    return found
        .map(it -> rich(snippets.title(it.query(), article.report())))
        .orElseGet(() -> RichText.plain(article.report().title()));
  }

  /** The passage that has the words; none when only the title or a bound fits. */
  @Override
  public List<Block> under(Call call, Article article) {
    return found.stream()
        .map(it -> snippets.passage(it.query(), article.report(), PASSAGE))
        .filter(parts -> parts.stream().anyMatch(Snippets.Part::found))
        .<Block>map(parts -> new Block.Words(rich(parts)))
        .toList();
  }

  private static RichText rich(List<Snippets.Part> parts) {
    return new RichText(
        parts.stream()
            .<RichText.Span>map(
                part ->
                    part.found()
                        ? new RichText.Span.Mark(part.text())
                        : new RichText.Span.Plain(part.text()))
            .toList());
  }

  @Override
  public List<Action> more(Call call, List<Article> articles, Instant asOf) {
    List<Action> more = new ArrayList<>();
    boolean byDate = sort(call) == Sort.DATE;
    Values other = call.values().with("sort", byDate ? "" : "date");
    more.add(
        call.buttons().run(Sentences.say(byDate ? "button.best" : "button.newest"), other.line()));
    meant(call).ifPresent(more::add);
    List<Option> narrower = narrower(call);
    if (!narrower.isEmpty()) {
      more.add(
          new Action.Pick(
              Sentences.say("pick.narrow"),
              call.buttons().pressId(Search.NAME, Search.NARROW, call.values().line()),
              narrower));
    }
    more.add(new Action.Share(Sentences.say("button.share"), Names.cut(Search.words(call), 200)));
    return more;
  }

  /** The query that was probably meant, as a button. */
  Optional<Action> meant(Call call) {
    return found
        .flatMap(Relaxation.Found::meant)
        .map(
            text ->
                call.buttons()
                    .run(
                        Sentences.say("button.meant", text),
                        call.values().with("words", text).line()));
  }

  /** Stories with more to them, then sectors, editions, sources and times. */
  private List<Option> narrower(Call call) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    for (Hit hit : found.get().results().hits()) {
      if (others.containsKey(hit.article()) && options.size() < VALUES) {
        call.desk().articles().articles(List.of(hit.article())).stream()
            .map(article -> Sentences.say("search.all.of", article.report().title()))
            .forEach(
                label ->
                    options.add(new Option(Names.cut(label, 90), "story:" + hit.story().value())));
      }
    }
    Filter filter = new Bounds(call).everywhere(new Slice(call.now(), false, 0, 1));
    Tally tally = call.desk().index().tally(FACETS, found.get().query(), filter);
    facet(call, tally, Facet.SECTOR, "sector:", options);
    facet(call, tally, Facet.EDITION, "edition:", options);
    facet(call, tally, Facet.SOURCE, "source:", options);
    for (String since : List.of("since:today", "since:7d", "since:30d")) {
      if (!Search.words(call).contains("since:")) {
        options.add(Option.of(since));
      }
    }
    return options.stream()
        .filter(option -> option.value().length() <= 100)
        .limit(call.limits().options())
        .toList();
  }

  private static void facet(
      Call call, Tally tally, Facet facet, String name, List<Option> options) {
    Map<String, Long> counts = tally.of(facet);
    if (counts.size() < 2 || Search.words(call).contains(name)) {
      return;
    }
    counts.entrySet().stream()
        .limit(VALUES)
        .forEach(
            entry -> {
              String value = entry.getKey();
              String bound = name + (value.contains(" ") ? '"' + value + '"' : value);
              String count = entry.getValue() + (tally.whole() ? "" : "+");
              options.add(new Option(bound + " (" + count + ")", bound));
            });
  }

  @Override
  public Reply nothing(Call call) {
    return search.nothing(call, meant(call));
  }

  private static Sort sort(Call call) {
    return call.values().get("sort").filter("date"::equals).isPresent()
        ? Sort.DATE
        : Sort.RELEVANCE;
  }
}
