package org.tidings.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.tidings.bench.language.LanguageFit;

/**
 * Fits the weights of the language detector: {@code bench/run fitlanguage LINGUA_JAR RESOURCES}.
 *
 * <p>The jar is {@code com.github.pemistahl:lingua:1.2.2} (Apache License 2.0), of which only the
 * letter statistics are read. Nothing of {@code $TIDINGS_DATA} is: all of it stays unseen.
 */
public final class FitlanguageBench {
  private FitlanguageBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: bench/run fitlanguage LINGUA_JAR RESOURCES");
      System.exit(2);
    }
    LanguageFit.run(Path.of(args[0]), Path.of(args[1]).resolve("letters.bin.gz"));
  }
}
