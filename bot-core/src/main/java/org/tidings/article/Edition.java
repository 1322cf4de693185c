package org.tidings.article;

/**
 * A regional edition, such as Global, India, Africa.
 *
 * <p>Identity is the key: lower-case letters and digits, words joined by a hyphen ({@code
 * "north-america"}); the set is open, because publishers and moderators name their own.
 */
public record Edition(String key) implements Comparable<Edition> {
  /** Longest key, in UTF-16 units. */
  public static final int LONGEST = 40;

  public Edition {
    if (key.isEmpty() || key.length() > LONGEST || !key.equals(Keys.key(key))) {
      throw new IllegalArgumentException("not a edition key: '%s'".formatted(key));
    }
  }

  /**
   * Reads a name as people write it: {@code "North America"} is {@code north-america}.
   *
   * @throws IllegalArgumentException if no letter or digit is left, or too many
   */
  public static Edition of(String name) {
    return new Edition(Keys.key(name));
  }

  /** The name to show: {@code "North America"}. */
  public String label() {
    return Keys.label(key);
  }

  @Override
  public int compareTo(Edition other) {
    return key.compareTo(other.key);
  }

  @Override
  public String toString() {
    return key;
  }
}
