package org.tidings.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something a person did, translated from a platform's event. All texts are hostile input. */
public sealed interface Interaction {
  Caller caller();

  Destination where();

  /**
   * A command with its options.
   *
   * @param command name without slash
   * @param options typed options by name, as far as the platform types them (Discord)
   * @param words what stands behind the command where the platform does not (Telegram, terminal);
   *     the router parses it by the command's {@link OptionSpec}s
   * @param files attachments
   * @param about link of the article whose message this command replies to
   */
  record CommandCall(
      Caller caller,
      Destination where,
      String command,
      Map<String, String> options,
      String words,
      List<Attachment> files,
      Optional<String> about)
      implements Interaction {
    public CommandCall {
      options = Map.copyOf(options);
      files = List.copyOf(files);
    }

    /** A command with the words behind it and nothing else. */
    public CommandCall(Caller caller, Destination where, String command, String words) {
      this(caller, where, command, Map.of(), words, List.of(), Optional.empty());
    }
  }

  /** A button pressed. */
  record ActionPressed(Caller caller, Destination where, ActionId id) implements Interaction {}

  /** Values chosen from a {@link Action.Pick}. */
  record OptionsPicked(Caller caller, Destination where, ActionId id, List<String> values)
      implements Interaction {
    public OptionsPicked {
      values = List.copyOf(values);
    }
  }

  /** A form filled in: answers by field name. */
  record FormSubmitted(Caller caller, Destination where, ActionId id, Map<String, String> answers)
      implements Interaction {
    public FormSubmitted {
      answers = Map.copyOf(answers);
    }
  }

  /** Plain words said to the bot: a mention, a direct message, a line without slash. */
  record PlainQuestion(Caller caller, Destination where, String text) implements Interaction {}

  /** A file handed over with a command, at most 8 MB. */
  record Attachment(String name, String mediaType, FileBytes bytes) {}
}
