package org.tidings.command;

import java.util.List;
import org.tidings.feed.StarterCatalogue;

/** The commands for those who configure what rooms are told, in the order of the menu. */
public final class ModeratorCommands {
  private ModeratorCommands() {}

  /** The commands where there is no sample. */
  public static List<Command> all(
      DeliveryDesks desks, ShownLists lists, StarterCatalogue catalogue, FeedFiles files) {
    return all(desks, desks, lists, catalogue, files);
  }

  /**
   * The commands where a sample newsroom answers while the home is empty.
   *
   * @param keeping where feeds are kept: never a sample's, for a feed is added to be polled
   */
  public static List<Command> all(
      DeliveryDesks desks,
      DeliveryDesks keeping,
      ShownLists lists,
      StarterCatalogue catalogue,
      FeedFiles files) {
    Follow follow = new Follow(desks);
    Following following = new Following(desks);
    return List.of(
        new Missed(desks, new ListPages(lists)),
        follow,
        following,
        new Alert(follow),
        new Alert.All(following),
        new FeedCommands(keeping, catalogue, files),
        new DigestNow(desks),
        new Mute(desks),
        new Why(desks, lists),
        new ShowDeliveries(desks),
        new Audit(desks));
  }
}
