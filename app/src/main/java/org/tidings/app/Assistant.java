package org.tidings.app;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.app.settings.Settings;
import org.tidings.app.terminal.TerminalSettings;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Limits;
import org.tidings.chat.Rights;
import org.tidings.command.AboutSettings;
import org.tidings.command.Command;
import org.tidings.command.CommandRouter;
import org.tidings.command.Delivering;
import org.tidings.command.FeedLook;
import org.tidings.command.ModeratorCommands;
import org.tidings.command.Notebook;
import org.tidings.command.Platforms;
import org.tidings.command.ReaderCommands;
import org.tidings.command.Standing;
import org.tidings.feed.StarterCatalogue;

/** Puts the rooms together that answer people: commands on a home, for some platforms. */
final class Assistant implements AutoCloseable {
  private final Everywhere platforms;
  private final InteractionHandler handler;
  private final Home home;
  private final Sample sample;

  /**
   * @param atTerminal whether the person at the terminal is an operator
   * @param look finds the feeds that people name
   */
  Assistant(Home home, Settings settings, boolean atTerminal, FeedLook look, InstantSource clock) {
    this.home = home;
    platforms = new Everywhere(settings.operators(), atTerminal);
    Notebook notebook = home.notebook();
    sample = new Sample(clock);
    handler =
        new CommandRouter(
            ReaderCommands.all(
                notebook,
                StarterCatalogue.bundled(),
                about(settings),
                moderators(notebook, look, settings.feedsPerRoom())),
            new HomeOrSample(home, sample, settings.sampleNewsroom()),
            notebook,
            platforms,
            clock);
  }

  /** The same commands for the home and for the sample, each with its own debts. */
  private List<Command> moderators(Notebook notebook, FeedLook look, int most) {
    Delivering ours = home.delivering(platforms, look, most);
    return ModeratorCommands.all(
        desk -> desk.sample() ? sample.home().delivering(platforms, look, most) : ours,
        _ -> ours,
        notebook.lists(),
        StarterCatalogue.bundled(),
        new OpmlFiles());
  }

  /** Tells of a platform, before it starts. */
  void add(ChatPlatform platform) {
    platforms.running.put(platform.name(), platform);
  }

  /** A platform runs: what is owed there goes out. */
  void started(ChatPlatform platform) {
    home.deliveries().add(platform);
    sample.add(platform);
  }

  /** A platform ends: what is owed there stays owed. */
  void ended() {
    home.deliveries().close();
    sample.close();
  }

  InteractionHandler handler() {
    return handler;
  }

  @Override
  public void close() {
    sample.close();
  }

  private static AboutSettings about(Settings settings) {
    return new AboutSettings(settings.contact(), settings.terms(), version());
  }

  static String version() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** All running platforms as one. */
  private static final class Everywhere implements Platforms {
    /** For a platform that is gone while its last interactions are under way. */
    private static final Limits MODEST = new Limits(5, 5, 25, 40, false, false, false, false);

    private final Map<String, ChatPlatform> running = new ConcurrentHashMap<>();
    private final Set<String> operators;
    private final boolean atTerminal;

    Everywhere(Set<String> operators, boolean atTerminal) {
      this.operators = operators;
      this.atTerminal = atTerminal;
    }

    @Override
    public Standing standing(Caller who, Destination where) {
      if (operators.contains(who.key())
          || (atTerminal && who.platform().equals(TerminalSettings.PLATFORM))) {
        return Standing.OPERATOR;
      }
      ChatPlatform platform = running.get(where.platform());
      boolean moderates = platform != null && platform.rights(who, where) == Rights.MODERATOR;
      return moderates ? Standing.MODERATOR : Standing.READER;
    }

    @Override
    public Limits limits(Destination where) {
      ChatPlatform platform = running.get(where.platform());
      return platform == null ? MODEST : platform.limits();
    }
  }
}
