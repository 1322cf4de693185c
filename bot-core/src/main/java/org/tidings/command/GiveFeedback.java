package org.tidings.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Form;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;

/** A word to the operators, and their reading of it: {@code /feedback}. */
final class GiveFeedback implements Command {
  private static final String NAME = "feedback";
  private static final String PAGE = "list";
  private static final int LONGEST = 2000;
  private static final int A_DAY = 20;
  private static final int SIZE = 10;

  private final FeedbackBox box;

  GiveFeedback(FeedbackBox box) {
    this.box = box;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.feedback"),
        true,
        true,
        Audience.EVERYONE,
        List.of(
            new OptionSpec(
                "text",
                Sentences.say("option.text"),
                OptionSpec.Type.TEXT,
                false,
                List.of(),
                false)),
        List.of(),
        List.of("/feedback The trending list is great", "/feedback list"));
  }

  @Override
  public Reply run(Call call) {
    String text = call.values().get("text").orElse("").strip();
    if (text.isEmpty()) {
      return new Reply.Ask(
          new Form(
              call.buttons().pressId(NAME, "send", ""),
              Sentences.say("feedback.title"),
              List.of(
                  new Form.Field(
                      "text", Sentences.say("feedback.label"), Optional.empty(), true, LONGEST))));
    }
    return text.equals("list") ? list(call, 0, false) : send(call, text);
  }

  @Override
  public Reply submit(Call call, Press form, Map<String, String> answers) {
    String text = answers.getOrDefault("text", "").strip();
    return text.isEmpty()
        ? new Reply.Refuse(Reply.Reason.WRONG_INPUT, Sentences.say("feedback.empty"))
        : send(call, text);
  }

  @Override
  public Reply press(Call call, Press press) {
    Optional<Long> from = Buttons.number(press.payload());
    return press.verb().equals(PAGE) && from.isPresent()
        ? list(call, (int) Math.min(from.get() - 1, 1_000_000), true)
        : Answers.expired(call);
  }

  private Reply send(Call call, String text) {
    String key = call.caller().key();
    if (box.countSince(key, call.now().minus(Duration.ofDays(1))) >= A_DAY) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("feedback.limit", A_DAY));
    }
    box.add(
        new Feedback(
            key,
            CommandWords.shown(call.caller().name()),
            call.where().key(),
            call.now(),
            Names.cut(plain(text), LONGEST)));
    return new Reply.Say(Post.words(Sentences.say("feedback.thanks")), true);
  }

  private Reply list(Call call, int from, boolean again) {
    if (!call.standing().reaches(Audience.OPERATORS)) {
      return new Reply.Refuse(Reply.Reason.NOT_ALLOWED, Sentences.say("feedback.operators"));
    }
    List<Feedback> page = box.newest(from, SIZE);
    List<Block> blocks = new ArrayList<>();
    if (page.isEmpty()) {
      blocks.add(Block.Words.of(Sentences.say("feedback.none")));
    } else {
      blocks.add(Block.Words.of(Sentences.say("feedback.list", box.count())));
    }
    for (Feedback feedback : page) {
      blocks.add(
          new Block.Words(
              RichText.of(
                  new RichText.Span.Strong(feedback.name()),
                  new RichText.Span.Plain(" · "),
                  Moments.span(feedback.at(), call.zone()),
                  new RichText.Span.Plain(" · " + feedback.room() + "\n" + feedback.text()))));
    }
    List<Action> actions = new ArrayList<>();
    if (from + SIZE < box.count()) {
      actions.add(turn(call, "button.older", from + SIZE));
    }
    if (from > 0) {
      actions.add(turn(call, "button.newer", Math.max(0, from - SIZE)));
    }
    Post post = new Post(blocks, actions);
    return again ? new Reply.Replace(post) : new Reply.Say(post, true);
  }

  private static Action turn(Call call, String label, int from) {
    return call.buttons().press(Sentences.say(label), NAME, PAGE, Integer.toString(from + 1, 36));
  }

  /** Without control characters; line breaks stay. */
  private static String plain(String text) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints()
        .filter(
            c ->
                c == '\n'
                    || (!Character.isISOControl(c)
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.FORMAT))
        .limit(LONGEST)
        .forEach(kept::appendCodePoint);
    return kept.isEmpty() ? "…" : kept.toString();
  }
}
