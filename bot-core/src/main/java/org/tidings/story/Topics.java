package org.tidings.story;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokens;

/**
 * Tells the sector of an article whose publisher does not: by the section its link names, else by
 * the words of its headline and lead. Unsure, it tells none.
 *
 * <p>A linear model over hashed terms (24 bits), English only; about 5 us per article. Never
 * changes after loading; safe for many threads.
 */
public final class Topics {
  /** Name of the class of articles that belong to no sector known here. */
  public static final String OTHER = "";

  /** Words of a summary or body that count as its lead. */
  private static final int LEAD = 60;

  /** Fewer known words than this say nothing. */
  private static final int FEWEST = 3;

  /** From this probability on, a sector is told. */
  private static final double SURE = 0.8;

  private final List<String> sectors;
  private final int[] keys;
  private final byte[] weights;
  private final float scale;

  /**
   * A model.
   *
   * @param sectors names of the classes
   * @param keys of the terms, ascending
   * @param weights for each key one per class, of {@code scale}
   */
  public Topics(List<String> sectors, int[] keys, byte[] weights, float scale) {
    if (weights.length != keys.length * sectors.size()) {
      throw new IllegalArgumentException(
          "%d weights for %d terms".formatted(weights.length, keys.length));
    }
    this.sectors = List.copyOf(sectors);
    this.keys = keys.clone();
    this.weights = weights.clone();
    this.scale = scale;
  }

  /** The model that is shipped, or one that is never sure where there is none. */
  public static Topics shipped() {
    return Shipped.TOPICS;
  }

  private static final class Shipped {
    private static final Topics TOPICS = load();

    private static Topics load() {
      try (InputStream in = Topics.class.getResourceAsStream("topics.bin.gz")) {
        return in == null ? new Topics(List.of(OTHER), new int[0], new byte[0], 1) : read(in);
      } catch (IOException e) {
        throw new UncheckedIOException("reading the topics", e);
      }
    }
  }

  private static Topics read(InputStream raw) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new GZIPInputStream(raw)))) {
      List<String> sectors = new ArrayList<>();
      int classes = in.readInt();
      for (int i = 0; i < classes; i++) {
        sectors.add(in.readUTF());
      }
      float scale = in.readFloat();
      int[] keys = new int[in.readInt()];
      int last = 0;
      for (int i = 0; i < keys.length; i++) {
        last += in.readInt();
        keys[i] = last;
      }
      byte[] weights = in.readNBytes(keys.length * classes);
      return new Topics(sectors, keys, weights, scale);
    }
  }

  /** A sector with how probable it is; the name is {@link #OTHER} for none known. */
  public record Guess(String sector, double probability) {}

  /** The sector to set where the publisher names none; empty when unsure. */
  public Optional<Sector> sector(Report report, ArticleTokens tokens) {
    Optional<String> section = report.link().flatMap(SectionNames::of);
    if (section.isPresent()) {
      return section.map(Sector::new);
    }
    return guess(tokens)
        .filter(guess -> guess.probability() >= SURE && !guess.sector().equals(OTHER))
        .map(guess -> new Sector(guess.sector()));
  }

  /** The most probable class of an article's words; empty when too few are known. */
  public Optional<Guess> guess(ArticleTokens tokens) {
    double[] scores = new double[sectors.size()];
    int known = 0;
    int[] terms = terms(tokens);
    for (int term : terms) {
      int at = Arrays.binarySearch(keys, term);
      if (at >= 0) {
        known++;
        for (int c = 0; c < scores.length; c++) {
          scores[c] += weights[at * scores.length + c];
        }
      }
    }
    if (known < FEWEST) {
      return Optional.empty();
    }
    double unit = scale / 127 * length(terms.length);
    int best = 0;
    for (int c = 1; c < scores.length; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp((score - scores[best]) * unit);
    }
    return Optional.of(new Guess(sectors.get(best), 1 / sum));
  }

  /** What each of so many terms counts. */
  public static double length(int terms) {
    return 1 / Math.sqrt(Math.max(1, terms));
  }

  /**
   * The terms that count, as keys of 24 bits, ascending, each once: those of the headline, and of
   * the lead; none in other languages than English.
   */
  public static int[] terms(ArticleTokens tokens) {
    if (!tokens.language().equals("en")) {
      return new int[0];
    }
    Tokens lead = tokens.summary().size() > 0 ? tokens.summary() : tokens.body();
    int most = Math.min(LEAD, lead.size());
    int[] terms = new int[tokens.title().size() + most];
    int count = add(tokens.title(), tokens.title().size(), terms, 0);
    count = add(lead, most, terms, count);
    return Arrays.stream(terms, 0, count).sorted().distinct().toArray();
  }

  private static int add(Tokens tokens, int most, int[] terms, int from) {
    int count = from;
    for (int i = 0; i < most; i++) {
      if (!tokens.is(i, Tokens.STOP) && !tokens.is(i, Tokens.NUMBER)) {
        terms[count++] = Background.key("en", tokens.term(i));
      }
    }
    return count;
  }
}
