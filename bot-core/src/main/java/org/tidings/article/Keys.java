package org.tidings.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds names to keys and back. */
final class Keys {
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGE = Pattern.compile("^-|-$");

  private Keys() {}

  static String key(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return EDGE.matcher(GAP.matcher(folded).replaceAll("-")).replaceAll("");
  }

  static String label(String key) {
    StringBuilder label = new StringBuilder(key.length());
    for (String word : key.split("-", -1)) {
      if (!label.isEmpty()) {
        label.append(' ');
      }
      boolean initials = word.length() <= 2 && !word.equals("of") && !word.equals("de");
      label.append(
          initials
              ? word.toUpperCase(Locale.ROOT)
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return label.toString();
  }
}
