package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.tidings.bench.ForestFit.Example;
import org.tidings.bench.ForestFit.Plan;
import org.tidings.ingest.page.Forest;
import org.tidings.ingest.page.PageBlocks;
import org.tidings.ingest.page.PageReader;

/**
 * {@code bench/run fitpages EXTRACTION OUT}: fits the forests by which the page reader chooses an
 * article's blocks, on the development half of each set under EXTRACTION (pages whose id's SHA-256
 * begins with an even byte). The other half is never looked at. OUT is {@code body.forest} of the
 * reader's resources; it holds numbers alone.
 */
public final class FitpagesBench {
  private static final List<String> SETS =
      List.of("scrapinghub", "readability", "wcxb-dev", "trafilatura");

  private static final Plan FIRST = new Plan(120, 5, .1f, 15, 10, 1);
  private static final Plan SECOND = new Plan(120, 4, .1f, 15, 10, 2);
  private static final int FOLDS = 5;
  private static final float BAR = .45f;

  /** A page with what its blocks should be answered with; weight 0 where nothing is known. */
  private static final class Taught {
    private final PageBlocks blocks;
    private final float[] answers;
    private final float[] weights;

    Taught(PageBlocks blocks, float[] answers, float[] weights) {
      this.blocks = blocks;
      this.answers = answers;
      this.weights = weights;
    }
  }

  private FitpagesBench() {}

  public static void main(String[] args) throws IOException {
    List<Taught> pages = new ArrayList<>();
    PageReader reader = new PageReader();
    for (String set : SETS) {
      Path dir = Path.of(args[0], set);
      for (JsonNode row : NewsFile.rows(dir.resolve("pages.jsonl"))) {
        if (isForDevelopment(NewsFile.text(row, "id"))) {
          teach(reader, dir, row, pages);
        }
      }
    }
    System.out.printf("%d pages%n", pages.size());
    float[][] looked = new float[pages.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> others = new ArrayList<>();
      for (int p = 0; p < pages.size(); p++) {
        if (p % FOLDS != fold) {
          examples(pages.get(p), pages.get(p).blocks.rows(), p, others);
        }
      }
      Forest unaware = ForestFit.fit(others, FIRST);
      for (int p = fold; p < pages.size(); p += FOLDS) {
        looked[p] = probabilities(unaware, pages.get(p).blocks.rows());
      }
      System.out.printf("fold %d of %d%n", fold + 1, FOLDS);
    }
    List<Example> all = new ArrayList<>();
    List<Example> wider = new ArrayList<>();
    for (int p = 0; p < pages.size(); p++) {
      examples(pages.get(p), pages.get(p).blocks.rows(), p, all);
      examples(pages.get(p), pages.get(p).blocks.rows(looked[p]), p, wider);
    }
    Forest first = ForestFit.fit(all, FIRST);
    Forest second = ForestFit.fit(wider, SECOND);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      out.writeFloat(BAR);
      first.write(out);
      second.write(out);
    }
    System.out.printf(
        "%d blocks, log loss %.4f and %.4f%n", all.size(), loss(first, all), loss(second, wider));
  }

  /** Whether a page belongs to the half that is fitted on. */
  static boolean isForDevelopment(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void teach(PageReader reader, Path dir, JsonNode row, List<Taught> pages)
      throws IOException {
    PagesBench.Served served = PagesBench.served(dir, row);
    PageBlocks blocks = served.blocks(reader);
    List<String> texts = blocks.texts();
    float[] answers = new float[texts.size()];
    float[] weights = new float[texts.size()];
    if (row.has("with")) {
      snippets(row, texts, answers, weights);
    } else if (!NewsFile.text(row, "body").isBlank()) {
      String gold = NewsFile.text(row, "body");
      answers = GoldBlocks.shares(texts, gold);
      int words = GoldBlocks.words(gold).size();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 100f * (GoldBlocks.words(texts.get(i)).size() + 1) / (words + 60);
        weights[i] = Math.min(weights[i], 40);
      }
    }
    pages.add(new Taught(blocks, answers, weights));
  }

  private static void snippets(JsonNode row, List<String> texts, float[] answers, float[] weights) {
    for (int i = 0; i < texts.size(); i++) {
      String text = squeezed(texts.get(i));
      for (JsonNode wanted : row.path("with")) {
        if (text.contains(squeezed(wanted.asText()))) {
          answers[i] = 1;
          weights[i] = 12;
        }
      }
      for (JsonNode unwanted : row.path("without")) {
        if (weights[i] == 0 && text.contains(squeezed(unwanted.asText()))) {
          weights[i] = 12;
        }
      }
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static void examples(Taught page, float[][] rows, int group, List<Example> to) {
    for (int i = 0; i < rows.length; i++) {
      if (page.weights[i] > 0) {
        to.add(new Example(rows[i], page.answers[i], page.weights[i], group));
      }
    }
  }

  private static float[] probabilities(Forest forest, float[][] rows) {
    float[] probabilities = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      probabilities[i] = forest.probability(rows[i]);
    }
    return probabilities;
  }

  private static double loss(Forest forest, List<Example> examples) {
    double sum = 0;
    double weight = 0;
    for (Example example : examples) {
      double p = Math.clamp(forest.probability(example.row()), 1e-6, 1 - 1e-6);
      sum -=
          example.weight()
              * (example.answer() * Math.log(p) + (1 - example.answer()) * Math.log(1 - p));
      weight += example.weight();
    }
    return sum / weight;
  }
}
