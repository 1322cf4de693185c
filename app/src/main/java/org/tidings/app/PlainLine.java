package org.tidings.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two commands that people wait for, {@code run} and {@code chat}, where nothing about
 * them is unusual. Whatever it does not wholly understand it leaves to picocli, which says what is
 * wrong; so there is one set of errors and of help.
 *
 * <p>Why it exists: picocli's class files are of a version that the JVM keeps out of its start-up
 * cache, so that reading two words with it costs more than finding the news.
 */
final class PlainLine {
  private static final Set<String> OF_CHAT =
      Set.of("--as", "--room", "--zone", "--locale", "--now");
  private static final String HOME = "--home";
  private static final String JSON = "--json";

  private final Map<String, String> options = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private PlainLine() {}

  /** What to do. */
  interface Work {
    int run() throws Exception;
  }

  /** The work that a command line asks for; empty when picocli is to read it. */
  static Optional<Work> read(Tidings.Surroundings surroundings, String... args) {
    PlainLine line = new PlainLine();
    return line.takes(args) ? line.work(surroundings) : Optional.empty();
  }

  private boolean takes(String... args) {
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (!arg.startsWith("-")) {
        words.add(arg);
        continue;
      }
      int equals = arg.indexOf('=');
      String name = equals < 0 ? arg : arg.substring(0, equals);
      String value;
      boolean afterCommand = !words.isEmpty();
      if (afterCommand && name.equals(JSON) && equals < 0) {
        value = "true";
      } else if (name.equals(HOME) || (afterCommand && OF_CHAT.contains(name))) {
        value = equals >= 0 ? arg.substring(equals + 1) : i + 1 < args.length ? args[++i] : "";
      } else {
        return false;
      }
      if (value.isEmpty() || value.startsWith("-") || options.put(name, value) != null) {
        return false;
      }
    }
    return true;
  }

  private Optional<Work> work(Tidings.Surroundings surroundings) {
    Path home;
    try {
      String named = options.remove(HOME);
      home = named == null ? null : Path.of(named);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
    Tidings tidings = new Tidings(surroundings, home);
    boolean runs = words.isEmpty() || words.equals(List.of("run"));
    if (runs && options.isEmpty()) {
      return Optional.of(() -> Service.run(tidings));
    }
    if (words.isEmpty() || !words.getFirst().equals("chat")) {
      return Optional.empty();
    }
    Conversation conversation = conversation();
    return Optional.of(() -> conversation.hold(tidings));
  }

  private Conversation conversation() {
    return new Conversation(
        words.subList(1, words.size()),
        options.getOrDefault("--as", Conversation.MODERATOR),
        option("--room"),
        option("--zone"),
        option("--locale"),
        option("--now"),
        options.containsKey(JSON));
  }

  private @Nullable String option(String name) {
    return options.get(name);
  }
}
