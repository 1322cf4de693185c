package org.tidings.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.search.QueryParser;
import org.tidings.search.QueryReading;
import org.tidings.search.SearchQuery;
import org.tidings.search.Snippets;
import org.tidings.search.Suggestion;

/**
 * Finds articles by words: {@code /search}, one result per story; {@code /search again} makes the
 * caller's last search once more.
 */
final class Search implements Command {
  static final String NAME = "search";

  /** Bounds a search by what was picked. */
  static final String NARROW = "only";

  private static final String AGAIN = "again";
  private static final QueryParser QUERIES = new QueryParser();

  private final ListPages pages;
  private final SearchHistory history;
  private final Snippets snippets;

  Search(ListPages pages, SearchHistory history, Snippets snippets) {
    this.pages = pages;
    this.history = history;
    this.snippets = snippets;
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
    return words(call).equalsIgnoreCase(AGAIN) ? again(call) : search(call);
  }

  /** The last search once more, the ones before it as buttons. */
  private Reply again(Call call) {
    List<String> lines = history.newest(call.caller().key(), 5);
    Optional<Values> last =
        lines.stream().findFirst().flatMap(line -> CommandWords.again(spec(), line, call));
    if (last.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND,
          Sentences.say("search.never"),
          List.of(call.buttons().ask(Sentences.say("menu.search"), NAME)));
    }
    Reply reply = search(call.with(last.get()));
    if (!(reply instanceof Reply.Say(Post post, boolean quiet))) {
      return reply;
    }
    List<Action> actions = new ArrayList<>(post.actions());
    for (String line : call.where().direct() ? lines.subList(1, lines.size()) : List.<String>of()) {
      CommandWords.again(spec(), line, call)
          .flatMap(values -> values.get("words"))
          .ifPresent(
              words ->
                  actions.add(
                      call.buttons()
                          .run(Sentences.say("button.search", Names.cut(words, 60)), line)));
    }
    return new Reply.Say(new Post(post.blocks(), Answers.fitting(call, actions)), quiet);
  }

  private Reply search(Call call) {
    return switch (reading(call, call.now())) {
      case QueryReading.Parsed _ -> {
        history.add(call.caller().key(), call.values().line(), call.now());
        yield pages.first(call, new SearchPage(this, snippets));
      }
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
    return switch (press.verb()) {
      case ListPages.VERB -> pages.page(call, press, new SearchPage(this, snippets));
      case NARROW -> narrow(call, press);
      default -> Answers.expired(call);
    };
  }

  /** What was picked is a part of a query, hostile as all that comes back. */
  private Reply narrow(Call call, Press press) {
    Optional<Values> values = CommandWords.again(spec(), press.payload(), call);
    if (values.isEmpty() || press.picked().isEmpty()) {
      return Answers.expired(call);
    }
    String words = values.get().get("words").orElse("");
    String group = words.contains(" OR ") ? "(" + words + ")" : words;
    String both = Names.cut(group + " " + press.picked().getFirst(), CommandWords.LONGEST);
    return search(call.with(values.get().with("words", both)));
  }

  /** What else could be searched for when nothing was found. */
  Reply nothing(Call call, Optional<Action> meant) {
    String words = words(call);
    List<Action> next = new ArrayList<>();
    meant.ifPresent(next::add);
    Set<String> offered = new LinkedHashSet<>();
    if (words.length() <= 100) {
      for (Suggestion near : call.desk().index().complete(words, call.scope(), 3)) {
        offered.add(near.text());
      }
    }
    List<String> single = Asked.words(query(call, call.now())).stream().toList();
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

  static String words(Call call) {
    return call.values().get("words").orElse("");
  }

  private static QueryReading reading(Call call, Instant asOf) {
    return QUERIES.parse(words(call), asOf, call.zone());
  }

  /** The query as it was typed; empty when it cannot be read. */
  static Optional<SearchQuery> query(Call call, Instant asOf) {
    return reading(call, asOf) instanceof QueryReading.Parsed(SearchQuery query)
        ? Optional.of(query)
        : Optional.empty();
  }
}
