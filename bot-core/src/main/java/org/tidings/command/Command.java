package org.tidings.command;

import java.util.List;
import java.util.Map;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.Reply;

/**
 * One command: a small class that knows what to say and nothing of platforms. Safe for many
 * threads; may block.
 *
 * <p>Before any of its methods is called, the router has read the words by {@link #spec}, checked
 * the caller's standing against its audience, and set up the {@link Call}. Expected trouble is a
 * {@link Reply.Refuse}; exceptions become a fault with a number.
 */
public interface Command {
  CommandSpec spec();

  /** Carries it out; {@link Values#action} tells the sub-command, where it has some. */
  Reply run(Call call);

  /**
   * Answers one of its own buttons or picks. The payload is hostile. The call has no values.
   *
   * @return by default that the button's time is over
   */
  default Reply press(Call call, Press press) {
    return Answers.expired(call);
  }

  /**
   * Takes one of its own forms, asked with the id of {@link Buttons#pressId}.
   *
   * @param form verb and payload of that id
   * @param answers by field name, hostile
   */
  default Reply submit(Call call, Press form, Map<String, String> answers) {
    return Answers.expired(call);
  }

  /** Values for an option that the router knows none for; at most 25, within 300 ms. */
  default List<Option> complete(Call call, Lookup.Completion asked) {
    return List.of();
  }
}
