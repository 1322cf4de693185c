package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.CommandSpec.SubCommand;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.subscription.QuietHours;
import org.tidings.subscription.Subscription;
import org.tidings.subscription.SubscriptionId;
import org.tidings.subscription.Terms;

/** What a room follows: listed, edited, paused, removed: {@code /following}. */
final class Following implements Command {
  static final String NAME = "following";

  private static final String SHOW = "show";
  private static final String PAUSE = "pause";
  private static final String RESUME = "resume";
  private static final String REMOVE = "remove";

  private final DeliveryDesks desks;

  Following(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    OptionSpec number =
        new OptionSpec(
            "number",
            Sentences.say("option.number"),
            OptionSpec.Type.INTEGER,
            true,
            List.of(),
            false);
    List<OptionSpec> edit = new ArrayList<>();
    edit.add(number);
    edit.addAll(Follow.options(false));
    return new CommandSpec(
        NAME,
        Sentences.say("command.following"),
        false,
        false,
        Audience.EVERYONE,
        List.of(),
        List.of(
            new SubCommand("list", Sentences.say("following.list"), List.of()),
            new SubCommand("edit", Sentences.say("following.edit"), edit),
            new SubCommand(PAUSE, Sentences.say("following.pause"), List.of(number)),
            new SubCommand(RESUME, Sentences.say("following.resume"), List.of(number)),
            new SubCommand(REMOVE, Sentences.say("following.remove"), List.of(number))),
        List.of("/following list", "/following edit 2 quiet:22-7", "/following remove 1"));
  }

  @Override
  public Reply run(Call call) {
    String action = call.values().action().orElse("list");
    if (action.equals("list")) {
      return list(call, false);
    }
    List<Subscription> all = desks.of(call.desk()).roster().of(call.where().key());
    int number = call.values().number("number").orElse(0);
    if (number < 1 || number > all.size()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND,
          Sentences.say("following.number", number, all.size()),
          List.of(call.buttons().run("/following list", "following list")));
    }
    Subscription known = all.get(number - 1);
    return action.equals("edit") ? edit(call, known) : act(call, action, known, false);
  }

  @Override
  public Reply press(Call call, Press press) {
    if (press.verb().equals("list")) {
      return list(call, true);
    }
    String id = press.picked().isEmpty() ? press.payload() : press.picked().getFirst();
    return own(call, desks.of(call.desk()), id)
        .map(known -> act(call, press.verb(), known, true))
        .orElseGet(() -> Answers.expired(call));
  }

  /** A follow of this room by the number of a button, if the presser may change it. */
  static Optional<Subscription> own(Call call, Delivering delivering, String number) {
    return Buttons.number(number)
        .map(SubscriptionId::new)
        .flatMap(delivering.roster()::find)
        .filter(
            known ->
                known.to().key().equals(call.where().key())
                    ? call.standing().reaches(Audience.MODERATORS)
                    : delivering
                        .platforms()
                        .standing(call.caller(), known.to())
                        .reaches(Audience.MODERATORS));
  }

  private Reply list(Call call, boolean again) {
    List<Subscription> all = desks.of(call.desk()).roster().of(call.where().key());
    if (all.isEmpty()) {
      return Answers.nothing(
          call,
          Sentences.say("following.none"),
          List.of(
              call.buttons().run("/follow trending daily 08:00", "follow trending daily 08:00"),
              call.buttons().ask("/follow …", Follow.NAME)));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("following.title", all.size())));
    List<Option> options = new ArrayList<>();
    int number = 0;
    for (Subscription known : all) {
      number++;
      String words = Wishes.words(call, known.wish());
      blocks.add(
          new Block.Words(
              RichText.of(
                  new RichText.Span.Strong(number + ". " + words),
                  new RichText.Span.Plain(" · " + terms(known)))));
      options.add(
          new Option(Names.cut(number + ". " + words, 90), Long.toString(known.id().value(), 36)));
    }
    List<Action> actions = new ArrayList<>();
    if (call.standing().reaches(Audience.MODERATORS)) {
      actions.add(
          new Action.Pick(
              Sentences.say("following.pick"),
              call.buttons().pressId(NAME, SHOW, ""),
              options.subList(0, Math.min(options.size(), call.limits().options()))));
    }
    Post post = new Post(blocks, Answers.fitting(call, actions));
    return again ? new Reply.Replace(post) : new Reply.Say(post);
  }

  /** "daily 08:00, quiet 22:00-07:00, paused". */
  private static String terms(Subscription known) {
    List<String> parts = new ArrayList<>();
    parts.add(known.cadence().word());
    Terms terms = known.terms();
    terms.quiet().map(QuietHours::word).ifPresent(w -> parts.add(Sentences.say("terms.quiet", w)));
    if (terms.perHour() > 0) {
      parts.add(Sentences.say("terms.per-hour", terms.perHour()));
    }
    if (terms.minSources() > 1) {
      parts.add(Sentences.say("terms.min-sources", terms.minSources()));
    }
    terms.language().ifPresent(code -> parts.add(ValueKind.Language.label(code)));
    if (!known.style().format().isEmpty()) {
      parts.add(Sentences.say("terms.format"));
    }
    if (known.paused()) {
      parts.add(Sentences.say("terms.paused"));
    }
    return String.join(", ", parts);
  }

  private Reply edit(Call call, Subscription known) {
    if (!call.standing().reaches(Audience.MODERATORS)) {
      return refused();
    }
    return switch (Follow.changed(call, known)) {
      case Follow.Changed.Bad(Reply.Refuse refused) -> refused;
      case Follow.Changed.Good(Subscription changed) -> {
        if (!desks.of(call.desk()).roster().update(changed, call.now())) {
          yield Answers.expired(call);
        }
        desks.of(call.desk()).wake().accept(List.of(changed.to().key()));
        Places.audit(call, desks.of(call.desk()), changed.to(), "edit " + call.values().line());
        yield show(call, changed, false);
      }
    };
  }

  private Reply act(Call call, String verb, Subscription known, boolean again) {
    if (!call.standing().reaches(Audience.MODERATORS)) {
      return refused();
    }
    String words = Wishes.words(call, known.wish());
    return switch (verb) {
      case SHOW -> show(call, known, again);
      case PAUSE, RESUME -> {
        Subscription changed = known.with(verb.equals(PAUSE));
        boolean _ = desks.of(call.desk()).roster().update(changed, call.now());
        Places.audit(call, desks.of(call.desk()), known.to(), verb + " " + words);
        yield show(call, changed, again);
      }
      case REMOVE -> {
        boolean _ = desks.of(call.desk()).roster().remove(known.id());
        desks.of(call.desk()).wake().accept(List.of(known.to().key()));
        Places.audit(call, desks.of(call.desk()), known.to(), "unfollow " + words);
        Post post =
            new Post(
                List.of(Block.Words.of(Sentences.say("follow.undone", words))),
                List.of(call.buttons().run("/following", "following list")));
        yield again ? new Reply.Replace(post) : new Reply.Say(post);
      }
      default -> Answers.expired(call);
    };
  }

  private static Reply refused() {
    return new Reply.Refuse(Reply.Reason.NOT_ALLOWED, Sentences.say("only.moderators", NAME));
  }

  private static Reply show(Call call, Subscription known, boolean again) {
    String id = Long.toString(known.id().value(), 36);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Words(
            RichText.of(
                new RichText.Span.Strong(Wishes.words(call, known.wish())),
                new RichText.Span.Plain(" · " + terms(known)))));
    if (!known.style().format().isEmpty()) {
      blocks.add(Block.Words.of(known.style().format()));
    }
    blocks.addAll(Trial.of(call, known));
    List<Action> actions = new ArrayList<>();
    String verb = known.paused() ? RESUME : PAUSE;
    actions.add(call.buttons().press(Sentences.say("button." + verb), NAME, verb, id));
    actions.add(call.buttons().press(Sentences.say("button.remove"), NAME, REMOVE, id));
    actions.add(call.buttons().press(Sentences.say("button.back"), NAME, "list", ""));
    Post post = new Post(blocks, Answers.fitting(call, actions));
    return again ? new Reply.Replace(post) : new Reply.Say(post);
  }
}
