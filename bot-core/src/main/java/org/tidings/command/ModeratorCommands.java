package org.tidings.command;

import java.util.List;
import org.tidings.feed.StarterCatalogue;

/** The commands for those who configure what rooms are told, in the order of the menu. */
public final class ModeratorCommands {
  private ModeratorCommands() {}

  public static List<Command> all(
      DeliveryDesks desks, ShownLists lists, StarterCatalogue catalogue, FeedFiles files) {
    return List.of(
        new Missed(desks, new ListPages(lists)),
        new Follow(desks),
        new Following(desks),
        new FeedCommands(desks, catalogue, files),
        new DigestNow(desks),
        new Mute(desks),
        new Why(desks, lists),
        new ShowDeliveries(desks),
        new Audit(desks));
  }
}
