package org.tidings.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.PlatformRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Runs every platform that has a token, else the terminal chat. */
@Command(
    name = "run",
    description = "Runs every platform that has a token; without any, the terminal chat.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Tidings parent;

  RunCommand() {}

  RunCommand(Tidings parent) {
    this.parent = parent;
  }

  @Override
  public Integer call() throws Exception {
    Tidings tidings = Objects.requireNonNull(parent);
    Settings settings = tidings.settings();
    if (settings.discord().isEmpty() && settings.telegram().isEmpty()) {
      return new ChatCommand(tidings).call();
    }
    return serve(tidings, settings);
  }

  private static int serve(Tidings tidings, Settings settings) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    tidings.stopping().whenAsked(asked::countDown);
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.open(tidings.home());
        Polling polling = new Polling(home, settings, InstantSource.system());
        Assistant assistant = new Assistant(home, settings, false, InstantSource.system())) {
      List<ChatPlatform> running = new ArrayList<>();
      try {
        for (ChatPlatform platform : Adapters.of(settings)) {
          assistant.add(platform);
          start(platform, assistant, tidings).ifPresent(running::add);
        }
        if (running.isEmpty()) {
          tidings.err().println("No platform is left to run.");
          return 1;
        }
        tidings.err().println("Tidings is running; Ctrl-C ends it.");
        home.deliveries().start();
        polling.start();
        asked.await();
        return 0;
      } finally {
        assistant.ended();
        running.forEach(ChatPlatform::close);
      }
    }
  }

  private static Optional<ChatPlatform> start(
      ChatPlatform platform, Assistant assistant, Tidings tidings) {
    try {
      platform.start(assistant.handler());
      assistant.started(platform);
      return Optional.of(platform);
    } catch (PlatformRefused refused) {
      tidings.err().println(platform.name() + ": " + refused.getMessage());
      platform.close();
      return Optional.empty();
    }
  }
}
