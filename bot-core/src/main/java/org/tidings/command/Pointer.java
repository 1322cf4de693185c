package org.tidings.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Action;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;
import org.tidings.feed.Scope;
import org.tidings.story.Story;
import org.tidings.story.StoryId;

/**
 * Finds out which article is meant: a number of the caller's last list, a link, {@code story_17} or
 * {@code article_17}. What the room may not see is as good as not there.
 */
final class Pointer {
  /** How long a number counts in the last list. */
  static final Duration MEMORY = Duration.ofDays(1);

  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,6})");
  private static final Pattern ID = Pattern.compile("(story|article)[_:-]?(\\d{1,18})");

  private final ShownLists lists;
  private final Latest latest;

  Pointer(ShownLists lists, Latest latest) {
    this.lists = lists;
    this.latest = latest;
  }

  /** What became of the words. */
  sealed interface Found {
    /** An article that this room may see. */
    record One(Article article) implements Found {}

    /** None, and what to say of it. */
    record None(Reply reply) implements Found {}
  }

  /** The option that takes it. */
  static OptionSpec option(String name) {
    return new OptionSpec(
        name, Sentences.say("option." + name), OptionSpec.Type.WORD, false, List.of(), false);
  }

  /** How a button names an article. */
  static String name(ArticleId article) {
    return "article_" + article.value();
  }

  /** How a button names a story. */
  static String name(StoryId story) {
    return "story_" + story.value();
  }

  /** The article meant by the option "article", by the message replied to, else the first. */
  Found find(Call call) {
    String wanted = call.values().get("article").or(call::about).orElse("1").strip();
    Matcher number = NUMBER.matcher(wanted);
    if (number.matches()) {
      return numbered(call, Integer.parseInt(number.group(1)));
    }
    Matcher id = ID.matcher(wanted.toLowerCase(Locale.ROOT));
    if (id.matches()) {
      return identified(call, id.group(1), Long.parseLong(id.group(2)));
    }
    Optional<URI> link = link(wanted);
    if (link.isPresent()) {
      return one(call, call.desk().articles().byLink(link.get()), "read.gone");
    }
    return new Found.None(
        new Reply.Refuse(
            Reply.Reason.WRONG_INPUT,
            Sentences.say("read.what", CommandWords.shown(wanted), call.values().command()),
            List.of(call.buttons().run(Sentences.say("button.latest"), "latest"))));
  }

  private static Found identified(Call call, String sort, long id) {
    if (sort.equals("article") || id == 0) {
      Optional<Article> article =
          Optional.of(id).filter(n -> n > 0).flatMap(n -> article(call, new ArticleId(n)));
      return one(call, article, "read.gone");
    }
    return one(
        call,
        call.desk()
            .stories()
            .story(new StoryId(id), call.scope())
            .map(story -> story.articles().getLast()),
        "story.gone");
  }

  private Found numbered(Call call, int number) {
    Optional<ShownList> last = last(call);
    List<ArticleId> ids =
        last.map(ShownList::articles).orElseGet(() -> newest(call, Math.max(number, 10)));
    if (ids.isEmpty()) {
      return new Found.None(latest.nothing(call));
    }
    if (number < 1 || number > ids.size()) {
      String title = last.map(ShownList::title).orElse(Sentences.say("title.latest"));
      String command = call.values().command();
      List<Action> next =
          List.of(
              call.buttons().run("/" + command + " 1", command + " 1"),
              call.buttons().run("/" + command + " " + ids.size(), command + " " + ids.size()),
              call.buttons().run(Sentences.say("button.latest"), "latest"));
      return new Found.None(
          new Reply.Refuse(
              Reply.Reason.NOT_FOUND,
              Sentences.say("read.range", number, title, ids.size()),
              Answers.fitting(call, next)));
    }
    return one(call, call.desk().articles().article(ids.get(number - 1)), "read.gone");
  }

  /** The list that numbers count in. */
  Optional<ShownList> last(Call call) {
    return lists
        .last(call.caller().key(), call.where().key(), call.now().minus(MEMORY))
        .filter(list -> list.desk().equals(call.desk().name()));
  }

  private List<ArticleId> newest(Call call, int count) {
    Listing.Slice slice =
        new Listing.Slice(call.now(), false, 0, Math.min(count, ValueKind.Count.MOST));
    return latest.fetch(call, slice).articles();
  }

  private static Found one(Call call, Optional<Article> article, String gone) {
    return article
        .filter(found -> visible(call, found))
        .<Found>map(Found.One::new)
        .orElseGet(
            () ->
                new Found.None(
                    new Reply.Refuse(
                        Reply.Reason.NOT_FOUND,
                        Sentences.say(gone),
                        List.of(
                            call.buttons().run(Sentences.say("button.trending"), "trending"),
                            call.buttons().run(Sentences.say("button.latest"), "latest")))));
  }

  /** An article of the room by its id. */
  static Optional<Article> article(Call call, ArticleId id) {
    return call.desk().articles().article(id).filter(article -> visible(call, article));
  }

  /** The story of an article as the room sees it. */
  static Optional<Story> story(Call call, ArticleId article) {
    return call.desk()
        .stories()
        .storyOf(article)
        .flatMap(id -> call.desk().stories().story(id, call.scope()));
  }

  /** Whether the room may see it: a forged number must not open another room's article. */
  private static boolean visible(Call call, Article article) {
    Scope scope = call.scope();
    return scope.feeds().isEmpty()
        || story(call, article.id())
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
