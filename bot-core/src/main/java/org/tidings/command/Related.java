package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Hit;
import org.tidings.search.SearchQuery;
import org.tidings.story.Story;
import org.tidings.text.Tokens;

/**
 * More like one article: {@code /related}. First what other outlets tell of the same event, then
 * other stories on the matter, one article each; only what the room may see.
 */
final class Related implements Listing {
  static final String NAME = "related";

  /** Reports of the same event that lead the list. */
  private static final int SAME = 3;

  /** A list ends here: what is further away is not related. */
  private static final int LONGEST = 20;

  /** Of the best other story's score, what others must have at least. */
  private static final double NEAR = 0.5;

  private static final int WORDS = 400;

  private final Pointer pointer;
  private final ListPages pages;

  Related(Pointer pointer, ListPages pages) {
    this.pointer = pointer;
    this.pages = pages;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(NAME, false, List.of(Pointer.option("article")), "/related 1");
  }

  /** The way to what is like an article. */
  static Action button(Call call, ArticleId article) {
    return call.buttons().run(Sentences.say("button.related"), NAME + " " + Pointer.name(article));
  }

  @Override
  public Reply run(Call call) {
    return switch (pointer.find(call)) {
      case Pointer.Found.One(Article article) ->
          // named by its id from here on: the number counts in another list by the second page
          pages.first(call.with(call.values().with("article", Pointer.name(article.id()))), this);
      case Pointer.Found.None(Reply reply) -> reply;
    };
  }

  @Override
  public Reply press(Call call, Press press) {
    return press.verb().equals(ListPages.VERB)
        ? pages.page(call, press, this)
        : Answers.expired(call);
  }

  @Override
  public Batch fetch(Call call, Slice slice) {
    return article(call)
        .map(article -> like(call, article, slice.asOf()))
        .map(all -> new Batch(all.stream().skip(slice.from()).limit(slice.count()).toList(), 0))
        .orElseGet(() -> new Batch(List.of(), 0));
  }

  private static List<ArticleId> like(Call call, Article article, Instant asOf) {
    Optional<Story> story = Pointer.story(call, article.id());
    List<ArticleId> like = new ArrayList<>(same(article, story));
    Set<ArticleId> own =
        story.stream()
            .flatMap(all -> all.articles().stream())
            .map(Article::id)
            .collect(Collectors.toSet());
    Report report = article.report();
    SearchQuery query = SearchQuery.anyOf(telling(report));
    Listing.Slice all = new Slice(asOf, false, 0, LONGEST);
    List<Hit> hits =
        call.desk()
            .index()
            .search(query, new Bounds(call).everywhere(all), Sort.RELEVANCE, 0, LONGEST, asOf)
            .hits();
    double best = 0;
    for (Hit hit : hits) {
      if (!own.contains(hit.article()) && !hit.article().equals(article.id())) {
        best = best == 0 ? hit.score() : best;
        if (hit.score() >= NEAR * best) {
          like.add(hit.article());
        }
      }
    }
    return like;
  }

  /** The words of its headline and lead that say something: stop words find everything. */
  private static String telling(Report report) {
    String lead = report.summary().isEmpty() ? report.body() : report.summary();
    String text = Names.cut(report.title() + " " + lead, WORDS);
    Tokens tokens = StoryBrief.tokenizer().tokenize(report.language().orElse("en"), text);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.is(i, Tokens.STOP)) {
        words.append(text, tokens.start(i), tokens.end(i)).append(' ');
      }
    }
    return words.toString().strip();
  }

  /** The newest other reports of the same story, one of each outlet, without copies. */
  private static List<ArticleId> same(Article article, Optional<Story> story) {
    Map<String, ArticleId> outlets = new LinkedHashMap<>();
    story.ifPresent(
        all ->
            all.articles().reversed().stream()
                .filter(other -> !all.copies().contains(other.id()))
                .filter(other -> !other.id().equals(article.id()))
                .filter(other -> !other.report().source().equals(article.report().source()))
                .forEach(other -> outlets.putIfAbsent(other.report().source(), other.id())));
    return outlets.values().stream().limit(SAME).toList();
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    String title = article(call).map(article -> article.report().title()).orElse("");
    return new Heading(
        Sentences.say("title.related", Names.cut(title, 200)), new Bounds(call).languageRemarks());
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    Optional<Story> own = article(call).flatMap(article -> Pointer.story(call, article.id()));
    Map<ArticleId, String> notes = new HashMap<>();
    for (Article article : articles) {
      Optional<Story> story = Pointer.story(call, article.id());
      boolean same = story.isPresent() && story.map(Story::id).equals(own.map(Story::id));
      if (same) {
        notes.put(article.id(), Sentences.say("related.same"));
      } else {
        story
            .map(Story::sources)
            .filter(sources -> sources > 1)
            .ifPresent(sources -> notes.put(article.id(), Sentences.say("sources", sources)));
      }
    }
    return notes;
  }

  @Override
  public List<Action> more(Call call, List<Article> articles, Instant asOf) {
    return article(call).flatMap(article -> FullStory.button(call, article.id())).stream().toList();
  }

  @Override
  public Reply nothing(Call call) {
    List<Action> next = new ArrayList<>();
    article(call)
        .ifPresent(
            article ->
                article.report().sectors().stream()
                    .sorted()
                    .limit(1)
                    .forEach(
                        sector ->
                            next.add(
                                call.buttons()
                                    .run(
                                        Sentences.say("button.more.of", sector.label()),
                                        "latest sector:" + sector.key()))));
    next.add(call.buttons().run(Sentences.say("button.latest"), "latest"));
    return Answers.nothing(call, Sentences.say("nothing.related"), next);
  }

  /** The article that the list is about, by its id. */
  private Optional<Article> article(Call call) {
    return pointer.find(call) instanceof Pointer.Found.One(Article article)
        ? Optional.of(article)
        : Optional.empty();
  }
}
