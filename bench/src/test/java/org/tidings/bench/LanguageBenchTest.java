package org.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageBenchTest {
  private static final Path DATA =
      Path.of(Objects.requireNonNullElse(System.getenv("TIDINGS_DATA"), "../../shared/data"));

  @TempDir Path folder;

  private List<String> told(List<String> lines) throws IOException {
    Path in = Files.write(folder.resolve("in.tsv"), lines);
    Path out = folder.resolve("out.tsv");
    LanguageBench.main(new String[] {in.toString(), out.toString()});
    return Files.readAllLines(out);
  }

  @Test
  void tellsTheSameWithTheGoldBlanked() throws IOException {
    List<String> texts =
        List.of("The harbour is closed", "hafen gesperrt", "14.7 %", "Порт зачинено", "");

    List<String> gold = told(texts.stream().map(text -> "fr\t" + text).toList());
    List<String> blank = told(texts.stream().map(text -> "\t" + text).toList());

    assertThat(blank).isEqualTo(gold).containsExactly("en", "de", "und", "uk", "und");
  }

  @ParameterizedTest
  @CsvSource({"sentences, 0.99", "word-pairs, 0.93"})
  void reachesTheGoals(String set, double goal) throws IOException {
    Path file = DATA.resolve("language/" + set + ".tsv");
    assumeTrue(Files.exists(file), "skipped: no evaluation data at " + file);
    List<String> lines = Files.readAllLines(file);
    List<String> told = told(lines);
    Map<String, int[]> byLanguage = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String gold = lines.get(i).substring(0, lines.get(i).indexOf('\t'));
      int[] counts = byLanguage.computeIfAbsent(gold, _ -> new int[2]);
      counts[0] += told.get(i).equals(gold) ? 1 : 0;
      counts[1]++;
    }

    double mean =
        byLanguage.values().stream()
            .mapToDouble(counts -> (double) counts[0] / counts[1])
            .average()
            .orElseThrow();
    assertThat(mean).isGreaterThanOrEqualTo(goal);
  }
}
