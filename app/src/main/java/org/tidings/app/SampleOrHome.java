package org.tidings.app;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.tidings.app.terminal.TerminalSettings;
import org.tidings.chat.Destination;
import org.tidings.command.Desks;
import org.tidings.command.NewsDesk;

/**
 * The home's newsroom, or the sample while the home has no article and no feed: in the terminal
 * always, elsewhere when the settings say so. Once the home has something it is never empty again
 * in the same process, so that the question is cheap.
 */
final class SampleOrHome implements Desks, AutoCloseable {
  private final Home home;
  private final boolean everywhere;
  private final InstantSource clock;
  private volatile boolean filled;
  private @Nullable SampleDesk sample;

  SampleOrHome(Home home, boolean everywhere, InstantSource clock) {
    this.home = home;
    this.everywhere = everywhere;
    this.clock = clock;
  }

  @Override
  public NewsDesk at(Destination where) {
    return anywhere(where.platform());
  }

  @Override
  public NewsDesk anywhere(String platform) {
    boolean allowed = everywhere || platform.equals(TerminalSettings.PLATFORM);
    return allowed && isEmpty() ? sample().desk() : home.desk(false);
  }

  private boolean isEmpty() {
    if (!filled) {
      filled = home.index().count() > 0 || !home.feeds().polled().isEmpty();
    }
    return !filled;
  }

  private synchronized SampleDesk sample() {
    SampleDesk open = sample;
    if (open == null) {
      open = new SampleDesk(clock);
      sample = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    if (sample != null) {
      sample.close();
    }
  }
}
