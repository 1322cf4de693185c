package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.tidings.story.Background;
import org.tidings.story.Meaning;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** What is learnt of words from corpora: how common they are, how they stay, where they point. */
record Lexicon(List<Integer> entries, List<Byte> stays, Background background, Meaning meaning) {
  private static final Tokenizer TOKENIZER = new Tokenizer();

  /** Fewer articles with a word than this, and the word is not kept. */
  private static final int LEAST = 5;

  /** Learns from the corpora, leaving out the stories that a filter refuses. */
  static Lexicon of(Path data, Predicate<String> stories) {
    int[] entries = entries(data, stories);
    byte[] stays = Stays.of(data, entries, stories);
    Background background = Background.of(entries, stays);
    List<Byte> bytes = new ArrayList<>();
    for (byte stay : stays) {
      bytes.add(stay);
    }
    return new Lexicon(
        java.util.Arrays.stream(entries).boxed().toList(),
        bytes,
        background,
        MeaningFit.of(FitstoriesBench.corpora(data), stories, background));
  }

  /** Writes the resources of the product. */
  void write(Path words, Path directions) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(words)))) {
      out.writeInt(entries.size());
      for (int entry : entries) {
        out.writeInt(entry);
      }
      for (byte stay : stays) {
        out.writeByte(stay);
      }
    }
    try (var out = Files.newOutputStream(directions)) {
      meaning.write(out);
    }
  }

  /** A word is as common as in the corpus where it is commonest; seldom words are left out. */
  private static int[] entries(Path data, Predicate<String> stories) {
    Map<String, Map<Integer, Integer>> counts = new TreeMap<>();
    Map<String, Integer> sizes = new HashMap<>();
    for (Path corpus : FitstoriesBench.corpora(data)) {
      String name =
          corpus.getName(corpus.getNameCount() - 2)
              + "/"
              + corpus.getName(corpus.getNameCount() - 1).toString().charAt(0);
      Map<Integer, Integer> count = counts.computeIfAbsent(name, _ -> new HashMap<>());
      for (JsonNode row : NewsFile.rows(corpus)) {
        if (!stories.test(NewsFile.text(row, "story"))) {
          continue;
        }
        List<JsonNode> texts = new ArrayList<>();
        if (row.has("articles")) {
          row.get("articles").forEach(texts::add);
        } else {
          texts.add(row);
        }
        for (JsonNode text : texts) {
          sizes.merge(name, 1, Integer::sum);
          words(text).forEach(key -> count.merge(key, 1, Integer::sum));
        }
      }
    }
    Map<Integer, Integer> all = new TreeMap<>();
    counts
        .values()
        .forEach(each -> each.forEach((key, count) -> all.merge(key, count, Integer::sum)));
    List<Integer> entries = new ArrayList<>();
    all.forEach(
        (key, total) -> {
          if (total >= LEAST) {
            double rate = 0;
            for (String name : counts.keySet()) {
              int count = counts.get(name).getOrDefault(key, 0);
              rate =
                  Math.max(
                      rate,
                      (count - (count > 3 ? 0 : 1))
                          / (double) Math.max(3000, sizes.getOrDefault(name, 0)));
            }
            double weight = Math.min(Background.UNSEEN, -Math.log(Math.max(rate, 1e-9)));
            entries.add(key << 8 | (int) Math.round(weight * 16));
          }
        });
    return entries.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Set<Integer> words(JsonNode row) {
    Set<Integer> words = new HashSet<>();
    for (String field : List.of("title", "summary", "body")) {
      Tokens tokens = TOKENIZER.tokenize("en", NewsFile.text(row, field));
      for (int i = 0; i < tokens.size(); i++) {
        words.add(Background.key("en", tokens.term(i)));
      }
    }
    return words;
  }
}
