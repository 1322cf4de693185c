package org.tidings.app;

import org.tidings.app.terminal.TerminalSettings;
import org.tidings.chat.Destination;
import org.tidings.command.Desks;
import org.tidings.command.NewsDesk;

/**
 * The home's own newsroom; while it has no article and no feed, the sample newsroom answers, in the
 * terminal always and elsewhere when the settings say so.
 */
final class HomeOrSample implements Desks {
  private final Home home;
  private final Sample sample;
  private final boolean everywhere;
  private volatile boolean filled;

  HomeOrSample(Home home, Sample sample, boolean everywhere) {
    this.home = home;
    this.sample = sample;
    this.everywhere = everywhere;
  }

  @Override
  public NewsDesk at(Destination where) {
    return anywhere(where.platform());
  }

  @Override
  public NewsDesk anywhere(String platform) {
    boolean may = everywhere || platform.equals(TerminalSettings.PLATFORM);
    return may && empty() ? sample.desk() : home.desk(false);
  }

  /** A home that was filled once is never asked again: each call would cost a look. */
  private boolean empty() {
    if (!filled) {
      filled = home.store().lastChange() > 0 || !home.feeds().polled().isEmpty();
    }
    return !filled;
  }
}
