package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.bench.NetFit.Example;
import org.tidings.story.Background;
import org.tidings.story.Candidate;
import org.tidings.story.Likeness;
import org.tidings.story.Net;
import org.tidings.story.OnlineClusterer;
import org.tidings.story.Profile;
import org.tidings.story.Profiler;
import org.tidings.story.StoryModel;
import org.tidings.story.StoryWindow;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;

/**
 * Derives the background of words and the weights of the grouping from the training files: {@code
 * fitstories DATA RESOURCES [all|try|joins [STREAM...]]}. The only run that reads gold stories, and
 * only of training files; val and dev files are read at the end, to print what was reached on them.
 */
public final class FitstoriesBench {
  private static final Tokenizer TOKENIZER = new Tokenizer();

  /** An article ready to group, with its gold story. */
  record Gold(Article article, ArticleTokens tokens, String story) {}

  private FitstoriesBench() {}

  /** Runs the fit. */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path resources = Path.of(args[1]);
    String what = args.length > 2 ? args[2] : "all";
    Lexicon whole = Lexicon.of(data, _ -> true);
    if (!what.equals("try")) {
      whole.write(resources.resolve("background.bin.gz"), resources.resolve("meaning.bin.gz"));
    }
    List<Path> streams = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      streams.add(Path.of(args[i]));
    }
    new Fit(data, whole, streams).run(resources.resolve("story-model.txt"), what);
  }

  static List<Path> corpora(Path data) {
    return List.of(
        data.resolve("stories/allsides-train.jsonl"),
        data.resolve("stories/ecb-train.jsonl"),
        data.resolve("briefs/bbc-business-tech-sport.jsonl"),
        data.resolve("archive/reuters/reuters-1987-02.jsonl.gz"),
        data.resolve("archive/reuters/reuters-1987-03.jsonl.gz"),
        data.resolve("archive/reuters/reuters-1987-04.jsonl.gz"),
        data.resolve("archive/reuters/reuters-1987-06.jsonl.gz"),
        data.resolve("archive/reuters/reuters-1987-10.jsonl.gz"));
  }

  /** Parts of the training stories; what is learnt of words never saw those that nets learn on. */
  static final int POOLS = 8;

  static List<Gold> read(Path data, String name, boolean titlesOnly) {
    List<Gold> all = new ArrayList<>();
    List<JsonNode> rows = NewsFile.rows(data.resolve("stories").resolve(name + ".jsonl"));
    for (int i = 0; i < rows.size(); i++) {
      Article article = NewsFile.line(rows.get(i), i + 1).article();
      if (titlesOnly) {
        Report bare = article.report().change().summary("").body("").build();
        article = new Article(new ArticleId(i + 1), article.firstSeen(), i + 1, bare);
      }
      all.add(
          new Gold(
              article, TOKENIZER.tokenize(article.report()), NewsFile.text(rows.get(i), "story")));
    }
    return all;
  }

  /** One fit of all weights. */
  static final class Fit {
    private final Path data;
    private final Lexicon whole;
    private final List<Path> streams;

    Fit(Path data, Lexicon whole, List<Path> streams) {
      this.streams = streams;
      this.data = data;
      this.whole = whole;
    }

    /** Articles to learn on with words that were learnt elsewhere. */
    record Part(
        Lexicon lexicon, List<List<Gold>> plain, List<List<Gold>> titles, List<List<Gold>> ecb) {}

    void run(Path file, String what) throws IOException {
      List<List<Gold>> train = pools(read("allsides-train", false), POOLS, 1);
      List<List<Gold>> heads = pools(read("allsides-train", true), POOLS, 1);
      List<List<Gold>> ecb = pools(read("ecb-train", false), 1, 2);
      List<List<Gold>> headlines = pools(read("uci-a", false), 2, 3);
      List<List<Gold>> large = List.of(ecb.getFirst(), headlines.getFirst());
      List<Part> parts = new ArrayList<>();
      for (int half = 0; half < 2; half++) {
        int from = half * POOLS / 2;
        Set<String> mine = new HashSet<>();
        train
            .subList(from, from + POOLS / 2)
            .forEach(pool -> pool.forEach(g -> mine.add(g.story())));
        Lexicon others = Lexicon.of(data, story -> !mine.contains(story));
        parts.add(
            new Part(
                others,
                train.subList(from, from + POOLS / 2),
                heads.subList(from, from + POOLS / 4),
                large));
      }
      Part held = parts.get(1);
      List<Part> fitted = what.equals("try") ? parts.subList(0, 1) : parts;
      Net pair = what.equals("joins") ? pairOf(file) : pair(fitted);
      Net join = join(pair, fitted);
      List<Gold> dev = read("ecb-dev", false);
      float[] bars = {-0.3f, 0, 0.3f, 0.8f};
      for (float bar : bars) {
        StoryModel model = new StoryModel(pair, join, bar);
        System.out.printf("bar %.1f", bar);
        check("fitted", parts.get(0).plain().subList(0, 2), parts.get(0).lexicon(), model);
        check("held", held.plain().subList(0, 2), held.lexicon(), model);
        check("val", List.of(read("allsides-val", false)), whole, model);

        check("dated", List.of(read("allsides-dated", false)), whole, model);
        check("ecbtrain", ecb, whole, model);
        check(
            "ecbdev",
            List.of(dev, shuffle(dev, 1), shuffle(dev, 2), shuffle(dev, 3)),
            whole,
            model);
        if (!streams.isEmpty()) {
          check("stream", List.of(stream(streams.getLast())), whole, model);
        }
        check("uci", List.of(headlines.get(1)), whole, model);
        System.out.println();
      }
      if (!what.equals("try")) {
        Files.writeString(file, line(pairWeights) + "\n" + line(joinWeights) + "\n" + BAR + "\n");
      }
    }

    private static void check(
        String name, List<List<Gold>> pools, Lexicon lexicon, StoryModel model) {
      double p = 0;
      double r = 0;
      for (List<Gold> pool : pools) {
        Grouping g = score(pool, lexicon, model);
        p += g.precision() / pools.size();
        r += g.recall() / pools.size();
      }
      System.out.printf("  %s %.3f/%.3f=%.4f", name, p, r, 2 * p * r / (p + r));
    }

    private static final float BAR = 0.15f;
    private float[] pairWeights = {};
    private float[] joinWeights = {};

    private static Grouping score(List<Gold> pool, Lexicon lexicon, StoryModel model) {
      OnlineClusterer clusterer =
          new OnlineClusterer(20_000, lexicon.background(), lexicon.meaning(), model);
      List<String> gold = new ArrayList<>();
      List<Long> found = new ArrayList<>();
      for (Gold each : pool) {
        gold.add(each.story());
        found.add(clusterer.place(each.article(), each.tokens()).story().value());
      }
      return Grouping.of(gold, found);
    }

    /** The net for pairs that an earlier fit wrote. */
    private Net pairOf(Path file) throws IOException {
      String[] numbers = Files.readString(file).split("\n", -1)[0].split(" ", -1);
      pairWeights = new float[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        pairWeights[i] = Float.parseFloat(numbers[i]);
      }
      return new Net(Likeness.FEATURES, StoryModel.PAIR_UNITS, pairWeights);
    }

    private Net pair(List<Part> parts) {
      List<Example> examples = new ArrayList<>();
      for (Part part : parts) {
        part.plain().forEach(pool -> examples.addAll(pairs(pool, part.lexicon(), 1)));
        part.titles().forEach(pool -> examples.addAll(pairs(pool, part.lexicon(), 0.5f)));
        part.ecb().forEach(pool -> examples.addAll(pairs(pool, part.lexicon(), 1f / parts.size())));
      }
      for (Path stream : streams) {
        examples.addAll(pairs(stream(stream), whole, 0.3f));
      }
      System.err.println("pairs " + examples.size());
      pairWeights = new NetFit(Likeness.FEATURES, StoryModel.PAIR_UNITS, 7).fit(examples, 9, 1e-5);
      return new Net(Likeness.FEATURES, StoryModel.PAIR_UNITS, pairWeights);
    }

    private static List<Example> pairs(List<Gold> pool, Lexicon lexicon, float weight) {
      Background background = lexicon.background();
      Profiler profiler = new Profiler(background, lexicon.meaning());
      StoryWindow window = new StoryWindow(pool.size(), background, StoryModel.plain().pair());
      Likeness likeness = new Likeness(background);
      List<Profile> profiles = new ArrayList<>();
      Map<Long, String> story = new HashMap<>();
      for (Gold each : pool) {
        Profile profile = profiler.profile(each.article(), each.tokens());
        profiles.add(profile);
        story.put(profile.id(), each.story());
        window.add(profile, profile.id());
      }
      List<Example> examples = new ArrayList<>();
      for (Profile profile : profiles) {
        for (Profile near : window.near(profile)) {
          if (near.id() != profile.id()) {
            boolean yes = Objects.equals(story.get(near.id()), story.get(profile.id()));
            examples.add(new Example(likeness.of(profile, near).clone(), yes, weight));
          }
        }
      }
      return examples;
    }

    private Net join(Net pair, List<Part> parts) {
      List<Example> examples = new ArrayList<>();
      for (int turn = 0; turn < 3; turn++) {
        int seed = turn;
        for (Part part : parts) {
          Lexicon words = part.lexicon();
          part.plain().forEach(p -> examples.addAll(joins(pair, shuffle(p, seed), words, 1, 2)));
          part.titles()
              .forEach(p -> examples.addAll(joins(pair, shuffle(p, seed), words, 0.5f, 2)));
          float weight = 1f / parts.size();
          part.ecb()
              .forEach(p -> examples.addAll(joins(pair, shuffle(p, seed), words, weight, 1000)));
        }
      }
      for (Path stream : streams) {
        examples.addAll(joins(pair, stream(stream), whole, 0.3f, 1000));
      }
      System.err.println("joins " + examples.size());
      joinWeights = new NetFit(Candidate.FEATURES, StoryModel.JOIN_UNITS, 7).fit(examples, 6, 1e-5);
      return new Net(Candidate.FEATURES, StoryModel.JOIN_UNITS, joinWeights);
    }

    private static List<Example> joins(
        Net pair, List<Gold> pool, Lexicon lexicon, float weight, int largest) {
      Background background = lexicon.background();
      Profiler profiler = new Profiler(background, lexicon.meaning());
      StoryWindow window = new StoryWindow(pool.size(), background, pair);
      Map<String, Long> ids = new HashMap<>();
      List<Example> examples = new ArrayList<>();
      for (Gold each : pool) {
        Profile profile = profiler.profile(each.article(), each.tokens());
        long story = ids.computeIfAbsent(each.story(), _ -> profile.id());
        for (Candidate candidate : window.candidates(profile)) {
          if (candidate.size() <= largest) {
            examples.add(
                new Example(candidate.features().clone(), candidate.story() == story, weight));
          }
        }
        window.add(profile, story);
      }
      return examples;
    }

    /**
     * A day of a simulated stream: planted events are stories, every other second wire is one of
     * its own; what attacks tell of is left out, but for floods, which are one story each.
     */
    private static List<Gold> stream(Path folder) {
      Map<String, JsonNode> truth = new HashMap<>();
      for (JsonNode row : NewsFile.rows(folder.resolve("truth.jsonl"))) {
        if (NewsFile.text(row, "kind").equals("article")) {
          truth.put(NewsFile.text(row, "id"), row);
        }
      }
      List<Gold> golds = new ArrayList<>();
      long number = 0;
      for (JsonNode row : NewsFile.rows(folder.resolve("stream.jsonl"))) {
        number++;
        String seen = NewsFile.text(row, "seenAt");
        JsonNode known = truth.get(NewsFile.text(row, "id"));
        boolean inside = seen.compareTo(FROM) >= 0 && seen.compareTo(TO) < 0;
        String story = inside && known != null ? story(known, number) : "";
        if (!story.isEmpty()) {
          Article article = NewsFile.line(row, number).article();
          golds.add(new Gold(article, TOKENIZER.tokenize(article.report()), story));
        }
      }
      return golds;
    }

    private static String story(JsonNode known, long number) {
      String event = NewsFile.text(known, "event");
      String attack = NewsFile.text(known, "attack");
      if (!event.isEmpty()) {
        return attack.isEmpty() || number % 10 == 0 ? event : "";
      }
      if (attack.startsWith("flood")) {
        return number % 10 == 0 ? attack : "";
      }
      return attack.isEmpty() && number % 2 == 0 ? "wire" + number : "";
    }

    private static final String FROM = "2025-03-05T02:00:00Z";
    private static final String TO = "2025-03-06T02:00:00Z";

    private List<Gold> read(String name, boolean titlesOnly) {
      return FitstoriesBench.read(data, name, titlesOnly);
    }

    /** Splits articles into pools, whole stories each, keeping their order. */
    static List<List<Gold>> pools(List<Gold> all, int count, long seed) {
      List<String> stories =
          new ArrayList<>(new java.util.LinkedHashSet<>(all.stream().map(Gold::story).toList()));
      Collections.shuffle(stories, new Random(seed));
      Map<String, Integer> pool = new HashMap<>();
      for (int i = 0; i < stories.size(); i++) {
        pool.put(stories.get(i), i % count);
      }
      List<List<Gold>> pools = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        pools.add(
            all.stream().filter(each -> pool.getOrDefault(each.story(), -1) == number).toList());
      }
      return pools;
    }

    private static List<Gold> shuffle(List<Gold> pool, long seed) {
      List<Gold> shuffled = new ArrayList<>(pool);
      Collections.shuffle(shuffled, new Random(seed));
      return shuffled;
    }

    private static String line(float[] weights) {
      StringBuilder line = new StringBuilder();
      for (float weight : weights) {
        line.append(line.isEmpty() ? "" : " ").append(String.format(Locale.ROOT, "%.5g", weight));
      }
      return line.toString();
    }
  }
}
