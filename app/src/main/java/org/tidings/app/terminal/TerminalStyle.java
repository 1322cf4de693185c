package org.tidings.app.terminal;

import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * How a terminal shows text.
 *
 * @param width columns to break lines at; 0 for never
 * @param zone tells the zone to show times in, which the person may change at any time
 */
public record TerminalStyle(boolean colours, int width, Supplier<ZoneId> zone) {
  /** For pipes: no colours, no breaks. */
  public static TerminalStyle piped(Supplier<ZoneId> zone) {
    return new TerminalStyle(false, 0, zone);
  }
}
