package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Hit;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.Suggestion;
import org.tidings.story.Story;

/** Finds articles by words: {@code /search}. One result per story. */
final class Search implements Listing {
  static final String NAME = "search";

  private final ListPages pages;
  private final QueryParser queries;

  Search(ListPages pages, QueryParser queries) {
    this.pages = pages;
    this.queries = queries;
  }

  @Override
  public CommandSpec spec() {
    OptionSpec words =
        new OptionSpec(
            "words", Sentences.say("option.words"), OptionSpec.Type.TEXT, true, List.of(), true);
    return Options.spec(
        NAME,
        false,
        List.of(words, Options.choice("sort", Stream.of("relevance", "date"))),
        "/search oil prices",
        "/search \"central bank\" -india sort:date");
  }

  @Override
  public Reply run(Call call) {
    return switch (reading(call, call.now())) {
      case QueryReading.Parsed _ -> pages.first(call, this);
      case QueryReading.Wrong(String typed, int place, String hint, Optional<String> repaired) -> {
        List<Action> repair =
            repaired.stream()
                .<Action>map(
                    text ->
                        call.buttons()
                            .run(
                                Sentences.say("button.search", text),
                                call.values().with("words", text).line()))
                .toList();
        int start = Math.clamp(place, 0, typed.length());
        String at = start < typed.length() ? CommandWords.shown(typed.substring(start)) : "";
        yield new Reply.Refuse(
            Reply.Reason.WRONG_INPUT,
            at.isEmpty() ? hint : Sentences.say("search.place", hint, place + 1, at),
            repair);
      }
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
    Optional<SearchQuery> query = query(call, slice.asOf());
    if (query.isEmpty()) {
      return new Batch(List.of(), 0);
    }
    Bounds bounds = new Bounds(call);
    Sort sort =
        call.values().get("sort").filter("date"::equals).isPresent() ? Sort.DATE : Sort.RELEVANCE;
    Results results =
        call.desk()
            .index()
            .search(
                query.get(),
                bounds.everywhere(slice),
                sort,
                slice.from(),
                slice.count(),
                slice.asOf());
    return new Batch(results.hits().stream().map(Hit::article).toList(), results.total());
  }

  @Override
  public Heading heading(Call call, Instant asOf) {
    String words = call.values().get("words").orElse("");
    List<String> remarks = new ArrayList<>(new Bounds(call).languageRemarks());
    if (call.values().get("sort").filter("date"::equals).isPresent()) {
      remarks.addFirst(Sentences.say("search.by.date"));
    }
    return new Heading(Sentences.say("title.search", Names.cut(words, 200)), remarks);
  }

  @Override
  public Map<ArticleId, String> notes(Call call, List<Article> articles, Instant asOf) {
    Map<ArticleId, String> notes = new HashMap<>();
    for (Article article : articles) {
      call.desk()
          .stories()
          .storyOf(article.id())
          .flatMap(id -> call.desk().stories().story(id, call.scope()))
          .map(Story::sources)
          .filter(sources -> sources > 1)
          .ifPresent(n -> notes.put(article.id(), Sentences.say("sources", n)));
    }
    return notes;
  }

  @Override
  public RichText title(Call call, Article article) {
    return query(call, call.now())
        .map(query -> Marks.mark(article.report().title(), query))
        .orElseGet(() -> RichText.plain(article.report().title()));
  }

  @Override
  public List<Action> more(Call call, List<Article> articles, Instant asOf) {
    boolean byDate = call.values().get("sort").filter("date"::equals).isPresent();
    Values other = call.values().with("sort", byDate ? "" : "date");
    String words = call.values().get("words").orElse("");
    return List.of(
        call.buttons().run(Sentences.say(byDate ? "button.best" : "button.newest"), other.line()),
        new Action.Share(Sentences.say("button.share"), Names.cut(words, 200)));
  }

  @Override
  public Reply nothing(Call call) {
    String words = call.values().get("words").orElse("");
    List<Action> next = new ArrayList<>();
    Set<String> offered = new java.util.LinkedHashSet<>();
    if (words.length() <= 100) {
      for (Suggestion near : call.desk().index().complete(words, call.scope(), 3)) {
        offered.add(near.text());
      }
    }
    List<String> single = Marks.words(query(call, call.now())).stream().toList();
    if (single.size() > 1) {
      single.stream().limit(4).forEach(offered::add);
    }
    offered.remove(words);
    for (String text : offered) {
      next.add(
          call.buttons()
              .run(
                  Sentences.say("button.search", text),
                  new Values(NAME, Optional.empty(), Map.of("words", text)).line()));
    }
    next.add(call.buttons().run(Sentences.say("button.latest"), "latest"));
    return Answers.nothing(call, Sentences.say("nothing.search", CommandWords.shown(words)), next);
  }

  private QueryReading reading(Call call, Instant asOf) {
    return queries.parse(call.values().get("words").orElse(""), asOf, call.zone());
  }

  private Optional<SearchQuery> query(Call call, Instant asOf) {
    return reading(call, asOf) instanceof QueryReading.Parsed(SearchQuery query)
        ? Optional.of(query)
        : Optional.empty();
  }
}
