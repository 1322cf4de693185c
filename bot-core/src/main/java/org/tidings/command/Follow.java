package org.tidings.command;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Destination;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.search.QueryReading;
import org.tidings.search.SearchQuery;
import org.tidings.subscription.Cadence;
import org.tidings.subscription.Interest;
import org.tidings.subscription.QuietHours;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Terms;
import org.tidings.subscription.Wish;

/** Has a room or a person told of what they want to hear of: {@code /follow}. */
final class Follow implements Command {
  static final String NAME = "follow";

  /** Most follows of one room. */
  static final int MOST = 100;

  private static final String UNDO = "undo";
  private static final String DAILY = "daily";

  private final DeliveryDesks desks;

  Follow(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.follow"),
        false,
        false,
        Audience.MODERATORS,
        options(true),
        List.of(),
        List.of(
            "/follow sector:energy",
            "/follow trending daily 08:00",
            "/follow \"central bank\" -india cadence:\"every 30 minutes\" quiet:22:00-07:00"));
  }

  /**
   * The options that a follow has.
   *
   * @param whole with what to follow, as when it is made
   */
  static List<OptionSpec> options(boolean whole) {
    List<OptionSpec> options = new ArrayList<>();
    if (whole) {
      options.add(option("what", OptionSpec.Type.TEXT, true));
      options.add(option("to", OptionSpec.Type.ROOM, false));
    }
    options.add(option("cadence", OptionSpec.Type.WORD, false));
    options.add(option("quiet", OptionSpec.Type.WORD, false));
    options.add(option("per-hour", OptionSpec.Type.WORD, false));
    options.add(option("min-sources", OptionSpec.Type.WORD, false));
    options.add(option("filter", OptionSpec.Type.WORD, false));
    options.add(option("format", OptionSpec.Type.WORD, false));
    options.add(option("mention", OptionSpec.Type.ROLE, false));
    options.add(option("tags", OptionSpec.Type.WORD, false));
    options.add(option("language", OptionSpec.Type.WORD, false));
    options.add(option("zone", OptionSpec.Type.WORD, false));
    options.add(option("updates", OptionSpec.Type.BOOLEAN, false));
    options.add(option("publish", OptionSpec.Type.BOOLEAN, false));
    return options;
  }

  private static OptionSpec option(String name, OptionSpec.Type type, boolean required) {
    return new OptionSpec(name, Sentences.say("option." + name), type, required, List.of(), false);
  }

  @Override
  public Reply run(Call call) {
    String what = call.values().get("what").orElse("");
    return switch (Wishes.read(call, NAME, what)) {
      case Wishes.Reading.Bad(Reply.Refuse refused) -> refused;
      case Wishes.Reading.Good(
              Interest interest,
              Optional<Cadence> cadence,
              Map<String, String> terms) ->
          follow(call.with(named(call.values(), terms)), interest, cadence);
    };
  }

  /** What options say goes before what the words say. */
  private static Values named(Values given, Map<String, String> terms) {
    Values all = given;
    for (Map.Entry<String, String> term : terms.entrySet()) {
      all = all.get(term.getKey()).isPresent() ? all : all.with(term.getKey(), term.getValue());
    }
    return all;
  }

  private Reply follow(Call call, Interest interest, Optional<Cadence> cadence) {
    Optional<Reply.Refuse> elsewhere = Places.refused(call, desks.of(call.desk()).platforms());
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Destination to = Places.of(call);
    if (desks.of(call.desk()).roster().of(to.key()).size() >= MOST) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("follow.most", MOST));
    }
    boolean trending = interest instanceof Interest.Trending;
    Cadence usual = trending ? Cadence.read("daily").orElseThrow() : new Cadence.Instantly();
    Subscription draft =
        new Subscription(
            new SubscriptionId(1),
            to,
            Wish.of(interest),
            cadence.orElse(usual),
            new Terms(Optional.empty(), 0, 1, Optional.empty(), call.zone()),
            Style.USUAL,
            false,
            call.caller().key(),
            call.now());
    return switch (changed(call, draft)) {
      case Changed.Bad(Reply.Refuse refused) -> refused;
      case Changed.Good(Subscription wanted) -> keep(call, wanted);
    };
  }

  private Reply keep(Call call, Subscription wanted) {
    Optional<Subscription> same =
        desks.of(call.desk()).roster().of(wanted.to().key()).stream()
            .filter(known -> known.wish().equals(wanted.wish()))
            .filter(known -> known.cadence().equals(wanted.cadence()))
            .findFirst();
    if (same.isPresent()) {
      return new Reply.Refuse(
          Reply.Reason.WRONG_INPUT,
          Sentences.say("follow.twice", Wishes.words(call, wanted.wish())),
          List.of(call.buttons().run("/following", Following.NAME)));
    }
    Subscription kept = desks.of(call.desk()).roster().add(wanted);
    desks.of(call.desk()).wake().accept(List.of(kept.to().key()));
    Places.audit(
        call, desks.of(call.desk()), kept.to(), "follow " + Wishes.words(call, kept.wish()));
    return new Reply.Say(told(call, kept));
  }

  private Post told(Call call, Subscription kept) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.Words.of(
            Sentences.say(
                "follow.kept",
                Wishes.words(call, kept.wish()),
                Places.words(call, kept.to()),
                kept.cadence().word())));
    blocks.addAll(Trial.of(call, kept));
    List<Action> actions = new ArrayList<>();
    String id = Long.toString(kept.id().value(), 36);
    if (kept.instant()) {
      actions.add(call.buttons().press(Sentences.say("button.daily"), NAME, DAILY, id));
    }
    actions.add(call.buttons().press(Sentences.say("button.undo"), NAME, UNDO, id));
    actions.add(call.buttons().run("/following", Following.NAME));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  @Override
  public Reply press(Call call, Press press) {
    Optional<Subscription> known = Following.own(call, desks.of(call.desk()), press.payload());
    if (known.isEmpty()) {
      return Answers.expired(call);
    }
    return switch (press.verb()) {
      case UNDO -> {
        boolean _ = desks.of(call.desk()).roster().remove(known.get().id());
        String words = Wishes.words(call, known.get().wish());
        Places.audit(call, desks.of(call.desk()), known.get().to(), "unfollow " + words);
        yield new Reply.Replace(Post.words(Sentences.say("follow.undone", words)));
      }
      case DAILY -> {
        Subscription daily = known.get().with(Cadence.read("daily").orElseThrow());
        boolean _ = desks.of(call.desk()).roster().update(daily, call.now());
        Places.audit(call, desks.of(call.desk()), daily.to(), "follow daily");
        yield new Reply.Replace(told(call, daily));
      }
      default -> Answers.expired(call);
    };
  }

  /** What became of options. */
  sealed interface Changed {
    record Good(Subscription subscription) implements Changed {}

    record Bad(Reply.Refuse reply) implements Changed {}
  }

  /** Applies the options that a call names. */
  static Changed changed(Call call, Subscription start) {
    Subscription at = start;
    for (Part part : PARTS) {
      Optional<String> value = call.values().get(part.name());
      if (value.isPresent()) {
        Subscription before = at;
        Optional<Subscription> after = part.change().apply(new Change(call, before, value.get()));
        if (after.isEmpty()) {
          return new Changed.Bad(part.refused(call, value.get()));
        }
        at = after.get();
      }
    }
    return new Changed.Good(at);
  }

  private record Change(Call call, Subscription subscription, String value) {
    Terms terms() {
      return subscription.terms();
    }

    Style style() {
      return subscription.style();
    }

    boolean none() {
      String folded = Names.fold(value);
      return folded.equals("none") || folded.equals("off") || folded.equals("no");
    }
  }

  private record Part(String name, Function<Change, Optional<Subscription>> change) {
    Reply.Refuse refused(Call call, String value) {
      if (name.equals("filter") && Wishes.filter(call, value) instanceof QueryReading.Wrong bad) {
        return Wishes.refused(call, bad, call.values().with("filter", "").line() + " filter:");
      }
      Optional<String> wrong = name.equals("format") ? new Format(value).wrong() : Optional.empty();
      String shown = CommandWords.shown(wrong.orElse(value));
      return new Reply.Refuse(
          Reply.Reason.WRONG_INPUT,
          Sentences.say("wrong." + name, shown, String.join(", ", Format.NAMES)));
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("zone", Follow::zone),
          new Part(
              "cadence", c -> Cadence.read(c.value()).map(word -> c.subscription().with(word))),
          new Part("quiet", Follow::quiet),
          new Part("per-hour", Follow::perHour),
          new Part("min-sources", Follow::minSources),
          new Part("filter", Follow::filter),
          new Part("format", Follow::format),
          new Part("mention", Follow::mention),
          new Part("tags", Follow::tags),
          new Part("language", Follow::language),
          new Part("updates", Follow::updates),
          new Part("publish", Follow::publish));

  private static Optional<Integer> number(String text, int most) {
    boolean digits = text.matches("[0-9]{1,3}");
    return digits && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Subscription> zone(Change c) {
    Terms t = c.terms();
    ZoneId zone = c.value().equals("default") ? c.call().zone() : ZoneId.of(c.value());
    return Optional.of(
        c.subscription()
            .with(new Terms(t.quiet(), t.perHour(), t.minSources(), t.language(), zone)));
  }

  private static Optional<Subscription> quiet(Change c) {
    Terms t = c.terms();
    Optional<QuietHours> hours = QuietHours.read(c.value());
    if (hours.isEmpty() && !c.none()) {
      return Optional.empty();
    }
    return Optional.of(
        c.subscription()
            .with(new Terms(hours, t.perHour(), t.minSources(), t.language(), t.zone())));
  }

  private static Optional<Subscription> perHour(Change c) {
    Terms t = c.terms();
    Optional<Integer> most = c.none() ? Optional.of(0) : number(c.value(), 500);
    return most.map(
        n ->
            c.subscription().with(new Terms(t.quiet(), n, t.minSources(), t.language(), t.zone())));
  }

  private static Optional<Subscription> minSources(Change c) {
    Terms t = c.terms();
    Optional<Integer> least = c.none() ? Optional.of(1) : number(c.value(), 20);
    return least.map(
        n -> c.subscription().with(new Terms(t.quiet(), t.perHour(), n, t.language(), t.zone())));
  }

  private static Optional<Subscription> filter(Change c) {
    if (c.none()) {
      return Optional.of(c.subscription().with(Wish.of(c.subscription().wish().interest())));
    }
    return Wishes.filter(c.call(), c.value()) instanceof QueryReading.Parsed(SearchQuery query)
        ? Optional.of(
            c.subscription().with(new Wish(c.subscription().wish().interest(), Optional.of(query))))
        : Optional.empty();
  }

  private static Optional<Subscription> format(Change c) {
    Style s = c.style();
    String text = c.none() ? "" : c.value();
    Format format = new Format(text);
    boolean good =
        text.isEmpty()
            || (text.length() <= Format.LONGEST && format.wrong().isEmpty() && format.useful());
    return good
        ? Optional.of(
            c.subscription()
                .with(new Style(text, s.mention(), s.tags(), s.followUps(), s.publish())))
        : Optional.empty();
  }

  private static Optional<Subscription> mention(Change c) {
    Style s = c.style();
    Optional<String> role = c.none() ? Optional.empty() : Optional.of(c.value());
    return Optional.of(
        c.subscription().with(new Style(s.format(), role, s.tags(), s.followUps(), s.publish())));
  }

  private static Optional<Subscription> tags(Change c) {
    Style s = c.style();
    List<String> tags =
        c.none()
            ? List.of()
            : Arrays.stream(c.value().split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    return tags.size() > 5
        ? Optional.empty()
        : Optional.of(
            c.subscription()
                .with(new Style(s.format(), s.mention(), tags, s.followUps(), s.publish())));
  }

  private static Optional<Subscription> language(Change c) {
    Terms t = c.terms();
    Optional<String> code = c.value().equals("all") ? Optional.empty() : Optional.of(c.value());
    return Optional.of(
        c.subscription().with(new Terms(t.quiet(), t.perHour(), t.minSources(), code, t.zone())));
  }

  private static Optional<Subscription> updates(Change c) {
    Style s = c.style();
    return Optional.of(
        c.subscription()
            .with(
                new Style(
                    s.format(),
                    s.mention(),
                    s.tags(),
                    Boolean.parseBoolean(c.value()),
                    s.publish())));
  }

  private static Optional<Subscription> publish(Change c) {
    Style s = c.style();
    return Optional.of(
        c.subscription()
            .with(
                new Style(
                    s.format(),
                    s.mention(),
                    s.tags(),
                    s.followUps(),
                    Boolean.parseBoolean(c.value()))));
  }
}
