package org.tidings.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.tidings.app.settings.Logs;
import org.tidings.app.settings.WrongSettings;
import org.tidings.store.StoreException;
import picocli.CommandLine;

/** Starts Tidings. Exit codes: 0 done, 1 failed, 2 wrong usage. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    Thread.ofPlatform().daemon().name("logs").start(Logs::takeOver); // 20 ms that a start saves
    Stopping stopping = new Stopping();
    stopping.listen();
    int code;
    try {
      code = run(new Tidings.Surroundings(System.getenv(), System.in, out, err, stopping), args);
    } finally {
      out.flush();
      stopping.ended();
    }
    System.exit(code);
  }

  /** Runs one command line and returns its exit code. */
  static int run(Tidings.Surroundings surroundings, String... args) {
    Optional<PlainLine.Work> plain = PlainLine.read(surroundings, args);
    if (plain.isPresent()) {
      try {
        return plain.get().run();
      } catch (WrongUsage _) {
        return byPicocli(surroundings, args); // which says the same, with the help
      } catch (Exception fault) {
        surroundings.err().println(told(fault));
        return 1;
      }
    }
    return byPicocli(surroundings, args);
  }

  private static int byPicocli(Tidings.Surroundings surroundings, String... args) {
    Logs.takeOver();
    CommandLine line =
        new CommandLine(new Tidings(surroundings))
            .setExpandAtFiles(false)
            .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(
                (fault, command, _) -> {
                  surroundings.err().println(told(fault));
                  if (!(fault instanceof WrongUsage)) {
                    return 1;
                  }
                  command.usage(command.getErr());
                  return 2;
                });
    return line.execute(args);
  }

  private static String told(Exception fault) {
    return switch (fault) {
      case WrongUsage wrong -> String.valueOf(wrong.getMessage());
      case Failure failure -> String.valueOf(failure.getMessage());
      case WrongSettings wrong -> String.valueOf(wrong.getMessage());
      case StoreException store -> String.valueOf(store.getMessage());
      default -> {
        LoggerFactory.getLogger(Main.class).error("a command broke", fault);
        yield "Something of ours broke; the log tells what.";
      }
    };
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }
}
