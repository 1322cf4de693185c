package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** What is kept about the caller, and deleting it: {@code /privacy}. */
final class Privacy implements Command {
  private final PersonalData personal;

  Privacy(PersonalData personal) {
    this.personal = personal;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        "privacy",
        true,
        List.of(Options.choice("action", Stream.of("forget"))),
        "/privacy",
        "/privacy forget");
  }

  @Override
  public Reply run(Call call) {
    String caller = call.caller().key();
    if (call.values().get("action").isPresent()) {
      personal.forget(caller);
      return new Reply.Say(Post.words(Sentences.say("privacy.forgotten")), true);
    }
    List<Block.Fact> facts = new ArrayList<>();
    for (PersonalData.Kept kept : personal.kept(caller)) {
      if (kept.count() > 0) {
        String name = "privacy.kept." + kept.matter().name().toLowerCase(Locale.ROOT);
        facts.add(Block.Fact.of(Sentences.say(name), Sentences.say("number", kept.count())));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say(facts.isEmpty() ? "privacy.none" : "privacy.some")));
    List<Action> actions = new ArrayList<>();
    if (!facts.isEmpty()) {
      blocks.add(new Block.Facts(facts));
      Action.Press forget =
          call.buttons().run(Sentences.say("button.forget"), "privacy action:forget");
      actions.add(new Action.Press(forget.label(), forget.id(), Action.Tone.DANGER));
    }
    blocks.add(Block.Words.of(Sentences.say("privacy.words")));
    return new Reply.Say(new Post(blocks, actions), true);
  }
}
