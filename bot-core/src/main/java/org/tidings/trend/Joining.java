package org.tidings.trend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.tidings.article.ArticleId;

/**
 * Learnt log-odds that an article tells what a topic tells: a logistic regression over {@link
 * #SIZE} features and their products.
 */
public final class Joining {
  /** Features of an article beside a topic. */
  public static final int SIZE = 16;

  /** Weights: one alone, one for each feature, one for each pair. */
  public static final int WEIGHTS = 1 + SIZE + SIZE * (SIZE + 1) / 2;

  /** Is told of every comparison, so that weights can be fitted. */
  public interface Observer {
    /** Tells nobody. */
    Observer NONE = (_, _, _) -> {};

    /**
     * An article is about to join one of some topics.
     *
     * @param topic the articles of one of them, as they are now
     * @param features of the article beside it; changed by the next comparison
     */
    void compared(ArticleId article, List<ArticleId> topic, double[] features);
  }

  private final double[] weights;

  /**
   * @throws IllegalArgumentException if there are not {@link #WEIGHTS} of them
   */
  public Joining(double[] weights) {
    if (weights.length != WEIGHTS) {
      throw new IllegalArgumentException("%d weights".formatted(weights.length));
    }
    this.weights = weights.clone();
  }

  /** The weights that are shipped. */
  public static Joining shipped() {
    return Shipped.JOINING;
  }

  /** The log-odds for features, see {@link Topics}. */
  public double odds(double[] features) {
    double odds = weights[0];
    int at = 1;
    for (double feature : features) {
      odds += weights[at++] * feature;
    }
    for (int i = 0; i < SIZE; i++) {
      double sum = 0;
      for (int j = i; j < SIZE; j++) {
        sum += weights[at++] * features[j];
      }
      odds += sum * features[i];
    }
    return odds;
  }

  private static final class Shipped {
    static final Joining JOINING = read();

    private static Joining read() {
      try (InputStream file =
              Objects.requireNonNull(Joining.class.getResourceAsStream("joining.txt"));
          BufferedReader in =
              new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
        return new Joining(
            in.lines()
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray());
      } catch (IOException e) {
        throw new UncheckedIOException("reading the weights of joining a topic", e);
      }
    }
  }
}
