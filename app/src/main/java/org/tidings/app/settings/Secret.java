package org.tidings.app.settings;

/**
 * A token or password. It is masked wherever it is printed: {@link #toString} never shows it, and
 * from its making on the log masks it in every line.
 *
 * @param value the secret itself, for the one who must present it
 */
public record Secret(String value) {
  /** What stands in its place. */
  public static final String MASK = "****";

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is blank");
    }
    Masks.add(value);
  }

  @Override
  public String toString() {
    return MASK;
  }
}
