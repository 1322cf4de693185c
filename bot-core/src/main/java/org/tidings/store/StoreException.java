package org.tidings.store;

import org.jspecify.annotations.Nullable;

/** The database is broken, full, gone or locked. The message is for the person who runs the bot. */
public final class StoreException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
