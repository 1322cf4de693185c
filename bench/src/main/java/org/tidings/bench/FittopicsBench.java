package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.tidings.article.Report;
import org.tidings.story.SectionNames;
import org.tidings.story.Topics;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;

/**
 * Fits the sectors of articles: {@code bench/run fittopics DATA [RESOURCES]}. Labels are what
 * publishers said themselves: categories of wires, sections in links, the desk of an article. A
 * fifth of each set is held out, by story, and judged; then all of it is fitted on and written.
 */
public final class FittopicsBench {
  private static final int LEAST = 5;
  private static final int ROUNDS = 12;
  private static final double RATE = 0.5;
  private static final double DECAY = 2e-6;
  private static final double[] SURE = {0.5, 0.6, 0.7, 0.8, 0.9};

  /** Fewer stories than this are no base to know a sector by. */
  private static final int STORIES = 100;

  /** Wires without a category that stand for all that is of no sector. */
  private static final int OTHERS = 2_500;

  private static final Map<String, String> CATEGORIES = new HashMap<>();

  static {
    category("business", "earn acq");
    category(
        "economy",
        "money-fx interest trade gnp cpi bop reserves jobs money-supply dlr yen ipi wpi retail"
            + " income lei housing stg dmk instal-debt inventories");
    category("energy", "crude nat-gas gas fuel heat jet naphtha propane pet-chem");
    category(
        "agriculture",
        "grain wheat corn oilseed sugar coffee veg-oil soybean livestock cocoa carcass rice cotton"
            + " barley meal-feed rubber palm-oil sorghum rapeseed orange soy-meal hog soy-oil"
            + " sunseed tea oat groundnut l-cattle potato");
    category("mining", "gold copper alum zinc silver tin lead strategic-metal nickel platinum");
    category("transport", "ship");
  }

  private FittopicsBench() {}

  private static void category(String sector, String names) {
    for (String name : names.split(" ", -1)) {
      CATEGORIES.put(name, sector);
    }
  }

  /** An article's terms with the sector its publisher named. */
  private record Sample(
      String set, String group, String sector, List<Integer> terms, ArticleTokens words) {
    /** Whether it is held out: with its whole story. */
    boolean held() {
      return Math.floorMod(group.hashCode() * 31 + 7, 5) == 0;
    }
  }

  public static void main(String[] args) throws IOException {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: bench/run fittopics DATA [RESOURCES]");
      System.exit(2);
    }
    List<Sample> samples = founded(samples(Path.of(args[0])));
    Topics judged = fit(samples.stream().filter(sample -> !sample.held()).toList()).topics();
    judge(judged, samples);
    if (args.length == 2) {
      Model model = fit(samples);
      Path file = Path.of(args[1]).resolve("topics.bin.gz");
      model.write(file);
      System.out.printf("%d terms, %d bytes%n", model.keys.length, Files.size(file));
    }
  }

  /** Those of sectors that enough different stories speak for; the others only links can tell. */
  private static List<Sample> founded(List<Sample> samples) {
    Map<String, Set<String>> stories = new HashMap<>();
    for (Sample sample : samples) {
      stories.computeIfAbsent(sample.sector(), _ -> new HashSet<>()).add(sample.group());
    }
    return samples.stream()
        .filter(sample -> stories.getOrDefault(sample.sector(), Set.of()).size() >= STORIES)
        .toList();
  }

  private static List<Sample> samples(Path data) throws IOException {
    Tokenizer tokenizer = new Tokenizer();
    List<Sample> samples = new ArrayList<>();
    int others = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(data.resolve("archive/reuters"), "*.gz")) {
      for (Path file : files) {
        for (JsonNode row : NewsFile.rows(file)) {
          Optional<String> sector = wire(row);
          boolean none = row.path("categories").isEmpty() && others < OTHERS;
          if (sector.isPresent() || none) {
            others += none ? 1 : 0;
            String name = sector.orElse(Topics.OTHER);
            samples.add(sample("wires", NewsFile.text(row, "id"), name, row, tokenizer));
          }
        }
      }
    }
    for (String name : List.of("allsides-dated", "uci-a")) {
      for (JsonNode row : NewsFile.rows(data.resolve("stories/" + name + ".jsonl"))) {
        Optional<String> sector =
            NewsFile.line(row, 1).article().report().link().flatMap(SectionNames::of);
        if (sector.isPresent()) {
          samples.add(sample("links", NewsFile.text(row, "story"), sector.get(), row, tokenizer));
        }
      }
    }
    Map<String, String> desks =
        Map.of("business", "business", "tech", "technology", "sport", "sports");
    for (JsonNode row : NewsFile.rows(data.resolve("briefs/bbc-business-tech-sport.jsonl"))) {
      String id = NewsFile.text(row, "id");
      String desk = desks.get(id.split("-", -1)[1]);
      if (desk != null) {
        samples.add(sample("desks", id, desk, row.path("articles").get(0), tokenizer));
      }
    }
    return samples;
  }

  /** The sector of a wire whose categories all belong to one. */
  private static Optional<String> wire(JsonNode row) {
    List<String> sectors = new ArrayList<>();
    for (JsonNode category : row.path("categories")) {
      String sector = CATEGORIES.get(category.asText());
      if (sector != null && !sectors.contains(sector)) {
        sectors.add(sector);
      }
    }
    return sectors.size() == 1 ? Optional.of(sectors.getFirst()) : Optional.empty();
  }

  private static Sample sample(
      String set, String group, String sector, JsonNode row, Tokenizer tokenizer) {
    String title = NewsFile.text(row, "title");
    String body = NewsFile.text(row, "body");
    Report report =
        Report.titled("-", title.isBlank() ? "-" : title)
            .summary(NewsFile.text(row, "summary"))
            .body(body.substring(0, Math.min(1_000, body.length())))
            .build();
    ArticleTokens words = tokenizer.tokenize(report);
    return new Sample(
        set, group, sector, Arrays.stream(Topics.terms(words)).boxed().toList(), words);
  }

  /** A fitted model as it is written. */
  private static final class Model {
    private final List<String> sectors;
    private final int[] keys;
    private final byte[] weights;
    private final float scale;

    Model(List<String> sectors, int[] keys, byte[] weights, float scale) {
      this.sectors = sectors;
      this.keys = keys;
      this.weights = weights;
      this.scale = scale;
    }

    Topics topics() {
      return new Topics(sectors, keys, weights, scale);
    }

    void write(Path file) throws IOException {
      try (DataOutputStream out =
          new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
        out.writeInt(sectors.size());
        for (String sector : sectors) {
          out.writeUTF(sector);
        }
        out.writeFloat(scale);
        out.writeInt(keys.length);
        int last = 0;
        for (int key : keys) {
          out.writeInt(key - last);
          last = key;
        }
        out.write(weights);
      }
    }
  }

  private static Model fit(List<Sample> samples) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (Sample sample : samples) {
      for (int term : sample.terms()) {
        counts.merge(term, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count < LEAST);
    int[] keys = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    List<String> sectors = samples.stream().map(Sample::sector).distinct().sorted().toList();
    float[][] weights = descend(samples, sectors, keys);
    float most = 1e-6f;
    for (float[] row : weights) {
      for (float weight : row) {
        most = Math.max(most, Math.abs(weight));
      }
    }
    byte[] bytes = new byte[keys.length * sectors.size()];
    for (int k = 0; k < keys.length; k++) {
      for (int c = 0; c < sectors.size(); c++) {
        bytes[k * sectors.size() + c] = (byte) Math.round(weights[k][c] / most * 127);
      }
    }
    return new Model(sectors, keys, bytes, most);
  }

  /** Multinomial logistic regression, small classes weighing more than their number. */
  private static float[][] descend(List<Sample> samples, List<String> sectors, int[] keys) {
    Map<String, Integer> sizes = new HashMap<>();
    samples.forEach(sample -> sizes.merge(sample.sector(), 1, Integer::sum));
    double mean = (double) samples.size() / sectors.size();
    float[][] weights = new float[keys.length][sectors.size()];
    List<Sample> order = new ArrayList<>(samples);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, new Random(round));
      double rate = RATE * 8 / (1 + round);
      for (Sample sample : order) {
        double size = sizes.getOrDefault(sample.sector(), 1);
        step(weights, sample, sectors, keys, rate * Math.clamp(Math.sqrt(mean / size), 0.3, 4));
      }
    }
    return weights;
  }

  private static void step(
      float[][] weights, Sample sample, List<String> sectors, int[] keys, double rate) {
    int[] at = new int[sample.terms().size()];
    double[] scores = new double[sectors.size()];
    double value = Topics.length(at.length);
    for (int i = 0; i < at.length; i++) {
      at[i] = Arrays.binarySearch(keys, sample.terms().get(i));
      for (int c = 0; at[i] >= 0 && c < scores.length; c++) {
        scores[c] += value * weights[at[i]][c];
      }
    }
    double top = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = Math.exp(scores[c] - top);
      sum += scores[c];
    }
    int right = sectors.indexOf(sample.sector());
    for (int c = 0; c < scores.length; c++) {
      double error = (c == right ? 1 : 0) - scores[c] / sum;
      for (int key : at) {
        if (key >= 0) {
          weights[key][c] += (float) (rate * (error * value - DECAY * weights[key][c]));
        }
      }
    }
  }

  private static void judge(Topics topics, List<Sample> samples) {
    for (double sure : SURE) {
      for (String set : List.of("wires", "desks", "links")) {
        print(topics, samples.stream().filter(s -> s.set().equals(set)).toList(), set, sure);
      }
    }
    for (String sector : samples.stream().map(Sample::sector).distinct().sorted().toList()) {
      perSector(topics, samples, sector);
    }
  }

  private static void print(Topics topics, List<Sample> samples, String set, double sure) {
    for (boolean held : new boolean[] {false, true}) {
      int right = 0;
      int told = 0;
      int all = 0;
      for (Sample sample : samples) {
        if (sample.held() == held) {
          all++;
          Optional<String> guess = told(topics, sample, sure);
          told += guess.isPresent() ? 1 : 0;
          right += guess.filter(sample.sector()::equals).isPresent() ? 1 : 0;
        }
      }
      System.out.printf(
          "%s %-6s from %.1f: precision %.3f, told %.3f of %d%n",
          held ? "held out" : "fitted  ",
          set,
          sure,
          (double) right / Math.max(1, told),
          (double) told / Math.max(1, all),
          all);
    }
  }

  private static Optional<String> told(Topics topics, Sample sample, double sure) {
    return topics
        .guess(sample.words())
        .filter(guess -> guess.probability() >= sure && !guess.sector().equals(Topics.OTHER))
        .map(Topics.Guess::sector);
  }

  private static void perSector(Topics topics, List<Sample> samples, String sector) {
    int all = 0;
    int told = 0;
    int right = 0;
    for (Sample sample : samples) {
      if (sample.held()) {
        boolean is = sample.sector().equals(sector);
        boolean says = told(topics, sample, 0.8).filter(sector::equals).isPresent();
        all += is ? 1 : 0;
        told += says ? 1 : 0;
        right += is && says ? 1 : 0;
      }
    }
    System.out.printf(
        "held out %-12s %4d: precision %.3f, recall %.3f%n",
        sector.isEmpty() ? "(other)" : sector,
        all,
        (double) right / Math.max(1, told),
        (double) right / Math.max(1, all));
  }
}
