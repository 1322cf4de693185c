package org.tidings.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which blocks of a page a gold text is made of, by aligning the words of both. */
final class GoldBlocks {
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Most pairs of words that are aligned; longer pages are cut at the end. */
  private static final long MOST = 120_000_000;

  private GoldBlocks() {}

  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /** The share of each block's words that the gold text has at that place, 0 to 1. */
  static float[] shares(List<String> blocks, String gold) {
    List<String> real = words(gold);
    List<String> page = new ArrayList<>();
    List<Integer> owner = new ArrayList<>();
    int[] sizes = new int[blocks.size()];
    for (int b = 0; b < sizes.length; b++) {
      for (String word : words(blocks.get(b))) {
        page.add(word);
        owner.add(b);
        sizes[b]++;
      }
    }
    int rows = (int) Math.min(page.size(), MOST / Math.max(1, real.size()));
    boolean[] hit = aligned(page.subList(0, rows), real);
    float[] shares = new float[sizes.length];
    for (int i = 0; i < rows; i++) {
      shares[owner.get(i)] += hit[i] ? 1f / sizes[owner.get(i)] : 0;
    }
    return shares;
  }

  /** Words of a page in the alignment that counts words, and each that follows a hit once more. */
  private static boolean[] aligned(List<String> page, List<String> gold) {
    int n = page.size();
    int m = gold.size();
    byte[][] back = new byte[n + 1][m + 1];
    int[] above = new int[m + 1];
    int[] run = new int[m + 1];
    for (int i = 1; i <= n; i++) {
      int[] now = new int[m + 1];
      int[] hits = new int[m + 1];
      for (int j = 1; j <= m; j++) {
        hits[j] = Integer.MIN_VALUE / 2;
        int from = 0;
        if (page.get(i - 1).equals(gold.get(j - 1))) {
          int fresh = above[j - 1] + 1;
          int goingOn = run[j - 1] + 2;
          hits[j] = Math.max(fresh, goingOn);
          from |= goingOn >= fresh ? 8 : 0;
        }
        int skip = Math.max(above[j], now[j - 1]);
        if (hits[j] >= skip) {
          now[j] = hits[j];
          from |= 1;
        } else {
          now[j] = skip;
          from |= (above[j] >= now[j - 1] ? 2 : 4);
        }
        back[i][j] = (byte) from;
      }
      above = now;
      run = hits;
    }
    boolean[] hit = new boolean[n];
    int i = n;
    int j = m;
    boolean inRun = false;
    while (i > 0 && j > 0) {
      byte from = back[i][j];
      if (inRun || (from & 1) != 0) {
        hit[i - 1] = true;
        inRun = (from & 8) != 0;
        i--;
        j--;
      } else if ((from & 2) != 0) {
        i--;
      } else {
        j--;
      }
    }
    return hit;
  }
}
