package org.tidings.command;

import java.util.List;

/** The commands for those who configure what rooms are told, in the order of the menu. */
public final class ModeratorCommands {
  private ModeratorCommands() {}

  public static List<Command> all(DeliveryDesks desks) {
    return List.of(new Follow(desks), new Following(desks));
  }
}
