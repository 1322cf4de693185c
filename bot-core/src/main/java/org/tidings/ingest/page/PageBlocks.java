package org.tidings.ingest.page;

import java.util.List;

/** The blocks of a page with the numbers to judge them by. One thread at a time. */
public final class PageBlocks {
  private final List<Block> blocks;
  private final float[][] rows;

  PageBlocks(List<Block> blocks, PageHints hints) {
    this.blocks = blocks;
    rows = BlockFeatures.of(blocks, hints);
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

  List<Block> blocks() {
    return blocks;
  }
}
