package org.tidings.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.delivery.Delivery;
import org.tidings.feed.Feed;
import org.tidings.search.IndexedArticle;
import org.tidings.story.Story;
import org.tidings.subscription.Subscription;
import org.tidings.text.Tokenizer;

/** The whole account of one article for this room: {@code /why}. */
final class Why implements Command {
  static final String NAME = "why";

  private final DeliveryDesks desks;
  private final ShownLists lists;
  private final Tokenizer tokenizer = new Tokenizer();

  Why(DeliveryDesks desks, ShownLists lists) {
    this.desks = desks;
    this.lists = lists;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.why"),
        true,
        false,
        Audience.EVERYONE,
        List.of(
            new OptionSpec(
                "article",
                Sentences.say("option.article"),
                OptionSpec.Type.WORD,
                false,
                List.of(),
                false)),
        List.of(),
        List.of("/why 1", "/why https://example.org/news/1"));
  }

  @Override
  public Reply run(Call call) {
    String wanted = call.values().get("article").or(call::about).orElse("1").strip();
    return article(call, wanted)
        .flatMap(article -> desks.of(call.desk()).pasts().past(article.id()))
        .filter(past -> past.feeds().stream().anyMatch(call.scope()::sees))
        .<Reply>map(past -> new Reply.Say(account(call, desks.of(call.desk()), past), true))
        .orElseGet(
            () ->
                new Reply.Refuse(
                    Reply.Reason.NOT_FOUND,
                    Sentences.say("why.unknown", CommandWords.shown(wanted)),
                    List.of(call.buttons().run("/latest", "latest"))));
  }

  private Optional<Article> article(Call call, String wanted) {
    if (wanted.matches("#?\\d{1,6}")) {
      int number = Integer.parseInt(wanted.replace("#", ""));
      List<ArticleId> shown =
          lists
              .last(call.caller().key(), call.where().key(), call.now().minus(Pointer.MEMORY))
              .filter(list -> list.desk().equals(call.desk().name()))
              .map(ShownList::articles)
              .orElseGet(() -> posted(call));
      return number < 1 || number > shown.size()
          ? Optional.empty()
          : call.desk().articles().article(shown.get(number - 1));
    }
    Optional<URI> link = CatalogueLook.address(wanted);
    return link.flatMap(call.desk().articles()::byLink);
  }

  /** Without a list, number 1 is what was posted here last. */
  private List<ArticleId> posted(Call call) {
    return desks.of(call.desk()).outbox().last(call.where().key(), List.of(), 0, 50).stream()
        .flatMap(delivery -> delivery.what().article().stream())
        .distinct()
        .toList();
  }

  private Post account(Call call, Delivering desk, Pasts.Past past) {
    List<Block> blocks = new ArrayList<>();
    Article article = past.article();
    blocks.add(new Block.Words(RichText.of(new Span.Strong(article.report().title()))));
    blocks.add(
        new Block.Words(
            RichText.of(
                new Span.Plain(Sentences.say("why.seen", feed(call, past)) + " "),
                Moments.span(article.firstSeen(), call.zone()))));
    past.copyOf()
        .flatMap(call.desk().articles()::article)
        .ifPresent(
            first ->
                blocks.add(Block.Words.of(Sentences.say("why.copy", first.report().source()))));
    Optional<Story> story = call.desk().stories().story(past.story(), call.scope());
    story
        .filter(s -> s.articles().size() > 1)
        .ifPresent(
            s ->
                blocks.add(
                    Block.Words.of(Sentences.say("why.story", s.articles().size(), s.sources()))));
    blocks.add(Block.Words.of(matched(call, desk, past)));
    deliveries(call, desk, past).forEach(d -> blocks.add(line(call, desk, d)));
    if (blocks.size() == 3) {
      blocks.add(Block.Words.of(Sentences.say("why.nothing")));
    }
    return new Post(blocks, List.of());
  }

  private static String feed(Call call, Pasts.Past past) {
    return past.feeds().stream()
        .filter(call.scope()::sees)
        .map(
            id ->
                call.desk().feeds().visible(call.where()).stream()
                    .filter(feed -> feed.id().equals(id))
                    .map(Feed::title)
                    .findFirst()
                    .orElse(past.article().report().source()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String matched(Call call, Delivering desk, Pasts.Past past) {
    IndexedArticle indexed =
        new IndexedArticle(
            past.article(),
            tokenizer.tokenize(past.article().report()),
            Set.copyOf(past.feeds()),
            past.story(),
            past.copyOf().isPresent());
    String fits =
        desk.roster().matches(indexed).stream()
            .filter(known -> known.to().key().equals(call.where().key()))
            .map(Subscription::wish)
            .map(wish -> Wishes.words(call, wish))
            .collect(Collectors.joining("; "));
    return fits.isEmpty() ? Sentences.say("why.unmatched") : Sentences.say("why.matched", fits);
  }

  /** What became of it here, and of the story it tells. */
  private static Set<Delivery> deliveries(Call call, Delivering desk, Pasts.Past past) {
    String room = call.where().key();
    Set<Delivery> all = new LinkedHashSet<>(desk.outbox().of(past.article().id(), room));
    desk.outbox().told(past.story(), room).ifPresent(all::add);
    return all;
  }

  private static Block line(Call call, Delivering desk, Delivery delivery) {
    List<Span> spans = new ArrayList<>();
    spans.add(new Span.Plain(DeliveryWords.state(delivery)));
    spans.add(new Span.Plain(" "));
    spans.add(Moments.span(delivery.tried().orElse(delivery.owed()), call.zone()));
    delivery
        .message()
        .ifPresent(m -> spans.add(new Span.Plain(" " + Sentences.say("why.message", m.id()))));
    delivery
        .via()
        .flatMap(desk.outbox()::find)
        .ifPresent(via -> spans.add(new Span.Plain(" " + DeliveryWords.state(via))));
    return new Block.Words(new RichText(spans));
  }
}
