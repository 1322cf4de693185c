package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidings.bench.ForestFit.Example;
import org.tidings.bench.ForestFit.Plan;
import org.tidings.ingest.page.Forest;
import org.tidings.ingest.page.PageBlocks;
import org.tidings.ingest.page.PageReader;

/**
 * Fits the two forests that choose the blocks of an article. The second learns from what a first
 * one says of pages that it was not fitted on; what both reach is estimated the same way.
 */
final class FitBody {
  private static final List<String> SETS =
      List.of("scrapinghub", "readability", "wcxb-dev", "trafilatura");

  private static final Plan FIRST = new Plan(120, 5, .1f, 15, 10, 1);
  private static final Plan SECOND = new Plan(120, 4, .1f, 15, 10, 2);
  private static final int FOLDS = 5;
  private static final float BAR = .5f;
  private static final float[] BARS = {.3f, .35f, .4f, .45f, .5f, .55f, .6f};

  private final List<Taught> pages = new ArrayList<>();

  /** A page with what its blocks should be answered with; weight 0 where nothing is known. */
  private static final class Taught {
    private final String set;
    private final PageBlocks blocks;
    private final float[] answers;
    private final float[] weights;
    private final int words;

    Taught(String set, PageBlocks blocks, float[] answers, float[] weights, int words) {
      this.set = set;
      this.blocks = blocks;
      this.answers = answers;
      this.weights = weights;
      this.words = words;
    }
  }

  void fit(Path data, Path file) throws IOException {
    PageReader reader = new PageReader();
    for (String set : SETS) {
      Path dir = data.resolve(set);
      for (JsonNode row : NewsFile.rows(dir.resolve("pages.jsonl"))) {
        if (FitpagesBench.isForDevelopment(NewsFile.text(row, "id"))) {
          teach(reader, set, dir, row);
        }
      }
    }
    float[][][] rows = new float[pages.size()][][];
    for (int p = 0; p < rows.length; p++) {
      rows[p] = pages.get(p).blocks.rows();
    }
    float[][] looked = unseen(rows, FIRST);
    float[][][] wider = new float[pages.size()][][];
    for (int p = 0; p < rows.length; p++) {
      wider[p] = pages.get(p).blocks.rows(looked[p]);
    }
    report(looked, "one look");
    float[][] again = unseen(wider, SECOND);
    report(again, "two looks");
    report(mean(looked, again), "mean of both");
    Forest first = ForestFit.fit(examples(rows, -1), FIRST);
    Forest second = ForestFit.fit(examples(wider, -1), SECOND);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeFloat(BAR);
      first.write(out);
      second.write(out);
    }
  }

  /** What forests say of pages that they were not fitted on. */
  private float[][] unseen(float[][][] rows, Plan plan) {
    float[][] said = new float[rows.length][];
    for (int fold = 0; fold < FOLDS; fold++) {
      Forest forest = ForestFit.fit(examples(rows, fold), plan);
      for (int p = fold; p < rows.length; p += FOLDS) {
        said[p] = new float[rows[p].length];
        for (int i = 0; i < rows[p].length; i++) {
          said[p][i] = forest.probability(rows[p][i]);
        }
      }
    }
    return said;
  }

  private List<Example> examples(float[][][] rows, int without) {
    List<Example> examples = new ArrayList<>();
    for (int p = 0; p < rows.length; p++) {
      Taught page = pages.get(p);
      for (int i = 0; i < rows[p].length && p % FOLDS != without; i++) {
        if (page.weights[i] > 0) {
          examples.add(new Example(rows[p][i], page.answers[i], page.weights[i], p));
        }
      }
    }
    return examples;
  }

  private static float[][] mean(float[][] a, float[][] b) {
    float[][] mean = new float[a.length][];
    for (int p = 0; p < a.length; p++) {
      mean[p] = new float[a[p].length];
      for (int i = 0; i < a[p].length; i++) {
        mean[p][i] = (a[p][i] + b[p][i]) / 2;
      }
    }
    return mean;
  }

  /** Prints the mean F1 of words, and of snippets, for several bars. */
  private void report(float[][] said, String name) {
    for (String set : SETS) {
      StringBuilder line = new StringBuilder(name + ", " + set + ":");
      for (float bar : BARS) {
        double sum = 0;
        int count = 0;
        double[] all = new double[3];
        for (int p = 0; p < said.length; p++) {
          Taught page = pages.get(p);
          if (!page.set.equals(set)) {
            continue;
          }
          boolean snippets = set.equals("trafilatura");
          double[] counts = counts(page, said[p], bar, snippets);
          sum += f1(counts);
          count++;
          for (int i = 0; i < 3; i++) {
            all[i] += counts[i];
          }
        }
        line.append(" %.2f %.4f".formatted(bar, set.equals("trafilatura") ? f1(all) : sum / count));
      }
      System.out.println(line);
    }
  }

  /** What is right, what is chosen, what should be. */
  private static double[] counts(Taught page, float[] said, float bar, boolean snippets) {
    double[] counts = new double[3];
    List<String> texts = page.blocks.texts();
    for (int i = 0; i < said.length; i++) {
      double words = snippets ? page.weights[i] : GoldBlocks.words(texts.get(i)).size();
      if (said[i] > bar) {
        counts[0] += words * page.answers[i];
        counts[1] += words;
      }
      counts[2] += snippets ? words * page.answers[i] : 0;
    }
    counts[2] = snippets ? counts[2] : page.words;
    return counts;
  }

  private static double f1(double[] counts) {
    return counts[1] + counts[2] == 0 ? 1 : 2 * counts[0] / (counts[1] + counts[2]);
  }

  private void teach(PageReader reader, String set, Path dir, JsonNode row) throws IOException {
    PagesBench.Served served = PagesBench.served(dir, row);
    PageBlocks blocks = served.blocks(reader);
    List<String> texts = blocks.texts();
    float[] answers = new float[texts.size()];
    float[] weights = new float[texts.size()];
    int words = 1;
    if (row.has("with")) {
      snippets(row, texts, answers, weights);
    } else if (!NewsFile.text(row, "body").isBlank()) {
      String gold = NewsFile.text(row, "body");
      answers = GoldBlocks.shares(texts, gold);
      words = GoldBlocks.words(gold).size();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 100f * (GoldBlocks.words(texts.get(i)).size() + 1) / (words + 60);
        weights[i] = Math.min(weights[i], 40);
      }
    }
    pages.add(new Taught(set, blocks, answers, weights, Math.max(1, words)));
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
}
