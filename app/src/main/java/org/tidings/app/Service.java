package org.tidings.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Companions;
import org.tidings.chat.PlatformRefused;

/** Serves every platform that has a token until it is asked to end; without any, the terminal. */
final class Service {
  private Service() {}

  static int run(Tidings tidings) throws Exception {
    Settings settings = tidings.settings();
    if (settings.discord().isEmpty() && settings.telegram().isEmpty()) {
      return Conversation.usual().hold(tidings);
    }
    return serve(tidings, settings);
  }

  private static int serve(Tidings tidings, Settings settings) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    tidings.stopping().whenAsked(asked::countDown);
    try (HomeLock _ = HomeLock.take(tidings.home());
        Home home = Home.opening(tidings, InstantSource.system());
        Polling polling = new Polling(home, settings, InstantSource.system());
        Assistant assistant =
            new Assistant(home, settings, false, polling.look(), InstantSource.system())) {
      home.ready();
      List<ChatPlatform> running = new ArrayList<>();
      Optional<LeasedCompanions> companions = home.shared().map(LeasedCompanions::new);
      try {
        for (ChatPlatform platform :
            Adapters.of(settings, companions.<Companions>map(c -> c).orElse(Companions.ALONE))) {
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
        InstantSource clock = InstantSource.system();
        try (HouseKeeper _ = HouseKeeper.start(home.housekeeping(settings.keepArticles(), clock))) {
          asked.await();
        }
        return 0;
      } finally {
        assistant.ended();
        running.forEach(ChatPlatform::close);
        companions.ifPresent(LeasedCompanions::close);
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
