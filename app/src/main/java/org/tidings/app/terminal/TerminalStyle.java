package org.tidings.app.terminal;

import java.time.ZoneId;

/**
 * How a terminal shows text.
 *
 * @param width columns to break lines at; 0 for never
 * @param zone the zone to show times in
 */
public record TerminalStyle(boolean colours, int width, ZoneId zone) {
  /** For pipes: no colours, no breaks. */
  public static TerminalStyle piped(ZoneId zone) {
    return new TerminalStyle(false, 0, zone);
  }
}
