package org.tidings.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.delivery.Owing;
import org.tidings.search.QueryReading;

/** Sets words or a source aside in this room for a while: {@code /mute}. */
final class Mute implements Command {
  static final String NAME = "mute";
  private static final Duration USUAL = Duration.ofDays(3);
  private static final Pattern FOR = Pattern.compile("(?i)(.*?)\\s+for\\s+([^:]{2,20})");

  private final DeliveryDesks desks;

  Mute(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.mute"),
        false,
        false,
        Audience.MODERATORS,
        List.of(
            new OptionSpec(
                "words",
                Sentences.say("option.mute"),
                OptionSpec.Type.TEXT,
                false,
                List.of(),
                false)),
        List.of(),
        List.of("/mute cricket for 3 days", "/mute source:reuters for 1 week", "/mute"));
  }

  @Override
  public Reply run(Call call) {
    String text = call.values().get("words").orElse("").strip();
    if (text.isEmpty()) {
      return new Reply.Say(list(call));
    }
    Matcher timed = FOR.matcher(text);
    Optional<Duration> stated =
        timed.matches()
            ? Period.read(timed.group(2)).map(p -> p.window(call.now(), call.zone()).length())
            : Optional.empty();
    String wanted = stated.isPresent() ? timed.group(1) : text;
    return switch (Wishes.filter(call, wanted)) {
      case QueryReading.Wrong wrong -> Wishes.refused(call, wrong, NAME + " ");
      case QueryReading.Parsed(var query) -> {
        Instant until = call.now().plus(stated.orElse(USUAL));
        Delivering desk = desks.of(call.desk());
        desk.notes().mute(call.where().key(), query.text(), until, call.caller().key(), call.now());
        Places.audit(call, desk, call.where(), "mute " + query.text());
        yield new Reply.Say(list(call));
      }
    };
  }

  @Override
  public Reply press(Call call, Press press) {
    Delivering desk = desks.of(call.desk());
    boolean gone =
        press.verb().equals("end")
            && Buttons.number(press.payload())
                .filter(id -> desk.notes().unmute(call.where().key(), id))
                .isPresent();
    if (gone) {
      Places.audit(call, desk, call.where(), "unmute");
    }
    return gone ? new Reply.Replace(list(call)) : Answers.expired(call);
  }

  private Post list(Call call) {
    List<Owing.Mute> mutes = desks.of(call.desk()).notes().mutes(call.where().key(), call.now());
    if (mutes.isEmpty()) {
      return Post.words(Sentences.say("mute.none"));
    }
    List<Block> blocks = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    for (Owing.Mute mute : mutes) {
      blocks.add(
          new Block.Words(
              RichText.of(
                  new Span.Strong(mute.wanted()),
                  new Span.Plain(" " + Sentences.say("mute.until") + " "),
                  Moments.span(mute.until(), call.zone()))));
      actions.add(
          call.buttons()
              .press(
                  Sentences.say("mute.end", CommandWords.shown(mute.wanted())),
                  NAME,
                  "end",
                  Long.toString(mute.id(), 36)));
    }
    return new Post(blocks, Answers.fitting(call, actions));
  }
}
