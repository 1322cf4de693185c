package org.tidings.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process, on a home folder of their own. */
final class CommandShell {
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final Stopping stopping = new Stopping();
  private String in = "";

  CommandShell(Path home) {
    this.home = home;
  }

  /** What a command line left behind. */
  record Ran(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  CommandShell typing(String lines) {
    in = lines;
    return this;
  }

  CommandShell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path home() {
    return home;
  }

  Stopping stopping() {
    return stopping;
  }

  Ran run(String... args) {
    List<String> all = new ArrayList<>(List.of("--home", home.toString()));
    all.addAll(List.of(args));
    return bare(all.toArray(String[]::new));
  }

  /** The same without naming the home. */
  Ran bare(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, false, StandardCharsets.UTF_8);
    PrintStream told = new PrintStream(err, false, StandardCharsets.UTF_8);
    var typed = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    int code =
        Main.run(new Tidings.Surroundings(environment, typed, printed, told, stopping), args);
    printed.flush();
    told.flush();
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
