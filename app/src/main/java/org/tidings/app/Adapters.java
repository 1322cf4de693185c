package org.tidings.app;

import java.util.ArrayList;
import java.util.List;
import org.tidings.app.settings.Settings;
import org.tidings.chat.ChatPlatform;

/** Makes a platform of every adapter that has a token. */
final class Adapters {
  private Adapters() {}

  /** The platforms, not started. */
  static List<ChatPlatform> of(Settings settings) {
    List<ChatPlatform> platforms = new ArrayList<>();
    return platforms;
  }
}
