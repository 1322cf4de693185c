package org.tidings.command;

import java.util.List;
import org.tidings.feed.StarterCatalogue;

/** The commands for those who configure what rooms are told, in the order of the menu. */
public final class ModeratorCommands {
  private ModeratorCommands() {}

  public static List<Command> all(
      DeliveryDesks desks, ShownLists lists, StarterCatalogue catalogue) {
    Follow follow = new Follow(desks);
    Following following = new Following(desks);
    return List.of(
        new Missed(desks, new ListPages(lists)),
        follow,
        following,
        new Alert(follow),
        new Alert.All(following),
        new FeedCommands(desks, catalogue),
        new DigestNow(desks),
        new Mute(desks),
        new Why(desks, lists),
        new ShowDeliveries(desks),
        new Audit(desks));
  }
}
