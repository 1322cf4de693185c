package org.tidings.newsroom;

/** Another process writes articles now; nothing was changed. */
public final class NotTheWriter extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public NotTheWriter() {
    super("another process writes articles now");
  }
}
