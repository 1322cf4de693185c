package org.tidings.discord.standin;

import java.time.Instant;

/** A request in the ledger. */
public record Entry(Instant at, String method, String path, String body, int status) {
  /** The beginning of a line for people: method, path, status. */
  public String line() {
    return method + " " + path + " " + status;
  }
}
