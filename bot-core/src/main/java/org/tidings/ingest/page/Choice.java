package org.tidings.ingest.page;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/**
 * Chooses one of several possible answers by a fitted forest, or none when none is likely enough.
 * Safe for many threads.
 */
final class Choice {
  private final Forest forest;
  private final float bar;

  private Choice(Forest forest, float bar) {
    this.forest = forest;
    this.bar = bar;
  }

  /** Reads one of this room's resources, as {@code bench/run fitpages} writes them. */
  static Choice read(String name) {
    try (InputStream raw = Objects.requireNonNull(Choice.class.getResourceAsStream(name), name);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw))) {
      float bar = in.readFloat();
      return new Choice(Forest.read(in), bar);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** The likeliest answer above the bar. */
  Optional<String> of(Choices choices) {
    float[][] rows = choices.rows();
    int best = -1;
    float most = bar;
    for (int i = 0; i < rows.length; i++) {
      float likely = forest.probability(rows[i]);
      if (likely > most) {
        best = i;
        most = likely;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(choices.texts().get(best));
  }
}
