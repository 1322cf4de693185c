package org.tidings.app.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Destination;
import org.tidings.chat.Form;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/**
 * One conversation: each message of the person gives exactly one reply. It remembers what can be
 * pressed, and which question is open. Used by one thread at a time.
 */
final class TerminalChat {
  private final InteractionHandler handler;
  private final TerminalSettings settings;
  private final Destination where;
  private final TerminalFiles files;
  private List<Action> offered = List.of();
  private Open open = new Open.Nothing();

  TerminalChat(InteractionHandler handler, TerminalSettings settings, TerminalFiles files) {
    this.handler = handler;
    this.settings = settings;
    this.where = settings.where();
    this.files = files;
  }

  /** The question that the next message answers. */
  private sealed interface Open {
    record Nothing() implements Open {}

    record Filling(Form form, List<Form.Field> left, Map<String, String> answers) implements Open {}

    record Picking(Action.Pick pick) implements Open {}
  }

  /** The reply to a message. */
  Reply say(String line) {
    String message = line.strip();
    Open asked = open;
    open = new Open.Nothing();
    return switch (asked) {
      case Open.Nothing() -> fresh(message);
      case Open.Filling filling -> fill(filling, line);
      case Open.Picking(Action.Pick pick) ->
          isFresh(message) ? fresh(message) : pick(pick, message);
    };
  }

  private static boolean isFresh(String message) {
    return message.startsWith("/") || message.startsWith("#");
  }

  private Reply fresh(String message) {
    if (message.isEmpty()) {
      return refuse("Say something: /latest, /trending, /search words, or /help.");
    }
    if (message.startsWith("#")) {
      return press(message.substring(1).strip());
    }
    if (message.startsWith("/")) {
      return heard(command(message.substring(1)));
    }
    return heard(new Interaction.PlainQuestion(settings.caller(), where, message));
  }

  private Interaction command(String message) {
    int blank = firstBlank(message);
    String called = message.substring(0, blank);
    int at = called.indexOf('@');
    String name = (at < 0 ? called : called.substring(0, at)).toLowerCase(Locale.ROOT);
    var found = files.attached(handler.commands(), name, message.substring(blank).strip());
    return new Interaction.CommandCall(
        settings.caller(), where, name, Map.of(), found.words(), found.files(), Optional.empty());
  }

  private static int firstBlank(String message) {
    for (int i = 0; i < message.length(); i++) {
      if (Character.isWhitespace(message.charAt(i))) {
        return i;
      }
    }
    return message.length();
  }

  private Reply press(String typed) {
    int blank = firstBlank(typed);
    int number = number(typed.substring(0, blank), offered.size());
    if (number == 0) {
      return refuse(
          offered.isEmpty()
              ? "There is nothing to press now."
              : "Press #1" + (offered.size() > 1 ? " to #" + offered.size() : "") + ".");
    }
    return switch (offered.get(number - 1)) {
      case Action.Press(var _, var id, var _) ->
          heard(new Interaction.ActionPressed(settings.caller(), where, id));
      case Action.Open(String label, var link) -> said(label + ": " + link);
      case Action.Share(String label, String query) -> said(label + ": " + query);
      case Action.Pick pick -> {
        String choice = typed.substring(blank).strip();
        yield choice.isEmpty() ? ask(pick) : pick(pick, choice);
      }
    };
  }

  private Reply ask(Action.Pick pick) {
    open = new Open.Picking(pick);
    StringBuilder options = new StringBuilder(pick.prompt());
    for (int i = 0; i < pick.options().size(); i++) {
      options.append('\n').append(TerminalRenderer.numbered(i + 1, pick.options().get(i)));
    }
    return said(options.toString());
  }

  private Reply pick(Action.Pick pick, String choice) {
    int number = number(choice, pick.options().size());
    Optional<Option> picked =
        number > 0
            ? Optional.of(pick.options().get(number - 1))
            : pick.options().stream()
                .filter(
                    option ->
                        option.label().equalsIgnoreCase(choice) || option.value().equals(choice))
                .findFirst();
    if (picked.isEmpty()) {
      open = new Open.Picking(pick);
      return refuse("Pick 1 to " + pick.options().size() + ", or its name.");
    }
    return heard(
        new Interaction.OptionsPicked(
            settings.caller(), where, pick.id(), List.of(picked.get().value())));
  }

  private Reply fill(Open.Filling filling, String answer) {
    if (answer.strip().equals("/cancel")) {
      return said("Cancelled.");
    }
    Form.Field field = filling.left().getFirst();
    String value = answer.isBlank() ? field.value().orElse("") : answer.strip();
    if (value.isEmpty() && field.required()) {
      open = filling;
      return refuse("An answer is needed here, or /cancel.");
    }
    if (value.length() > field.longest()) {
      open = filling;
      return refuse("That is longer than " + field.longest() + " characters; shorten it.");
    }
    Map<String, String> answers = new LinkedHashMap<>(filling.answers());
    answers.put(field.name(), value);
    List<Form.Field> left = filling.left().subList(1, filling.left().size());
    if (left.isEmpty()) {
      return heard(
          new Interaction.FormSubmitted(settings.caller(), where, filling.form().id(), answers));
    }
    open = new Open.Filling(filling.form(), left, answers);
    return new Reply.Ask(new Form(filling.form().id(), filling.form().title(), left));
  }

  private Reply heard(Interaction interaction) {
    Reply reply = handler.handle(interaction);
    switch (reply) {
      case Reply.Say(Post post, boolean _) -> offer(post);
      case Reply.Replace(Post post) -> offer(post);
      case Reply.Refuse refusal -> offered = refusal.actions();
      case Reply.Ask(Form form) -> open = new Open.Filling(form, form.fields(), Map.of());
      case Reply.Nothing() -> {}
    }
    return reply;
  }

  private void offer(Post post) {
    offered = post.actions();
    for (Block block : post.blocks()) {
      if (block instanceof Block.File file) {
        files.keep(file);
      }
    }
  }

  private static int number(String text, int most) {
    if (text.isEmpty() || text.length() > 4) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      number = number * 10 + c - '0';
    }
    return number <= most ? number : 0;
  }

  private static Reply said(String words) {
    return new Reply.Say(Post.words(words));
  }

  private static Reply refuse(String hint) {
    return new Reply.Refuse(Reply.Reason.WRONG_INPUT, hint);
  }
}
