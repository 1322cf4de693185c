package org.tidings.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidings.language.LanguageDetector;

/**
 * Tells the language of each line: {@code bench/run language IN.tsv OUT.tsv} writes one code per
 * line, {@code und} when unsure. Only the second column is read, never the code in the first.
 */
public final class LanguageBench {
  private LanguageBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: bench/run language IN.tsv OUT.tsv");
      System.exit(2);
    }
    run(Path.of(args[0]), Path.of(args[1]));
  }

  static void run(Path in, Path out) throws IOException {
    LanguageDetector detector = LanguageDetector.standard();
    List<String> lines = Files.readAllLines(in, StandardCharsets.UTF_8);
    try (BufferedWriter writer = Files.newBufferedWriter(out)) {
      for (String line : lines) {
        int tab = line.indexOf('\t');
        int end = line.indexOf('\t', tab + 1);
        String text = line.substring(tab + 1, end < 0 ? line.length() : end);
        writer.write(detector.detect(text).orElse("und"));
        writer.newLine();
      }
    }
  }
}
