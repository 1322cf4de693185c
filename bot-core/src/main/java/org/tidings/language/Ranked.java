package org.tidings.language;

import java.util.List;

/** How the languages of one alphabet do on a text. */
final class Ranked {
  private final List<String> languages;
  private final double[] scores;
  private final int words;

  /**
   * Takes the scores over.
   *
   * @param scores logarithms of how much each is worth, up to a constant; minus infinity: out of
   *     the question
   * @param words how many words spoke
   */
  Ranked(List<String> languages, double[] scores, int words) {
    this.languages = languages;
    this.scores = scores;
    this.words = words;
  }

  static Ranked only(String language, int words) {
    return new Ranked(List.of(language), new double[] {0}, words);
  }

  private int best() {
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }

  Guess guess() {
    int best = best();
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - scores[best]);
    }
    return new Guess(languages.get(best), 1 / sum, words);
  }

  /** By how much, as a logarithm of odds, the best does better than this language. */
  double lead(String language) {
    int at = languages.indexOf(language);
    return at < 0 ? Double.POSITIVE_INFINITY : scores[best()] - scores[at];
  }
}
