package org.tidings.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.delivery.Delivery.Sort;
import org.tidings.delivery.Delivery.What;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog.Added;
import org.tidings.feed.FeedCatalog.NewFeed;
import org.tidings.feed.Scope;
import org.tidings.feed.StarterCatalogue;
import org.tidings.search.Filter;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;

/** The feeds of a room: {@code /feed}. */
final class FeedCommands implements Command {
  static final String NAME = "feed";
  static final String DAILY = "daily";
  static final String PAUSE = "pause";
  private static final String QUIET = "quiet";
  private static final int PREVIEW = 3;
  private static final int PAGE = 20;

  private final DeliveryDesks desks;
  private final StarterCatalogue catalogue;
  private final FeedLists lists;
  private final Map<String, BiFunction<Call, Delivering, Reply>> actions;

  FeedCommands(DeliveryDesks desks, StarterCatalogue catalogue, FeedFiles files) {
    this.desks = desks;
    this.catalogue = catalogue;
    lists = new FeedLists(files);
    actions =
        Map.of(
            "add",
            this::add,
            "list",
            this::list,
            "remove",
            (call, desk) -> named(call, desk, this::remove),
            "pause",
            (call, desk) -> named(call, desk, (c, d, f) -> pause(c, d, f, true)),
            "resume",
            (call, desk) -> named(call, desk, (c, d, f) -> pause(c, d, f, false)),
            "edit",
            (call, desk) -> named(call, desk, this::edit),
            "test",
            (call, desk) -> named(call, desk, this::test),
            "catalog",
            this::catalog,
            "import",
            lists::read,
            "export",
            lists::write);
  }

  /** What to do with a feed of the room. */
  private interface OnFeed {
    Reply apply(Call call, Delivering desk, Feed feed);
  }

  @Override
  public CommandSpec spec() {
    OptionSpec feed = option("feed", OptionSpec.Type.TEXT, true);
    OptionSpec to = option("to", OptionSpec.Type.ROOM, false);
    return new CommandSpec(
        NAME,
        Sentences.say("command.feed"),
        false,
        false,
        Audience.MODERATORS,
        List.of(),
        List.of(
            sub(
                "add",
                option("address", OptionSpec.Type.TEXT, true),
                to,
                option("title", OptionSpec.Type.WORD, false),
                option("now", OptionSpec.Type.BOOLEAN, false),
                new OptionSpec(
                    QUIET,
                    Sentences.say("option.quietly"),
                    OptionSpec.Type.BOOLEAN,
                    false,
                    List.of(),
                    false)),
            sub("list"),
            sub("remove", feed),
            sub("pause", feed),
            sub("resume", feed),
            sub("edit", feed, option("title", OptionSpec.Type.WORD, false)),
            sub("test", feed),
            sub("catalog", option("find", OptionSpec.Type.TEXT, false)),
            sub("import", option("file", OptionSpec.Type.FILE, false)),
            sub("export")),
        List.of(
            "/feed add https://example.org/rss",
            "/feed add guardian science",
            "/feed list",
            "/feed catalog india"));
  }

  private static SubCommand sub(String name, OptionSpec... options) {
    return new SubCommand(name, Sentences.say("feed.do." + name), List.of(options));
  }

  private static OptionSpec option(String name, OptionSpec.Type type, boolean required) {
    return new OptionSpec(name, Sentences.say("option." + name), type, required, List.of(), false);
  }

  @Override
  public Reply run(Call call) {
    BiFunction<Call, Delivering, Reply> action = actions.get(call.values().action().orElse("list"));
    return action == null ? Answers.expired(call) : action.apply(call, desks.of(call.desk()));
  }

  private Reply add(Call call, Delivering desk) {
    Optional<Reply.Refuse> elsewhere = Places.refused(call, desk.platforms());
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Destination to = Places.of(call);
    if (desk.catalog().of(to.key()).size() >= desk.feedsPerRoom()) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("feed.most", desk.feedsPerRoom()));
    }
    return switch (desk.look().look(call.values().get("address").orElse(""))) {
      case FeedLook.Looked.Nothing(String words) ->
          new Reply.Refuse(
              Reply.Reason.NOT_FOUND,
              words,
              List.of(call.buttons().run("/feed catalog", "feed catalog")));
      case FeedLook.Looked.Found found -> chosen(call, desk, to, found);
    };
  }

  private Reply chosen(Call call, Delivering desk, Destination to, FeedLook.Looked.Found looked) {
    List<FeedLook.Candidate> found = looked.candidates();
    boolean now = call.values().get("now").filter("true"::equals).isPresent();
    if (found.size() == 1 || now) {
      FeedLook.Candidate only = found.getFirst();
      return now ? keep(call, desk, to, only.feed()) : preview(call, only, looked.instead());
    }
    List<Option> options =
        found.stream()
            .limit(call.limits().options())
            .map(c -> new Option(Names.cut(c.feed().title(), 90), c.feed().url().toString()))
            .toList();
    Action pick =
        new Action.Pick(
            Sentences.say("feed.which"), call.buttons().pressId(NAME, "look", ""), options);
    List<Block> blocks = new ArrayList<>();
    String several =
        looked
            .instead()
            .map(what -> Sentences.say("feed.instead.several", what, found.size()))
            .orElseGet(() -> Sentences.say("feed.several", found.size()));
    blocks.add(Block.Words.of(several));
    found.stream()
        .limit(call.limits().headlines())
        .forEach(
            c ->
                blocks.add(
                    Block.Words.of(Sentences.say("feed.line", c.feed().title(), c.feed().url()))));
    return new Reply.Say(new Post(blocks, List.of(pick)));
  }

  /** What a moderator answers whose room was flooded. */
  private Reply calm(Call call, Press press) {
    Delivering desk = desks.of(call.desk());
    Optional<Subscription> known = Following.own(call, desk, press.payload());
    if (known.isEmpty()) {
      return Answers.expired(call);
    }
    boolean daily = press.verb().equals(DAILY);
    Subscription changed =
        daily ? known.get().with(Cadence.read(DAILY).orElseThrow()) : known.get().with(true);
    boolean _ = desk.roster().update(changed, call.now());
    desk.wake().accept(List.of(changed.to().key()));
    String words = Wishes.words(call, changed.wish());
    Places.audit(call, desk, changed.to(), press.verb() + " " + words);
    return new Reply.Say(
        Post.words(
            daily
                ? Sentences.say("feed.calm", words, changed.cadence().word())
                : Sentences.say("feed.paused", words)),
        true);
  }

  /** A press of the pick above, as if the address had been typed, or of a flood's question. */
  @Override
  public Reply press(Call call, Press press) {
    if (press.verb().equals(DAILY) || press.verb().equals(PAUSE)) {
      return calm(call, press);
    }
    if (!press.verb().equals("look") || press.picked().isEmpty()) {
      return Answers.expired(call);
    }
    Values typed =
        new Values(NAME, Optional.of("add"), Map.of("address", press.picked().getFirst()));
    return add(call.with(typed), desks.of(call.desk()));
  }

  /** The newest articles as they will look, and the question whether to add it. */
  private static Reply preview(Call call, FeedLook.Candidate candidate, Optional<String> instead) {
    NewFeed feed = candidate.feed();
    List<Block> blocks = new ArrayList<>();
    instead.ifPresent(what -> blocks.add(Block.Words.of(Sentences.say("feed.instead.one", what))));
    blocks.add(Block.Words.of(Sentences.say("feed.preview", feed.title(), feed.url().toString())));
    candidate.preview().stream().limit(PREVIEW).forEach(report -> show(call, blocks, report));
    String line = call.values().with("address", feed.url().toString()).with("now", "true").line();
    String quietly =
        call.values()
            .with("address", feed.url().toString())
            .with("now", "true")
            .with(QUIET, "true")
            .line();
    return new Reply.Say(
        new Post(
            blocks,
            Answers.fitting(
                call,
                List.of(
                    call.buttons().run(Sentences.say("feed.button.add"), line),
                    call.buttons().run(Sentences.say("feed.button.silent"), quietly)))));
  }

  private static void show(Call call, List<Block> blocks, Report report) {
    blocks.add(
        new Block.Headline(
            Optional.empty(),
            RichText.plain(report.title()),
            report.link(),
            report.source(),
            report.created().orElse(call.now()),
            "",
            report.picture().map(picture -> picture.url())));
    String lead = Brief.of(report, 40);
    if (!lead.isEmpty()) {
      blocks.add(Block.Words.of(lead));
    }
  }

  private Reply keep(Call call, Delivering desk, Destination to, NewFeed found) {
    String title = call.values().get("title").map(CommandWords::shown).orElse(found.title());
    Added added =
        desk.catalog()
            .add(
                new NewFeed(
                    found.url(),
                    found.source(),
                    title,
                    found.kind(),
                    found.sectors(),
                    found.edition(),
                    found.language()),
                to.key());
    boolean silent = call.values().get(QUIET).filter("true"::equals).isPresent();
    boolean followed =
        desk.roster().of(to.key()).stream().anyMatch(known -> follows(known, added.feed()));
    if (!silent && !followed) {
      follow(call, desk, to, added.feed());
    }
    Places.audit(call, desk, to, "feed add " + title);
    String key = silent ? "feed.stored" : added.fresh() ? "feed.added" : "feed.known";
    return new Reply.Say(
        new Post(
            List.of(Block.Words.of(Sentences.say(key, title, Places.words(call, to)))),
            Answers.fitting(
                call,
                List.of(
                    call.buttons().run("/feed list", "feed list"),
                    call.buttons().run("/feed test", "feed test " + added.feed().id().value()),
                    call.buttons().run("/following", "following list")))));
  }

  static void follow(Call call, Delivering desk, Destination to, Feed feed) {
    Subscription _ =
        desk.roster()
            .add(
                new Subscription(
                    new SubscriptionId(1),
                    to,
                    Wish.of(new Interest.OfFeed(feed.id())),
                    new Cadence.Instantly(),
                    new Terms(Optional.empty(), 0, 1, Optional.empty(), call.zone()),
                    Style.USUAL,
                    false,
                    call.caller().key(),
                    call.now()));
    desk.wake().accept(List.of(to.key()));
  }

  static boolean follows(Subscription known, Feed feed) {
    return known.wish().interest() instanceof Interest.OfFeed(var id) && id.equals(feed.id());
  }

  private Reply list(Call call, Delivering desk) {
    List<Feed> own = desk.catalog().of(call.where().key());
    if (own.isEmpty()) {
      return Answers.nothing(
          call,
          Sentences.say("feed.none"),
          List.of(call.buttons().run("/feed catalog", "feed catalog")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("feed.list", own.size())));
    for (Feed feed : own.subList(0, Math.min(PAGE * 2, own.size()))) {
      List<Subscription> by =
          desk.roster().of(call.where().key()).stream().filter(s -> follows(s, feed)).toList();
      String told =
          by.isEmpty()
              ? Sentences.say("feed.unfollowed")
              : by.stream().allMatch(Subscription::paused)
                  ? Sentences.say("terms.paused")
                  : by.getFirst().cadence().word();
      String health = desk.look().health(feed.id()).orElse("");
      blocks.add(
          new Block.Words(
              RichText.of(
                  new RichText.Span.Strong(feed.title()),
                  new RichText.Span.Plain(
                      " · "
                          + feed.url()
                          + " · "
                          + told
                          + (health.isEmpty() ? "" : " · " + health)))));
    }
    return new Reply.Say(new Post(blocks, List.of()));
  }

  private Reply named(Call call, Delivering desk, OnFeed then) {
    String name = call.values().get("feed").orElse("");
    List<Feed> own = desk.catalog().of(call.where().key());
    Optional<Feed> exact =
        own.stream()
            .filter(
                feed ->
                    Names.fold(feed.title()).equals(Names.fold(name))
                        || feed.url().toString().equals(name)
                        || Long.toString(feed.id().value()).equals(name))
            .findFirst()
            .or(() -> part(own, name));
    if (exact.isPresent()) {
      return then.apply(call, desk, exact.get());
    }
    List<Action> near =
        Names.nearest(name, own.stream().map(Feed::title).toList(), 3).stream()
            .<Action>map(
                title -> call.buttons().run(title, call.values().with("feed", title).line()))
            .toList();
    return new Reply.Refuse(
        Reply.Reason.NOT_FOUND,
        Sentences.say("feed.not.here", CommandWords.shown(name)),
        near.isEmpty() ? List.of(call.buttons().run("/feed list", "feed list")) : near);
  }

  /** The only feed whose title or address holds these words. */
  private static Optional<Feed> part(List<Feed> own, String name) {
    String folded = Names.fold(name);
    List<Feed> fit =
        own.stream()
            .filter(
                feed ->
                    Names.fold(feed.title()).contains(folded)
                        || feed.url().toString().contains(name))
            .limit(2)
            .toList();
    return folded.isEmpty() || fit.size() != 1 ? Optional.empty() : Optional.of(fit.getFirst());
  }

  private Reply remove(Call call, Delivering desk, Feed feed) {
    String room = call.where().key();
    boolean _ = desk.catalog().remove(feed.id(), room);
    desk.roster().of(room).stream()
        .filter(known -> follows(known, feed))
        .forEach(
            known -> {
              boolean _ = desk.roster().remove(known.id());
            });
    Places.audit(call, desk, call.where(), "feed remove " + feed.title());
    return new Reply.Say(
        new Post(
            List.of(Block.Words.of(Sentences.say("feed.removed", feed.title()))),
            List.of(
                call.buttons()
                    .run(
                        Sentences.say("button.undo"),
                        new Values(
                                NAME,
                                Optional.of("add"),
                                Map.of(
                                    "address",
                                    feed.url().toString(),
                                    "title",
                                    feed.title(),
                                    "now",
                                    "true"))
                            .line()))));
  }

  private Reply pause(Call call, Delivering desk, Feed feed, boolean paused) {
    List<Subscription> by =
        desk.roster().of(call.where().key()).stream().filter(s -> follows(s, feed)).toList();
    if (by.isEmpty() && !paused) {
      follow(call, desk, call.where(), feed);
    }
    by.forEach(
        known -> {
          boolean _ = desk.roster().update(known.with(paused), call.now());
        });
    String verb = paused ? "pause" : "resume";
    Places.audit(call, desk, call.where(), "feed " + verb + " " + feed.title());
    return new Reply.Say(Post.words(Sentences.say("feed." + verb + "d", feed.title())));
  }

  private Reply edit(Call call, Delivering desk, Feed feed) {
    Optional<String> title = call.values().get("title").map(CommandWords::shown);
    if (title.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.WRONG_INPUT, Sentences.say("feed.edit.what", feed.title()));
    }
    String room = call.where().key();
    boolean _ = desk.catalog().remove(feed.id(), room);
    Added _ =
        desk.catalog()
            .add(
                new NewFeed(
                    feed.url(),
                    feed.source(),
                    title.get(),
                    feed.kind(),
                    feed.sectors(),
                    feed.edition(),
                    feed.language()),
                room);
    Places.audit(call, desk, call.where(), "feed edit " + feed.title() + " to " + title.get());
    return new Reply.Say(Post.words(Sentences.say("feed.edited", feed.title(), title.get())));
  }

  /** Posts the newest article of a feed, to see how posts look here. */
  private Reply test(Call call, Delivering desk, Feed feed) {
    List<ArticleId> newest =
        call.desk().index().latest(Filter.of(Scope.of(java.util.Set.of(feed.id()))), 0, 1);
    if (newest.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND, Sentences.say("feed.test.none", feed.title()));
    }
    Optional<SubscriptionId> style =
        desk.roster().of(call.where().key()).stream()
            .filter(known -> follows(known, feed))
            .map(Subscription::id)
            .findFirst();
    DeliveryId _ =
        desk.outbox()
            .owe(
                call.where(),
                new What(
                    Sort.TEST,
                    style,
                    Optional.of(newest.getFirst()),
                    Optional.empty(),
                    List.of(),
                    ""),
                call.now());
    desk.wake().accept(List.of(call.where().key()));
    return new Reply.Say(Post.words(Sentences.say("feed.test", feed.title())), true);
  }

  private Reply catalog(Call call, Delivering desk) {
    String find = call.values().get("find").orElse("");
    List<NewFeed> found =
        (find.isBlank() ? catalogue.feeds() : catalogue.named(find, PAGE))
            .stream().limit(PAGE).map(CatalogueLook::feed).toList();
    if (found.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND, Sentences.say("feed.unknown", CommandWords.shown(find)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Words.of(
            find.isBlank()
                ? Sentences.say(
                    "feed.catalog.all",
                    catalogue.feeds().size(),
                    String.join(
                        ", ", catalogue.editions().keySet().stream().map(e -> e.key()).toList()))
                : Sentences.say("feed.catalog", CommandWords.shown(find), found.size())));
    List<Option> options =
        found.stream()
            .limit(call.limits().options())
            .map(
                feed ->
                    new Option(
                        Names.cut(
                            feed.title() + " · " + feed.edition().map(e -> e.label()).orElse(""),
                            90),
                        feed.url().toString()))
            .toList();
    return new Reply.Say(
        new Post(
            blocks,
            List.of(
                new Action.Pick(
                    Sentences.say("feed.which"),
                    call.buttons().pressId(NAME, "look", ""),
                    options))));
  }

  /** Addresses that can be read back. */
  static Optional<URI> uri(String text) {
    return CatalogueLook.address(text);
  }
}
