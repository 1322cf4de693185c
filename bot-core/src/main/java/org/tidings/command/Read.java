package org.tidings.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Reply;
import org.tidings.feed.Scope;

/** One article with all its facts: {@code /read}. */
final class Read implements Command {
  static final String NAME = "read";

  /** Verb of a pick of articles. */
  static final String ARTICLE = "a";

  /** Verb of a button for a further page of an article's text. */
  static final String PAGE = "p";

  /** How long a number counts in the last list. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,6})");

  private final ShownLists lists;
  private final Latest latest;

  Read(ShownLists lists, Latest latest) {
    this.lists = lists;
    this.latest = latest;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        NAME,
        false,
        List.of(
            new org.tidings.chat.OptionSpec(
                "article",
                Sentences.say("option.article"),
                org.tidings.chat.OptionSpec.Type.WORD,
                false,
                List.of(),
                false)),
        "/read 1");
  }

  @Override
  public Reply run(Call call) {
    String wanted = call.values().get("article").or(call::about).orElse("1").strip();
    var number = NUMBER.matcher(wanted);
    if (number.matches()) {
      return numbered(call, Integer.parseInt(number.group(1)));
    }
    return link(wanted)
        .map(link -> linked(call, link))
        .orElseGet(
            () ->
                new Reply.Refuse(
                    Reply.Reason.WRONG_INPUT,
                    Sentences.say("read.what", CommandWords.shown(wanted)),
                    List.of(call.buttons().run(Sentences.say("button.latest"), "latest"))));
  }

  @Override
  public Reply press(Call call, Press press) {
    if (press.verb().equals(PAGE)) {
      return page(call, press.payload());
    }
    String id = press.picked().isEmpty() ? press.payload() : press.picked().getFirst();
    return Buttons.number(id)
        .flatMap(n -> call.desk().articles().article(new ArticleId(n)))
        .filter(article -> visible(call, article))
        .<Reply>map(article -> new Reply.Say(ArticleCard.of(call, article)))
        .orElseGet(() -> Answers.expired(call));
  }

  private static Reply page(Call call, String payload) {
    String[] parts = payload.split("\\.", 2);
    Optional<Long> page = parts.length == 2 ? Buttons.number(parts[1]) : Optional.empty();
    return Buttons.number(parts[0])
        .flatMap(id -> call.desk().articles().article(new ArticleId(id)))
        .filter(article -> visible(call, article))
        .flatMap(article -> ArticleCard.page(call, article, page.map(Long::intValue).orElse(0)))
        .<Reply>map(Reply.Say::new)
        .orElseGet(() -> Answers.expired(call));
  }

  private Reply numbered(Call call, int number) {
    Optional<ShownList> last =
        lists
            .last(call.caller().key(), call.where().key(), call.now().minus(MEMORY))
            .filter(list -> list.desk().equals(call.desk().name()));
    List<ArticleId> ids =
        last.map(ShownList::articles).orElseGet(() -> newest(call, Math.max(number, 10)));
    if (ids.isEmpty()) {
      return latest.nothing(call);
    }
    if (number < 1 || number > ids.size()) {
      String title = last.map(ShownList::title).orElse(Sentences.say("title.latest"));
      List<Action> next =
          List.of(
              call.buttons().run("/read 1", "read 1"),
              call.buttons().run("/read " + ids.size(), "read " + ids.size()),
              call.buttons().run(Sentences.say("button.latest"), "latest"));
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND,
          Sentences.say("read.range", number, title, ids.size()),
          Answers.fitting(call, next));
    }
    return card(call, call.desk().articles().article(ids.get(number - 1)));
  }

  private List<ArticleId> newest(Call call, int count) {
    Listing.Slice slice =
        new Listing.Slice(call.now(), false, 0, Math.min(count, ValueKind.Count.MOST));
    return latest.fetch(call, slice).articles();
  }

  private static Reply linked(Call call, URI link) {
    return card(call, call.desk().articles().byLink(link));
  }

  private static Reply card(Call call, Optional<Article> article) {
    return article
        .filter(found -> visible(call, found))
        .<Reply>map(found -> new Reply.Say(ArticleCard.of(call, found)))
        .orElseGet(
            () ->
                new Reply.Refuse(
                    Reply.Reason.NOT_FOUND,
                    Sentences.say("read.gone"),
                    List.of(call.buttons().run(Sentences.say("button.latest"), "latest"))));
  }

  /** Whether the room may see it: a forged number must not open another room's article. */
  private static boolean visible(Call call, Article article) {
    Scope scope = call.scope();
    return scope.feeds().isEmpty()
        || call.desk()
            .stories()
            .storyOf(article.id())
            .flatMap(id -> call.desk().stories().story(id, scope))
            .filter(story -> story.articles().stream().anyMatch(a -> a.id().equals(article.id())))
            .isPresent();
  }

  /** An http or https address, spelt out or without scheme. */
  private static Optional<URI> link(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean schemed = lower.startsWith("http://") || lower.startsWith("https://");
    if (!schemed && !(lower.indexOf('.') > 0 && lower.indexOf('/') > 0)) {
      return Optional.empty();
    }
    try {
      URI link = new URI(schemed ? text : "https://" + text);
      return Optional.ofNullable(link.getHost()).map(_ -> link);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
