package org.tidings.app.settings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: those that are known, and whatever looks like a token of Discord or
 * Telegram. Shared by the whole process, as the log is.
 */
public final class Masks {
  private static final int SHORTEST = 6;
  private static final Pattern TOKENS =
      Pattern.compile(
          "\\b\\d{6,12}:[A-Za-z0-9_-]{30,50}|[A-Za-z0-9_-]{23,30}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,50}");
  private static final List<String> KNOWN = new CopyOnWriteArrayList<>();

  private Masks() {}

  static void add(String secret) {
    if (secret.length() >= SHORTEST && !KNOWN.contains(secret)) {
      KNOWN.add(secret);
    }
  }

  /** The text with every secret masked. */
  public static String mask(String text) {
    String masked = text;
    for (String secret : KNOWN) {
      masked = masked.replace(secret, Secret.MASK);
    }
    return TOKENS.matcher(masked).replaceAll(Secret.MASK);
  }
}
