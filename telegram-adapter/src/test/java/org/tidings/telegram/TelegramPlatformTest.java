package org.tidings.telegram;

import org.tidings.testkit.ChatPlatformContract;
import org.tidings.testkit.PlatformDriver;

/** Telegram keeps what every chat platform keeps. */
class TelegramPlatformTest extends ChatPlatformContract {
  @Override
  protected PlatformDriver driver() {
    return new StandInDriver();
  }
}
