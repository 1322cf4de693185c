package org.tidings.ingest.fetch;

import java.io.IOException;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/** An exchange that came to nothing. */
final class Trip extends IOException {
  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  Trip(Trouble trouble) {
    super(trouble.name());
    this.trouble = trouble;
  }

  Trouble trouble() {
    return trouble;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this; // strangers cause these by the thousand
  }
}
