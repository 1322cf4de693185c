package org.tidings.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.app.settings.Settings;
import org.tidings.app.settings.SettingsReader;
import org.tidings.app.settings.WrongSettings;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.InteractionHandler;
import org.tidings.command.CatalogueLook;
import org.tidings.feed.StarterCatalogue;

/** The real commands over the sample newsroom, always at the same moment. */
final class SampleAssistant implements AutoCloseable {
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  /** A list of one feed, as people hand it over. */
  static final String OPML =
      """
      <?xml version="1.0"?>
      <opml version="2.0"><body>
        <outline text="Valley Post" type="rss" xmlUrl="https://valley.example/rss"/>
      </body></opml>
      """;

  private final Home home;
  private final Assistant assistant;

  /**
   * @param folder where no settings file lies
   */
  SampleAssistant(Path folder) throws WrongSettings {
    Settings settings = SettingsReader.read(folder, Map.of("TIDINGS_SAMPLE_NEWSROOM", "on"));
    InstantSource clock = InstantSource.fixed(NOON);
    home = Home.inMemory("sample-assistant", clock);
    assistant =
        new Assistant(home, settings, false, new CatalogueLook(StarterCatalogue.bundled()), clock);
  }

  void add(ChatPlatform platform) {
    assistant.add(platform);
  }

  InteractionHandler handler() {
    return assistant.handler();
  }

  List<CommandSpec> commands() {
    return handler().commands();
  }

  /** The line that shows best what a command does. */
  static String example(CommandSpec spec) {
    return Optional.of(spec.examples())
        .filter(lines -> !lines.isEmpty())
        .map(List::getFirst)
        .orElse("/" + spec.name());
  }

  @Override
  public void close() {
    assistant.close();
    home.close();
  }
}
