package org.tidings.chat;

/** What a person may do in a room, asked of the platform at the moment of the action. */
public enum Rights {
  READER,
  /** May configure the room; in a direct chat its owner. */
  MODERATOR
}
