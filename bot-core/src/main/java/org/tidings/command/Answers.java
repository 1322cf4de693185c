package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Replies that many commands give. */
final class Answers {
  private Answers() {}

  /** A button whose time is over, with the way to a fresh one. */
  static Reply expired(Call call) {
    return new Reply.Refuse(
        Reply.Reason.EXPIRED,
        Sentences.say("expired"),
        List.of(
            call.buttons().run(Sentences.say("button.latest"), "latest"),
            call.buttons().run(Sentences.say("button.menu"), "menu")));
  }

  /** A word that says that nothing was found, and where to go from there. */
  static Reply nothing(Call call, String words, List<Action> next) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(words));
    blocks.addAll(sample(call));
    return new Reply.Say(new Post(blocks, fitting(call, next)));
  }

  /** The remark that articles are invented, when they are. */
  static List<Block> sample(Call call) {
    return call.desk().sample() ? List.of(Block.Words.of(Sentences.say("sample"))) : List.of();
  }

  /** As many actions as the platform shows, the first ones. */
  static List<Action> fitting(Call call, List<? extends Action> actions) {
    return actions.stream().<Action>map(a -> a).limit(call.limits().actions()).toList();
  }
}
