package org.tidings.command;

import java.util.List;

/**
 * A button of a command that was pressed; hostile input.
 *
 * @param verb what to do
 * @param payload with what
 * @param picked the values chosen from a pick; empty for a plain button
 */
public record Press(String verb, String payload, List<String> picked) {
  public Press {
    picked = List.copyOf(picked);
  }
}
