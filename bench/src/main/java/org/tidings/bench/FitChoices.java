package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.tidings.bench.ForestFit.Example;
import org.tidings.bench.ForestFit.Plan;
import org.tidings.ingest.page.Choices;
import org.tidings.ingest.page.Forest;
import org.tidings.ingest.page.PageReader;

/** Fits the forests that choose a page's headline, author and day among those that it names. */
final class FitChoices {
  private static final List<String> SETS =
      List.of("htmldate-default", "wcxb-dev", "trafilatura", "readability");

  private static final Plan PLAN = new Plan(120, 4, .08f, 2, 3, 3);

  /** One of the questions. */
  enum Question {
    TITLE,
    AUTHOR,
    DATE;

    Choices of(PageReader.Asked asked) {
      return switch (this) {
        case TITLE -> asked.title();
        case AUTHOR -> asked.author();
        case DATE -> asked.date();
      };
    }

    /** The right answer, as answers are written and compared; "" where none is known. */
    String gold(JsonNode row) {
      return switch (this) {
        case TITLE -> squeezed(NewsFile.text(row, "title"));
        case AUTHOR -> squeezed(NewsFile.text(row, "author"));
        case DATE -> {
          String date = NewsFile.text(row, "publishedAt");
          yield date.length() < 10 ? "" : date.substring(0, 10);
        }
      };
    }

    /** What must be likelier than not to be told: a wrong day does more harm than a wrong name. */
    float bar() {
      return switch (this) {
        case TITLE -> .02f;
        case AUTHOR -> .2f;
        case DATE -> .4f;
      };
    }

    static String squeezed(String text) {
      return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
  }

  private static final int FOLDS = 5;

  private FitChoices() {}

  /** A page's possible answers. */
  private record Dated(int group, Choices choices, String gold) {
    boolean right(int answer) {
      return Question.squeezed(choices.texts().get(answer)).equals(gold);
    }
  }

  static void fit(Question question, Path data, Path file) throws IOException {
    PageReader reader = new PageReader();
    List<Dated> pages = new ArrayList<>();
    for (String set : SETS) {
      Path dir = data.resolve(set);
      for (JsonNode row : NewsFile.rows(dir.resolve("pages.jsonl"))) {
        String gold = question.gold(row);
        if (FitpagesBench.isForDevelopment(NewsFile.text(row, "id")) && !gold.isEmpty()) {
          Choices choices = question.of(PagesBench.served(dir, row).asked(reader));
          pages.add(new Dated(pages.size(), choices, gold));
        }
      }
    }
    bars(pages);
    Forest forest = ForestFit.fit(examples(pages), PLAN);
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeFloat(question.bar());
      forest.write(out);
    }
  }

  /** Prints what each bar would reach on pages that were not fitted on. */
  private static void bars(List<Dated> pages) {
    float[] bars = {.02f, .1f, .2f, .3f, .35f, .4f, .45f, .5f, .55f, .6f, .7f};
    int[] right = new int[bars.length];
    int[] wrong = new int[bars.length];
    int known = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      Forest forest =
          ForestFit.fit(
              examples(pages.stream().filter(page -> page.group() % FOLDS != left).toList()), PLAN);
      for (Dated page : pages) {
        if (page.group() % FOLDS == left) {
          known += IntStream.range(0, page.choices().texts().size()).anyMatch(page::right) ? 1 : 0;
          tell(page, forest, bars, right, wrong);
        }
      }
    }
    System.out.printf("%d pages, %d of them name the answer%n", pages.size(), known);
    for (int i = 0; i < bars.length; i++) {
      double p = (double) right[i] / (right[i] + wrong[i]);
      double r = (double) right[i] / (pages.size() - wrong[i]);
      System.out.printf(
          "bar %.2f: precision %.3f, recall %.3f, F %.4f%n", bars[i], p, r, 2 * p * r / (p + r));
    }
  }

  private static void tell(Dated page, Forest forest, float[] bars, int[] right, int[] wrong) {
    float[][] rows = page.choices().rows();
    int best = -1;
    float most = 0;
    for (int i = 0; i < rows.length; i++) {
      float likely = forest.probability(rows[i]);
      if (likely > most) {
        best = i;
        most = likely;
      }
    }
    for (int i = 0; i < bars.length; i++) {
      if (best >= 0 && most > bars[i]) {
        boolean hit = page.right(best);
        right[i] += hit ? 1 : 0;
        wrong[i] += hit ? 0 : 1;
      }
    }
  }

  private static List<Example> examples(List<Dated> pages) {
    List<Example> examples = new ArrayList<>();
    for (Dated page : pages) {
      float[][] rows = page.choices().rows();
      for (int i = 0; i < rows.length; i++) {
        boolean hit = page.right(i);
        examples.add(new Example(rows[i], hit ? 1 : 0, 1, page.group()));
      }
    }
    return examples;
  }
}
