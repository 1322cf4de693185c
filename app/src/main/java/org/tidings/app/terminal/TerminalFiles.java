package org.tidings.app.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Interaction.Attachment;
import org.tidings.chat.OptionSpec;

/**
 * Files that change hands in a terminal: those that a command is given are read from where the
 * person says, those handed over are kept in a folder.
 */
public final class TerminalFiles {
  private final Path folder;

  /**
   * @param folder where files handed over are kept; made when the first one comes
   */
  public TerminalFiles(Path folder) {
    this.folder = folder;
  }

  /** The words of a command without the path in them, and the file at that path. */
  record Attached(String words, List<Attachment> files) {}

  /** Takes the last word for a path if the command takes a file and the path is one. */
  Attached attached(List<CommandSpec> commands, String command, String words) {
    if (words.isEmpty() || !takesFile(commands, command)) {
      return new Attached(words, List.of());
    }
    int blank = words.lastIndexOf(' ');
    String last = words.substring(blank + 1);
    return read(last)
        .map(file -> new Attached(words.substring(0, Math.max(blank, 0)).strip(), List.of(file)))
        .orElseGet(() -> new Attached(words, List.of()));
  }

  private static boolean takesFile(List<CommandSpec> commands, String command) {
    for (CommandSpec spec : commands) {
      if (spec.name().equals(command)) {
        return takesFile(spec.options())
            || spec.actions().stream().anyMatch(action -> takesFile(action.options()));
      }
    }
    return false;
  }

  private static boolean takesFile(List<OptionSpec> options) {
    return options.stream().anyMatch(option -> option.type() == OptionSpec.Type.FILE);
  }

  private static Optional<Attachment> read(String word) {
    try {
      Path path = Path.of(word);
      if (!Files.isRegularFile(path) || Files.size(path) > FileBytes.LARGEST) {
        return Optional.empty();
      }
      String name = String.valueOf(path.getFileName());
      return Optional.of(
          new Attachment(name, "application/octet-stream", FileBytes.of(Files.readAllBytes(path))));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Keeps a file that was handed over, under its own name without anything but letters. */
  void keep(Block.File file) {
    StringBuilder name = new StringBuilder();
    file.name()
        .codePoints()
        .limit(100)
        .forEach(c -> name.appendCodePoint(Character.isLetterOrDigit(c) || c == '.' ? c : '-'));
    if (name.isEmpty() || name.charAt(0) == '.') {
      name.insert(0, "file");
    }
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name.toString()), file.bytes().toArray());
    } catch (IOException e) {
      Logger log = LoggerFactory.getLogger(TerminalFiles.class);
      log.warn("cannot keep {} in {}: {}", name, folder, e.getMessage());
    }
  }
}
