package org.tidings.discord.standin;

import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What Discord would find wrong, for tests of what is made without sending it. */
public final class Strictness {
  private Strictness() {}

  /** The first fault of a message without files of its own; empty when it would be taken. */
  public static Optional<String> faultOf(DataObject message) {
    return MessageRules.message(message, 0);
  }

  /** The first fault of a modal. */
  public static Optional<String> faultOfModal(DataObject modal) {
    return MessageRules.modal(modal);
  }
}
