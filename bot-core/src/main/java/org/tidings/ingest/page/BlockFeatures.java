package org.tidings.ingest.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of each block of a page in numbers, for a {@link Forest} to judge: its text, its
 * neighbours, what it stands in, what that is called, and whether the page's own facts know it. The
 * order of the numbers is the order a forest was fitted with: whoever changes it fits anew.
 */
final class BlockFeatures {
  private static final int FAR = 12;
  private static final int[] NEIGHBOURS = {-1, 1, -2, 2};
  private static final int[] LEVELS = {0, 1, 2, 3};
  private static final PageTag[] AROUND = {
    PageTag.ARTICLE,
    PageTag.MAIN,
    PageTag.SECTION,
    PageTag.ASIDE,
    PageTag.NAV,
    PageTag.HEADER,
    PageTag.FOOTER,
    PageTag.FORM,
    PageTag.FIGURE,
    PageTag.TABLE,
    PageTag.UL,
    PageTag.OL,
    PageTag.BLOCKQUOTE,
    PageTag.DETAILS,
    PageTag.BUTTON,
    PageTag.DIALOG,
    PageTag.DL
  };

  private final List<Block> blocks;
  private final PageHints hints;
  private final int total;
  private final int[] before;
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<String, int[]> kinds = new HashMap<>();
  private final int title;
  private final BlockWords words;
  private final int allParagraphs;
  private final int allLinks;

  private BlockFeatures(List<Block> blocks, PageHints hints, BlockWords words) {
    this.blocks = blocks;
    this.hints = hints;
    before = new int[blocks.size()];
    int chars = 0;
    int paragraphs = 0;
    int linked = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      before[i] = chars;
      chars += block.chars();
      linked += block.linkChars();
      paragraphs += block.holder().tag == PageTag.P ? block.chars() : 0;
      copies.merge(block.text(), 1, Integer::sum);
      int[] kind = kinds.computeIfAbsent(block.holder().kind(), _ -> new int[3]);
      kind[0]++;
      kind[1] += block.words();
      kind[2] += block.linkChars() * 100 / block.chars();
    }
    total = Math.max(1, chars);
    allParagraphs = paragraphs;
    allLinks = linked;
    title = words.titleBlock();
    this.words = words;
  }

  /** The numbers of all blocks. */
  static float[][] of(List<Block> blocks, PageHints hints, BlockWords words) {
    BlockFeatures all = new BlockFeatures(blocks, hints, words);
    float[][] rows = new float[blocks.size()][];
    int heading = -1;
    long above = 0;
    for (int i = 0; i < rows.length; i++) {
      Block block = blocks.get(i);
      if (isHeading(block)) {
        heading = i;
        above = words.phrases(i);
      }
      rows[i] = all.row(i, heading, above);
    }
    return rows;
  }

  static boolean isHeading(Block block) {
    return block.holder().tag.isHeading()
        || (block.words() <= 12 && block.boldChars() >= block.chars() * 9 / 10);
  }

  private float[] row(int at, int heading, long above) {
    Row row = new Row();
    Block block = blocks.get(at);
    words(row, block);
    place(row, block, at);
    row.add(heading < 0 ? 60 : Math.min(60, at - heading));
    row.add((above & Phrases.LEADING_AWAY) != 0);
    row.bits(above, Phrases.COUNT);
    row.add(heading < 0 ? -1 : blocks.get(heading).holder().tag.number());
    row.add(heading >= 0 && blocks.get(heading).holder().up(1) == block.holder().up(1));
    for (int offset : NEIGHBOURS) {
      neighbour(row, block, at + offset);
    }
    window(row, at);
    for (int level : LEVELS) {
      container(row, block, level);
    }
    row.bits(words.phrases(at), Phrases.COUNT);
    distances(row, block);
    row.add(blocks.size());
    row.add(total);
    row.add((float) allParagraphs / total);
    row.add((float) allLinks / total);
    return row.done();
  }

  private void words(Row row, Block block) {
    String text = block.text();
    int commas = 0;
    int ends = 0;
    int upper = 0;
    int digits = 0;
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '\u3001' || c == '\uff0c') {
        commas++;
      } else if ((c == '.' || c == '!' || c == '?')
          && (i + 1 == text.length()
              || text.charAt(i + 1) <= ' '
              || text.charAt(i + 1) == '"'
              || text.charAt(i + 1) == '\u201d')) {
        ends++;
      } else if (c == '\u3002' || c == '\u0964') {
        ends++;
      } else if (c >= '0' && c <= '9') {
        digits++;
      } else if (Character.isUpperCase(c)) {
        upper++;
      } else if (c == '|'
          || c == '\u00bb'
          || c == '\u203a'
          || c == '\u2022'
          || c == '/'
          || c == '@') {
        odd++;
      }
    }
    row.add(block.words());
    row.add(block.chars());
    row.add((float) block.chars() / block.words());
    row.add(block.linkDensity());
    row.add(block.links());
    row.add(ends);
    row.add(commas);
    row.add(ending(text));
    row.add(beginning(text));
    row.add((float) upper / block.chars());
    row.add((float) digits / block.chars());
    row.add(odd);
    row.add((float) block.boldChars() / block.chars());
    row.add((block.marks() & (Marks.AUTHOR | Marks.WHEN)) != 0);
    row.add((block.marks() & Marks.CAPTION) != 0);
    row.add(block.marks() != 0);
  }

  private static float ending(String text) {
    int last = text.length() - 1;
    while (last > 0 && "\"'\u201d\u2019\u00bb)]\u201c".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return switch (text.charAt(last)) {
      case '.', '!', '?', '\u3002', '\u0964', '\uff01', '\uff1f' -> 3;
      case '\u2026', ';', ',' -> 2;
      case ':' -> 1;
      default -> Character.isLetterOrDigit(text.charAt(last)) ? 0 : -1;
    };
  }

  private static float beginning(String text) {
    char c = text.charAt(0);
    return Character.isUpperCase(c)
        ? 3
        : Character.isLowerCase(c) ? 2 : Character.isLetter(c) ? 4 : Character.isDigit(c) ? 1 : 0;
  }

  private void place(Row row, Block block, int at) {
    row.add(block.holder().tag.number());
    row.add(block.holder().up(1).tag.number());
    row.add(block.holder().up(2).tag.number());
    row.add(block.holder().depth);
    row.add(at);
    row.add((float) at / blocks.size());
    row.add((float) before[at] / total);
    row.add(before[at]);
    row.add(title < 0 ? -100 : Math.clamp(at - title, -60, 60));
    row.add(title < 0 ? -1e6f : before[at] - before[title]);
    row.add(words.titleLikeness(at));
    row.add(words.inDescription(at));
    row.add(hints.inFullText(block.text()));
    row.add(copies.getOrDefault(block.text(), 1));
    int[] kind = kinds.getOrDefault(block.holder().kind(), new int[3]);
    row.add(kind[0]);
    row.add((float) kind[1] / Math.max(1, kind[0]));
    row.add((float) kind[2] / Math.max(1, kind[0]));
    row.add((float) kind[1] * block.chars() / block.words() / total);
  }

  private void neighbour(Row row, Block block, int at) {
    if (at < 0 || at >= blocks.size()) {
      row.add(-1);
      row.add(-1);
      row.add(-1);
      row.add(-1);
      return;
    }
    Block other = blocks.get(at);
    row.add(other.words());
    row.add(other.linkDensity());
    row.add(other.holder().tag.number());
    row.add(common(block.holder(), other.holder()));
  }

  /** How many levels up the first element is that holds both. */
  private static float common(Tally from, Tally other) {
    int levels = 0;
    @Nullable Tally at = from;
    while (at != null && levels < FAR && !other.isWithin(at)) {
      at = at.parent;
      levels++;
    }
    return levels;
  }

  private void window(Row row, int at) {
    int words = 0;
    int chars = 0;
    int linked = 0;
    int longOnes = 0;
    for (int i = Math.max(0, at - 4); i <= Math.min(blocks.size() - 1, at + 4); i++) {
      Block block = blocks.get(i);
      words += block.words();
      chars += block.chars();
      linked += block.linkChars();
      longOnes += block.words() >= 15 && block.linkDensity() < .3 ? 1 : 0;
    }
    row.add(words);
    row.add((float) linked / Math.max(1, chars));
    row.add(longOnes);
  }

  private void container(Row row, Block block, int level) {
    Tally in = block.holder().up(level);
    row.add(in.chars);
    row.add((float) in.chars / total);
    row.add(in.linkDensity());
    row.add(in.blocks);
    row.add((float) in.paragraphChars / Math.max(1, in.chars));
    row.add((float) in.words / Math.max(1, in.blocks));
    row.add(in.pictures);
  }

  /** How many levels up the nearest element of each purpose and tag is. */
  private static void distances(Row row, Block block) {
    int[] marks = new int[Marks.COUNT];
    int[] tags = new int[PageTag.values().length];
    Arrays.fill(marks, FAR);
    Arrays.fill(tags, FAR);
    @Nullable Tally at = block.holder();
    for (int level = 0; at != null; level++) {
      int near = Math.min(level, FAR - 1);
      for (long bits = at.marks; bits != 0; bits &= bits - 1) {
        int group = Long.numberOfTrailingZeros(bits);
        marks[group] = Math.min(marks[group], near);
      }
      tags[at.tag.number()] = Math.min(tags[at.tag.number()], near);
      at = at.parent;
    }
    for (int mark : marks) {
      row.add(mark);
    }
    for (PageTag tag : AROUND) {
      row.add(tags[tag.number()]);
    }
  }

  /** Numbers in the order they are added. */
  private static final class Row {
    private float[] numbers = new float[240];
    private int count;

    void add(double number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count] = (float) number;
      count++;
    }

    void add(boolean flag) {
      add(flag ? 1 : 0);
    }

    void bits(long bits, int length) {
      for (int i = 0; i < length; i++) {
        add((bits >> i & 1) != 0);
      }
    }

    float[] done() {
      return Arrays.copyOf(numbers, count);
    }
  }
}
