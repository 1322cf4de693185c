package org.tidings.newsroom;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares headlines and sites roughly. */
final class Titles {
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Titles() {}

  /** Whether a headline may be a correction of another: a third of their words are shared. */
  static boolean alike(String before, String after) {
    Set<String> a = words(before);
    Set<String> b = words(after);
    Set<String> shared = new HashSet<>(a);
    shared.retainAll(b);
    return shared.size() * 3 >= Math.max(1, Math.max(a.size(), b.size()));
  }

  /** The last two labels of a host, three where the last but one is short ("co.uk"). */
  static String site(String host) {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
    int keep = labels.length > 2 && labels[labels.length - 2].length() <= 3 ? 3 : 2;
    int from = Math.max(0, labels.length - keep);
    return String.join(".", List.of(labels).subList(from, labels.length));
  }

  private static Set<String> words(String title) {
    return new HashSet<>(List.of(GAP.split(title.toLowerCase(Locale.ROOT).strip(), -1)));
  }
}
