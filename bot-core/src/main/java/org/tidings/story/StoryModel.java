package org.tidings.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The learnt weights of the grouping.
 *
 * @param pair how likely two articles tell one event, from {@link Likeness}
 * @param join how likely an article belongs to a story, from {@link Candidate#features()}
 * @param bar log-odds from which an article joins a story
 */
public record StoryModel(Net pair, Net join, float bar) {
  /** Hidden units of the net for pairs. */
  public static final int PAIR_UNITS = 24;

  /** Hidden units of the net for stories. */
  public static final int JOIN_UNITS = 8;

  /** The model that is shipped. */
  public static StoryModel shipped() {
    return Shipped.MODEL;
  }

  /** Reads a model from its text: three lines of numbers. */
  public static StoryModel parse(String text) {
    String[] lines = text.strip().split("\n", -1);
    return new StoryModel(
        new Net(Likeness.FEATURES, PAIR_UNITS, numbers(lines[0])),
        new Net(Candidate.FEATURES, JOIN_UNITS, numbers(lines[1])),
        numbers(lines[2])[0]);
  }

  private static float[] numbers(String line) {
    double[] wide =
        Arrays.stream(line.strip().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }

  /** A plain rule of thumb for when nothing is learnt: words in common against their sum. */
  public static StoryModel plain() {
    float[] pair = new float[Net.size(Likeness.FEATURES, PAIR_UNITS)];
    int direct = pair.length - 1 - Likeness.FEATURES;
    pair[direct] = 22;
    pair[direct + 2] = 2;
    pair[direct + 4] = 2;
    pair[pair.length - 1] = -7.5f;
    float[] join = new float[Net.size(Candidate.FEATURES, JOIN_UNITS)];
    direct = join.length - 1 - Candidate.FEATURES;
    join[direct] = 2;
    join[direct + 1] = 3;
    return new StoryModel(
        new Net(Likeness.FEATURES, PAIR_UNITS, pair),
        new Net(Candidate.FEATURES, JOIN_UNITS, join),
        0);
  }

  private static StoryModel read() {
    try (InputStream file = StoryModel.class.getResourceAsStream("story-model.txt")) {
      return file == null
          ? plain()
          : parse(new String(file.readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the weights of the grouping", e);
    }
  }

  private static final class Shipped {
    static final StoryModel MODEL = read();
  }
}
