package org.tidings.ingest.page;

import java.util.List;

/** The blocks of a page with the numbers to judge them by. One thread at a time. */
public final class PageBlocks {
  private static final float HEADLINE = .6f;
  private static final int LONGEST_DATELINE = 100;

  private final List<Block> blocks;
  private final float[][] rows;
  private final int title;
  private final BlockWords words;

  PageBlocks(List<Block> blocks, PageHints hints) {
    this.blocks = blocks;
    words = new BlockWords(blocks, hints);
    title = words.titleBlock();
    rows = BlockFeatures.of(blocks, hints, words);
  }

  public List<String> texts() {
    return blocks.stream().map(Block::text).toList();
  }

  /** What a first look sees: a row of numbers for each block. */
  public float[][] rows() {
    return rows;
  }

  /** What a second look sees, given the probabilities that the first came to. */
  public float[][] rows(float[] first) {
    return Neighbourhood.of(blocks, rows, first);
  }

  /** Whether a block shows nothing but the headline. */
  boolean isHeadline(int block) {
    return block == title
        && blocks.get(block).holder().tag == PageTag.H1
        && words.titleLikeness(block) >= HEADLINE;
  }

  /** Whether a block shows nothing but when the article was published or changed. */
  boolean isDateline(int block) {
    Block line = blocks.get(block);
    String text = line.text();
    boolean told =
        (words.phrases(block) & Phrases.WHEN) != 0
            || ((line.marks() | line.holder().marks) & Marks.WHEN) != 0;
    return told
        && text.length() <= LONGEST_DATELINE
        && text.charAt(text.length() - 1) != '.'
        && !DateText.in(text, true).isEmpty();
  }

  /** The block that shows the headline, -1 where none does. */
  int title() {
    return title;
  }

  List<Block> blocks() {
    return blocks;
  }
}
