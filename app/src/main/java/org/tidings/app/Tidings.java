package org.tidings.app;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.Settings;
import org.tidings.app.settings.SettingsReader;
import org.tidings.app.settings.WrongSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code tidings}, and what its sub-commands share. */
@Command(
    name = "tidings",
    description = "A news assistant for chats. Without a command it runs, as 'tidings run' does.",
    subcommands = {
      RunCommand.class,
      ChatCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ReindexCommand.class,
      MigrateCommand.class,
      DoctorCommand.class,
      TrainCommand.class
    })
final class Tidings implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "FOLDER",
      description = "The home folder; else TIDINGS_HOME, else ~/.tidings.")
  private @Nullable Path home;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Tells how to use this command.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  Tidings(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * A command that was read without picocli.
   *
   * @param home as named by the option
   */
  Tidings(Surroundings surroundings, @Nullable Path home) {
    this(surroundings);
    this.home = home;
  }

  /**
   * What a process has around it.
   *
   * @param environment the environment's variables
   */
  record Surroundings(
      Map<String, String> environment,
      InputStream in,
      PrintStream out,
      PrintStream err,
      Stopping stopping) {
    Surroundings {
      environment = Map.copyOf(environment);
    }
  }

  Surroundings surroundings() {
    return surroundings;
  }

  PrintStream out() {
    return surroundings.out();
  }

  PrintStream err() {
    return surroundings.err();
  }

  Stopping stopping() {
    return surroundings.stopping();
  }

  /** The home folder; it may not exist yet. */
  Path home() {
    if (home != null) {
      return home.toAbsolutePath().normalize();
    }
    String named = surroundings.environment().getOrDefault("TIDINGS_HOME", "");
    Path folder =
        named.isBlank() ? Path.of(System.getProperty("user.home"), ".tidings") : Path.of(named);
    return folder.toAbsolutePath().normalize();
  }

  Settings settings() throws WrongSettings {
    return SettingsReader.read(home(), surroundings.environment());
  }

  /** Whether a person sits at both ends; there is no console at all where it is a pipe's. */
  @SuppressWarnings("SystemConsoleNull") // it is null with the console of java.base
  static boolean onTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  @Override
  public Integer call() throws Exception {
    return Service.run(this);
  }
}
