package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.tidings.story.Background;
import org.tidings.story.Meaning;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/**
 * Finds directions for words by latent semantic analysis: the leading singular vectors of the
 * matrix of articles and words, by power iteration from a fixed seed.
 */
final class MeaningFit {
  private static final int LEAST = 8;
  private static final int READ = 150;
  private static final int EXTRA = 16;
  private static final Tokenizer TOKENIZER = new Tokenizer();

  private MeaningFit() {}

  static Meaning of(List<Path> corpora, Predicate<String> stories, Background background) {
    List<int[]> articles = new ArrayList<>();
    for (Path corpus : corpora) {
      boolean wires = corpus.toString().contains("reuters");
      int row = 0;
      for (JsonNode line : NewsFile.rows(corpus)) {
        if ((!wires || row++ % 4 == 0) && stories.test(NewsFile.text(line, "story"))) {
          if (line.has("articles")) {
            line.get("articles").forEach(each -> articles.add(words(each)));
          } else {
            articles.add(words(line));
          }
        }
      }
    }
    Map<Integer, Integer> counts = new TreeMap<>();
    articles.forEach(
        words -> Arrays.stream(words).distinct().forEach(w -> counts.merge(w, 1, Integer::sum)));
    counts.values().removeIf(count -> count < LEAST);
    int[] keys = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[][] vectors = factor(articles, keys, background);
    byte[] bytes = new byte[keys.length * Meaning.SIZE];
    for (int w = 0; w < keys.length; w++) {
      for (int i = 0; i < Meaning.SIZE; i++) {
        bytes[w * Meaning.SIZE + i] = (byte) Math.clamp(Math.round(vectors[w][i]), -127, 127);
      }
    }
    return new Meaning(keys, bytes);
  }

  private static int[] words(JsonNode row) {
    List<Integer> words = new ArrayList<>();
    for (String field : List.of("title", "summary", "body")) {
      Tokens tokens = TOKENIZER.tokenize("en", NewsFile.text(row, field));
      for (int i = 0; i < Math.min(READ, tokens.size()); i++) {
        if (!tokens.is(i, Tokens.STOP)) {
          words.add(Background.key("en", tokens.term(i)));
        }
      }
    }
    return words.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[][] factor(List<int[]> articles, int[] keys, Background background) {
    int rank = Meaning.SIZE + EXTRA;
    List<int[]> rows = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (int[] words : articles) {
      Map<Integer, Integer> counts = new TreeMap<>();
      for (int word : words) {
        int at = Arrays.binarySearch(keys, word);
        if (at >= 0) {
          counts.merge(at, 1, Integer::sum);
        }
      }
      int[] columns = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
      float[] weights = new float[columns.length];
      double square = 0;
      for (int i = 0; i < columns.length; i++) {
        weights[i] =
            (float)
                (background.weight(keys[columns[i]])
                    * (1 + Math.log(counts.getOrDefault(columns[i], 1))));
        square += weights[i] * weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= (float) Math.sqrt(square);
      }
      rows.add(columns);
      values.add(weights);
    }
    Random random = new Random(3);
    float[][] v = new float[keys.length][rank];
    for (float[] row : v) {
      for (int i = 0; i < rank; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    for (int turn = 0; turn < 8; turn++) {
      orthogonal(v);
      float[][] next = new float[keys.length][rank];
      float[] u = new float[rank];
      for (int r = 0; r < rows.size(); r++) {
        Arrays.fill(u, 0);
        int[] columns = rows.get(r);
        float[] weights = values.get(r);
        for (int c = 0; c < columns.length; c++) {
          for (int i = 0; i < rank; i++) {
            u[i] += weights[c] * v[columns[c]][i];
          }
        }
        for (int c = 0; c < columns.length; c++) {
          for (int i = 0; i < rank; i++) {
            next[columns[c]][i] += weights[c] * u[i];
          }
        }
      }
      v = next;
    }
    double[] strength = orthogonal(v);
    return scale(v, strength);
  }

  /** Makes the columns orthogonal and of length 1; answers how long they were. */
  private static double[] orthogonal(float[][] v) {
    int rank = v[0].length;
    double[] lengths = new double[rank];
    for (int i = 0; i < rank; i++) {
      for (int j = 0; j < i; j++) {
        double dot = 0;
        for (float[] row : v) {
          dot += (double) row[i] * row[j];
        }
        for (float[] row : v) {
          row[i] -= (float) (dot * row[j]);
        }
      }
      double square = 0;
      for (float[] row : v) {
        square += (double) row[i] * row[i];
      }
      lengths[i] = Math.sqrt(square);
      for (float[] row : v) {
        row[i] /= (float) lengths[i];
      }
    }
    return lengths;
  }

  /** Evens out the strong directions and fits every word into bytes. */
  private static float[][] scale(float[][] v, double[] strength) {
    float[][] scaled = new float[v.length][Meaning.SIZE];
    for (int w = 0; w < v.length; w++) {
      for (int i = 0; i < Meaning.SIZE; i++) {
        scaled[w][i] = (float) (v[w][i] * Math.pow(strength[i] / strength[0], 0.15));
      }
    }
    List<Double> sizes = new ArrayList<>();
    for (float[] row : scaled) {
      for (float each : row) {
        sizes.add((double) Math.abs(each));
      }
    }
    sizes.sort(null);
    double largest = sizes.get((int) (sizes.size() * 0.9995));
    for (float[] row : scaled) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= (float) (127 / largest);
      }
    }
    return scaled;
  }
}
