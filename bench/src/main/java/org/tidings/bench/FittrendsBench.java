package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.feed.FeedId;
import org.tidings.story.Placement;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Joining;
import org.tidings.trend.WindowedTrending;

/**
 * Fits how an article joins a topic: {@code fittrends RESOURCE STREAM_DIR...}. Of each folder the
 * stream is run and the truth tells which comparisons were of one event; folders that are judged
 * must not be given. While it watches, articles join by the cosine alone: topics that the fit has
 * made would show it none of their mistakes.
 */
public final class FittrendsBench {
  /** Alikeness by words below which few comparisons are taken, each weighing more. */
  private static final double FAINT = 0.12;

  private static final int EVERY = 7;

  /** Of the other comparisons of different things, one in so many is taken. */
  private static final int SOME = 1;

  /** What one comparison of different things weighs: no false alarm is wanted. */
  private static final double CARE = 4;

  /** A column for each weight, whether it was one event, and how much it weighs. */
  private static final class Sample {
    final float[] features;
    final boolean same;
    final double weight;

    Sample(float[] features, boolean same, double weight) {
      this.features = features;
      this.same = same;
      this.weight = weight;
    }
  }

  private FittrendsBench() {}

  /** Fits and writes the weights. */
  public static void main(String[] args) throws IOException {
    Joining joining = new Joining(cosine());
    List<Sample> samples = new ArrayList<>();
    for (String folder : List.of(args).subList(1, args.length)) {
      watch(Path.of(folder), joining, samples);
      System.err.printf("%s: %d comparisons so far%n", folder, samples.size());
    }
    double[] weights = LogisticFit.of(rows(samples), same(samples), importance(samples));
    StringBuilder out = new StringBuilder();
    for (double weight : weights) {
      out.append(String.format(Locale.ROOT, "%.5g%n", weight));
    }
    Files.writeString(Path.of(args[0]), out);
  }

  /** Weights that join from a cosine of .3 on. */
  private static double[] cosine() {
    double[] weights = new double[Joining.WEIGHTS];
    weights[0] = -7;
    weights[1] = 20;
    return weights;
  }

  private static void watch(Path folder, Joining joining, List<Sample> samples) {
    Map<String, String> events = new HashMap<>();
    for (JsonNode row : NewsFile.rows(folder.resolve("truth.jsonl"))) {
      if (row.get("kind").asText().equals("article")) {
        boolean attack = !row.get("attack").isNull() || !row.get("copyOf").isNull();
        events.put(row.get("id").asText(), attack ? "-" : NewsFile.text(row, "event"));
      }
    }
    List<NewsFile.Line> lines = NewsFile.articles(folder.resolve("stream.jsonl"));
    List<String> event = lines.stream().map(line -> events.getOrDefault(line.key(), "")).toList();
    WindowedTrending trending =
        new WindowedTrending(
            joining,
            (article, topic, features) ->
                sample(event.get(index(article)), topic, event, features).ifPresent(samples::add));
    Tokenizer tokenizer = new Tokenizer();
    for (NewsFile.Line line : lines) {
      trending.add(
          line.article(),
          tokenizer.tokenize(line.article().report()),
          FeedId.ARCHIVE,
          new Placement(new StoryId(line.article().id().value()), Optional.empty(), List.of()));
    }
  }

  private static int index(ArticleId article) {
    return (int) article.value() - 1;
  }

  private static Optional<Sample> sample(
      String mine, List<ArticleId> topic, List<String> event, double[] features) {
    if (mine.equals("-")) {
      return Optional.empty();
    }
    Map<String, Integer> votes = new HashMap<>();
    topic.forEach(each -> votes.merge(event.get(index(each)), 1, Integer::sum));
    Optional<String> theirs =
        votes.entrySet().stream()
            .filter(vote -> vote.getValue() * 2 > topic.size())
            .map(Map.Entry::getKey)
            .findFirst();
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    boolean same = !mine.isEmpty() && theirs.get().equals(mine);
    boolean faint = !same && features[0] <= FAINT;
    int every = same ? 1 : faint ? EVERY : SOME;
    if (Math.floorMod(Arrays.hashCode(features), every) != 0) {
      return Optional.empty();
    }
    double weight = same ? 1 : CARE * every;
    float[] kept = new float[features.length];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (float) features[i];
    }
    return Optional.of(new Sample(kept, same, weight));
  }

  private static float[][] rows(List<Sample> samples) {
    return samples.stream().map(sample -> sample.features).toArray(float[][]::new);
  }

  private static boolean[] same(List<Sample> samples) {
    boolean[] same = new boolean[samples.size()];
    for (int i = 0; i < same.length; i++) {
      same[i] = samples.get(i).same;
    }
    return same;
  }

  private static double[] importance(List<Sample> samples) {
    return samples.stream().mapToDouble(sample -> sample.weight).toArray();
  }
}
