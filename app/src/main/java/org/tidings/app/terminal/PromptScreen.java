package org.tidings.app.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** A person at a prompt: editing, history over restarts, tab completion, colours. */
public final class PromptScreen implements Screen {
  private static final String PROMPT = "> ";

  private final Terminal terminal;
  private final LineReader reader;
  private final TerminalSettings person;
  private final boolean colours;

  private PromptScreen(
      Terminal terminal, LineReader reader, TerminalSettings person, boolean colours) {
    this.terminal = terminal;
    this.reader = reader;
    this.person = person;
    this.colours = colours;
  }

  /**
   * Takes the terminal over.
   *
   * @param history file of what was typed before
   */
  public static PromptScreen open(
      TerminalSettings person, boolean colours, Path history, InteractionHandler handler) {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).build();
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .appName("tidings")
              .completer(new TerminalCompleter(handler, person))
              .variable(LineReader.HISTORY_FILE, history)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      terminal.writer().println("Ask for the news: /latest, /trending, /search words, /help.");
      terminal.writer().println("#1 presses the first button; Ctrl-D ends.");
      terminal.flush();
      return new PromptScreen(terminal, reader, person, colours);
    } catch (IOException e) {
      throw new UncheckedIOException("taking the terminal over", e);
    }
  }

  /** Ctrl-C empties the line; on an empty line it ends the chat, as Ctrl-D does. */
  @Override
  public Optional<String> read() {
    while (true) {
      try {
        String line = reader.readLine(PROMPT);
        if (!line.isBlank()) {
          return Optional.of(line);
        }
      } catch (UserInterruptException e) {
        if (e.getPartialLine().isEmpty()) {
          return Optional.empty();
        }
      } catch (EndOfFileException _) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void show(Reply reply) {
    terminal.writer().print(renderer().render(reply) + "\n");
    terminal.flush();
  }

  /** Prints above the line that is being typed. */
  @Override
  public boolean post(Post post) {
    reader.printAbove(renderer().render(post));
    return true;
  }

  private TerminalRenderer renderer() {
    int width = Math.min(terminal.getSize().getColumns(), 100);
    return new TerminalRenderer(new TerminalStyle(colours, Math.max(width, 0), person.zone()));
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("giving the terminal back", e);
    }
  }
}
