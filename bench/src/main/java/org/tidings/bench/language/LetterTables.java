package org.tidings.bench.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * How often letter sequences of one to five are met in one language, as Lingua's jar tells:
 * fractions of how often the sequence without its last letter is met. Multiplied out they are
 * shares of all letters.
 */
final class LetterTables {
  static final int LONGEST = 5;

  private static final List<String> FILES =
      List.of("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams");

  private final List<Map<String, Double>> shares = new ArrayList<>();

  static LetterTables read(ZipFile lingua, String language) throws IOException {
    LetterTables tables = new LetterTables();
    for (String file : FILES) {
      ZipEntry entry = lingua.getEntry("language-models/%s/%s.json".formatted(language, file));
      if (entry == null && !tables.shares.isEmpty()) {
        break; // of Chinese and Japanese only single characters are told
      }
      if (entry == null) {
        throw new IOException("%s has no %s of %s".formatted(lingua.getName(), file, language));
      }
      try (InputStream in = lingua.getInputStream(entry)) {
        tables.add(new ObjectMapper().readTree(in).path("ngrams"));
      }
    }
    return tables;
  }

  private void add(JsonNode byFraction) {
    Map<String, Double> found = new HashMap<>();
    for (Map.Entry<String, JsonNode> row : byFraction.properties()) {
      String[] parts = row.getKey().split("/", 2);
      double fraction = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
      for (String letters : row.getValue().asText().split(" ", -1)) {
        double before =
            shares.isEmpty()
                ? 1
                : shares.getLast().getOrDefault(letters.substring(0, letters.length() - 1), 0.0);
        if (before > 0) {
          found.put(letters, before * fraction);
        }
      }
    }
    shares.add(found);
  }

  /** The longest sequences that are told. */
  int longest() {
    return shares.size();
  }

  /** The share of each sequence of this length. */
  Map<String, Double> of(int length) {
    return shares.get(length - 1);
  }
}
