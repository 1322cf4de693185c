package org.tidings.app;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.InteractionHandler;

/** Puts the rooms together that answer people: commands on a home, for some platforms. */
final class Assistant {
  private final Map<String, ChatPlatform> platforms = new ConcurrentHashMap<>();
  private final InteractionHandler handler;

  Assistant(Home home, Settings settings, InstantSource clock) {
    handler = new FirstWords(home);
  }

  /** Tells of a platform, before it starts. */
  void add(ChatPlatform platform) {
    platforms.put(platform.name(), platform);
  }

  InteractionHandler handler() {
    return handler;
  }
}
