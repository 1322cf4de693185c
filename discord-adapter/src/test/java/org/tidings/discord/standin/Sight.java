package org.tidings.discord.standin;

import net.dv8tion.jda.api.utils.data.DataObject;

/** Something that people on Discord now see. */
public record Sight(Kind kind, String channel, DataObject message) {
  /** In which way. */
  public enum Kind {
    NEW,
    PRIVATE,
    CHANGED,
    DELETED,
    MODAL,
    CHOICES,
    CROSSPOSTED
  }
}
