package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;

/** Who changed what in this room: {@code /audit}. */
final class Audit implements Command {
  private static final int SIZE = 20;

  private final DeliveryDesks desks;

  Audit(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        "audit",
        Sentences.say("command.audit"),
        true,
        false,
        Audience.MODERATORS,
        List.of(),
        List.of(),
        List.of("/audit"));
  }

  @Override
  public Reply run(Call call) {
    List<DeskNotes.Entry> changes =
        desks.of(call.desk()).notes().changes(call.where().key(), 0, SIZE);
    if (changes.isEmpty()) {
      return new Reply.Say(Post.words(Sentences.say("audit.none")), true);
    }
    List<Block> blocks = new ArrayList<>();
    for (DeskNotes.Entry change : changes) {
      blocks.add(
          new Block.Words(
              RichText.of(
                  Moments.span(change.at(), call.zone()),
                  new Span.Plain(" · "),
                  new Span.Strong(change.name()),
                  new Span.Plain(": " + change.what()))));
    }
    return new Reply.Say(new Post(blocks, List.of()), true);
  }
}
