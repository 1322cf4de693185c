package org.tidings.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds words of many groups in one pass over a text (Aho and Corasick's automaton). A group is a
 * list of patterns apart by {@code |}; a blank at a pattern's end stands for a word's border. Never
 * changes; safe for many threads.
 */
final class WordGroups {
  /** Most groups: each is a bit of an answer. */
  static final int MOST = 64;

  private final byte[] symbols = new byte[Character.MAX_VALUE + 1];
  private final int[][] next;
  private final long[] found;
  private final int width;

  WordGroups(String... groups) {
    if (groups.length > MOST) {
      throw new IllegalArgumentException("%d groups".formatted(groups.length));
    }
    width = alphabet(groups);
    List<int[]> trie = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    trie.add(new int[width]);
    ends.add(0L);
    for (int group = 0; group < groups.length; group++) {
      for (String pattern : groups[group].split("\\|", -1)) {
        int node = 0;
        for (int i = 0; i < pattern.length(); i++) {
          int symbol = symbols[pattern.charAt(i)] & 0xff;
          if (trie.get(node)[symbol] == 0) {
            trie.get(node)[symbol] = trie.size();
            trie.add(new int[width]);
            ends.add(0L);
          }
          node = trie.get(node)[symbol];
        }
        ends.set(node, ends.get(node) | 1L << group);
      }
    }
    next = trie.toArray(new int[0][]);
    found = ends.stream().mapToLong(Long::longValue).toArray();
    link();
  }

  private int alphabet(String... groups) {
    int count = 0;
    for (String group : groups) {
      for (int i = 0; i < group.length(); i++) {
        char c = group.charAt(i);
        if (c != '|' && symbols[c] == 0) {
          count++;
          symbols[c] = (byte) count;
        }
      }
    }
    if (count > 254) {
      throw new IllegalArgumentException("%d different characters".formatted(count));
    }
    return count + 1;
  }

  /** Turns the trie into an automaton: where no branch fits, the longest fitting ending goes on. */
  private void link() {
    int[] fallback = new int[next.length];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int child : next[0]) {
      if (child != 0) {
        queue.add(child);
      }
    }
    while (!queue.isEmpty()) {
      int node = queue.remove();
      found[node] |= found[fallback[node]];
      for (int symbol = 0; symbol < width; symbol++) {
        int child = next[node][symbol];
        int other = next[fallback[node]][symbol];
        if (child == 0) {
          next[node][symbol] = other;
        } else {
          fallback[child] = other;
          queue.add(child);
        }
      }
    }
  }

  /** The groups of which a word is in a text that was {@linkplain #folded folded}. */
  long in(CharSequence folded) {
    int node = 0;
    long groups = 0;
    for (int i = 0; i < folded.length(); i++) {
      node = next[node][symbols[folded.charAt(i)] & 0xff];
      groups |= found[node];
    }
    return groups;
  }

  /**
   * Lower case, everything between words one blank, a blank at both ends; so many units at most.
   */
  static String folded(CharSequence text, int limit) {
    int length = Math.min(text.length(), limit);
    StringBuilder out = new StringBuilder(length + 2).append(' ');
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || c == '\u00a9') {
        out.append(Character.toLowerCase(c));
      } else if (out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    if (out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    return out.toString();
  }
}
