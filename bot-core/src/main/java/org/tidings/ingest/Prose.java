package org.tidings.ingest;

/**
 * A text as a document gave it, still raw.
 *
 * @param html whether it is markup; otherwise {@code <b>} means the three characters
 */
public record Prose(String text, boolean html) {
  public static final Prose NONE = new Prose("", false);

  public static Prose html(String text) {
    return new Prose(text, true);
  }

  public static Prose plain(String text) {
    return new Prose(text, false);
  }

  public boolean isBlank() {
    return text.isBlank();
  }
}
