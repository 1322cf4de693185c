package org.tidings.discord;

import org.tidings.testkit.ChatPlatformContract;
import org.tidings.testkit.PlatformDriver;

class DiscordContractTest extends ChatPlatformContract {
  @Override
  protected PlatformDriver driver() {
    try {
      return new DiscordDriver();
    } catch (Exception e) {
      throw new IllegalStateException("the stand-in does not start", e);
    }
  }
}
