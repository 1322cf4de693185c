package org.tidings.chat;

import java.net.URI;
import java.util.List;

/** What a person can do next with a post. Labels are raw text. */
public sealed interface Action {
  /** Runs something in the bot and comes back as {@link Interaction.ActionPressed}. */
  record Press(String label, ActionId id, Tone tone) implements Action {
    /** A button of ordinary weight. */
    public Press(String label, ActionId id) {
      this(label, id, Tone.PLAIN);
    }
  }

  /** Opens an address in the person's browser. */
  record Open(String label, URI link) implements Action {}

  /** Chooses one of several; comes back as {@link Interaction.OptionsPicked}. */
  record Pick(String prompt, ActionId id, List<Option> options) implements Action {
    public Pick {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("nothing to pick for '%s'".formatted(prompt));
      }
    }
  }

  /** Offers to pass a search on to another chat; left out where the platform cannot. */
  record Share(String label, String query) implements Action {}

  /** The weight of a button. */
  enum Tone {
    PLAIN,
    MAIN,
    DANGER
  }
}
