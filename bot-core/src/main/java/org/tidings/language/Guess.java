package org.tidings.language;

/**
 * The likeliest language of a text.
 *
 * @param language ISO 639-1 code, or {@link LanguageDetector#OTHER} for one that has no name here
 * @param probability of it, 0 to 1, if the text is of a language that the detector knows
 * @param words how many words spoke for it
 */
public record Guess(String language, double probability, int words) {
  public Guess {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "probability of %s is no probability: %s".formatted(language, probability));
    }
  }
}
