package org.tidings.app;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Talks in the terminal. */
@Command(
    name = "chat",
    header = "Talks in the terminal.",
    description =
        "Each LINE, or each line of standard input, is one message. Without lines and on a"
            + " terminal it is a chat. #N presses button N of the last reply.")
final class ChatCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  @Parameters(paramLabel = "LINE", description = "Messages, such as \"/latest energy\".")
  private List<String> lines = List.of();

  @Option(
      names = "--as",
      paramLabel = "moderator|reader",
      description = "Who you are in the room (default: moderator).")
  private String as = Conversation.MODERATOR;

  @Option(
      names = "--room",
      paramLabel = "NAME",
      description = "Talks in a room of that name; without it in a direct chat.")
  private @Nullable String room;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Your time zone, such as Europe/Berlin (default: the system's).")
  private @Nullable String zone;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "Your language, such as en-IN (default: the system's).")
  private @Nullable String locale;

  @Option(
      names = "--now",
      paramLabel = "INSTANT",
      description = "Sets the clock, such as 2026-01-01T12:00:00Z.")
  private @Nullable String now;

  @Option(names = "--json", description = "Answers with one JSON object a message.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    return new Conversation(lines, as, room, zone, locale, now, json)
        .hold(Objects.requireNonNull(parent));
  }
}
