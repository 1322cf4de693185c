package org.tidings.command;

import java.util.List;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.subscription.Subscription;

/** The digests of this room at once: {@code /digest}. */
final class DigestNow implements Command {
  static final String NAME = "digest";

  private final DeliveryDesks desks;

  DigestNow(DeliveryDesks desks) {
    this.desks = desks;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.digest"),
        false,
        false,
        Audience.MODERATORS,
        List.of(),
        List.of(new CommandSpec.SubCommand("now", Sentences.say("digest.now"), List.of())),
        List.of("/digest now"));
  }

  @Override
  public Reply run(Call call) {
    Delivering desk = desks.of(call.desk());
    List<Subscription> digests =
        desk.roster().of(call.where().key()).stream().filter(s -> !s.instant()).toList();
    if (digests.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.NOT_FOUND,
          Sentences.say("digest.none"),
          List.of(
              call.buttons().run("/follow trending daily 08:00", "follow trending daily 08:00")));
    }
    long made =
        digests.stream()
            .filter(subscription -> desk.digests().now(subscription, call.now()).isPresent())
            .count();
    return new Reply.Say(
        Post.words(Sentences.say(made == 0 ? "digest.nothing" : "digest.made", made)), true);
  }
}
