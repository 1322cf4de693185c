package org.tidings.command;

import org.tidings.chat.CommandSpec.Audience;

/** What a caller may do where they are, from least to most. */
public enum Standing {
  READER,
  /** May configure the room; in a direct chat its owner. */
  MODERATOR,
  /** Named in the settings, or the person at the terminal as moderator. */
  OPERATOR;

  /** Whether this standing is enough for an audience. */
  public boolean reaches(Audience audience) {
    return switch (audience) {
      case EVERYONE -> true;
      case MODERATORS -> this != READER;
      case OPERATORS -> this == OPERATOR;
    };
  }
}
