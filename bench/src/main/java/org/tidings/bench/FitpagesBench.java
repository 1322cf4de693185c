package org.tidings.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * {@code bench/run fitpages EXTRACTION body|dates OUT.forest}: fits the forests by which the page
 * reader chooses an article's blocks and its day, on the development half of each set under
 * EXTRACTION (pages whose id's SHA-256 begins with an even byte). The other half is never looked
 * at. OUT is {@code body.forest} or {@code dates.forest} of the reader's resources; it holds
 * numbers alone. Days are fitted with the body that is built in.
 */
public final class FitpagesBench {
  private FitpagesBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println(
          "usage: bench/run fitpages EXTRACTION body|titles|authors|dates OUT.forest");
      System.exit(2);
    }
    Path data = Path.of(args[0]);
    Path out = Path.of(args[2]);
    switch (args[1]) {
      case "body" -> new FitBody().fit(data, out);
      case "titles" -> FitChoices.fit(FitChoices.Question.TITLE, data, out);
      case "authors" -> FitChoices.fit(FitChoices.Question.AUTHOR, data, out);
      case "dates" -> FitChoices.fit(FitChoices.Question.DATE, data, out);
      default -> throw new IllegalArgumentException("nothing to fit: '%s'".formatted(args[1]));
    }
  }

  /** Whether a page belongs to the half that is fitted on. */
  static boolean isForDevelopment(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return (hash[0] & 1) == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
