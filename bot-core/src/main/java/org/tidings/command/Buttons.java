package org.tidings.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;

/**
 * Writes and reads what buttons carry: version 1, then what it is, then the rest.
 *
 * <pre>
 * 1!latest sector:energy    a line, run as though the presser had typed it
 * 1&gt;latest:page:1f.a       a word for a command: name, verb, payload
 * 1?search                  ask for the values of a command with a form
 * 1$2s                      too long: the meaning stands on the shelf under this number
 * </pre>
 *
 * <p>Nothing in it is trusted when it comes back: a line is read and its rights are checked like a
 * typed one, so a forged id can do no more than its sender could do anyway.
 */
public final class Buttons {
  /** How long a long button works. */
  static final Duration LIFE = Duration.ofDays(30);

  private static final int LONGEST_MEANING = 4000;

  private final ActionShelf shelf;
  private final String room;
  private final Instant now;

  Buttons(ActionShelf shelf, String room, Instant now) {
    this.shelf = shelf;
    this.room = room;
    this.now = now;
  }

  /** A button that runs a line. */
  public Action.Press run(String label, String line) {
    return new Action.Press(Names.cut(label, 80), id("1!" + line));
  }

  /** A button for a command's {@link Command#press}. */
  public Action.Press press(String label, String command, String verb, String payload) {
    return new Action.Press(Names.cut(label, 80), pressId(command, verb, payload));
  }

  /** A short one for posts that nobody asked for; it works for as long as they stand. */
  static Action.Press lasting(String label, String command, String verb, String payload) {
    return new Action.Press(
        Names.cut(label, 80), new ActionId("1>" + command + ":" + verb + ":" + payload));
  }

  /** The id alone, for picks and forms. */
  public ActionId pressId(String command, String verb, String payload) {
    return id("1>" + command + ":" + verb + ":" + payload);
  }

  /** A button that asks for the values of a command. */
  public Action.Press ask(String label, String command) {
    return new Action.Press(Names.cut(label, 80), askId(command));
  }

  ActionId askId(String command) {
    return id("1?" + command);
  }

  private ActionId id(String meaning) {
    if (meaning.length() <= ActionId.LONGEST
        && StandardCharsets.US_ASCII.newEncoder().canEncode(meaning)
        && meaning.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return new ActionId(meaning);
    }
    if (meaning.length() > LONGEST_MEANING) {
      throw new IllegalArgumentException("button means too much: " + meaning.length());
    }
    return new ActionId("1$" + Long.toString(shelf.put(room, meaning, now.plus(LIFE)), 36));
  }

  /** What an id means; empty when it is forged, expired or from another version. */
  Optional<Meaning> read(ActionId id) {
    String value = id.value();
    if (value.startsWith("1$")) {
      return number(value.substring(2))
          .flatMap(number -> shelf.get(number, room, now))
          .flatMap(Buttons::meaning);
    }
    return meaning(value);
  }

  private static Optional<Meaning> meaning(String value) {
    if (value.length() < 3 || value.charAt(0) != '1') {
      return Optional.empty();
    }
    String rest = value.substring(2);
    return switch (value.charAt(1)) {
      case '!' -> Optional.of(new Meaning.Line(rest));
      case '?' -> Optional.of(new Meaning.Questions(rest));
      case '>' -> {
        String[] parts = rest.split(":", 3);
        yield parts.length == 3
            ? Optional.of(new Meaning.Word(parts[0], parts[1], parts[2]))
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** A positive number in base 36; empty for anything else. */
  static Optional<Long> number(String text) {
    if (text.isEmpty() || text.length() > 12) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text, 36);
      return number > 0 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** What a button means. */
  sealed interface Meaning {
    record Line(String line) implements Meaning {}

    record Word(String command, String verb, String payload) implements Meaning {}

    record Questions(String command) implements Meaning {}
  }
}
