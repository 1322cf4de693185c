package org.tidings.ingest.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of each block, looked at once: purposes they give away, likeness to what is known. */
final class BlockWords {
  private static final int READ = 1_000;
  private static final int TITLE = 400;
  private static final int FEW = 4;

  private final List<Block> blocks;
  private final long[] phrases;
  private final float[] likeness;
  private final float[] described;

  BlockWords(List<Block> blocks, PageHints hints) {
    this.blocks = blocks;
    phrases = new long[blocks.size()];
    likeness = new float[blocks.size()];
    described = new float[blocks.size()];
    for (int i = 0; i < phrases.length; i++) {
      String text = blocks.get(i).text();
      String folded = WordGroups.folded(text, READ);
      phrases[i] = Phrases.of(folded);
      Set<String> seen = new HashSet<>();
      int inTitle = 0;
      int inDescription = 0;
      int from = 1;
      for (int to = folded.indexOf(' ', 1); to > 0; to = folded.indexOf(' ', from)) {
        String word = folded.substring(from, to);
        from = to + 1;
        if (seen.add(word)) {
          inTitle += hints.isOfTitle(word) ? 1 : 0;
          inDescription += hints.isOfDescription(word) ? 1 : 0;
        }
      }
      if (text.length() <= TITLE && inTitle > 0) {
        likeness[i] = (float) inTitle / (seen.size() + hints.titleWords() - inTitle);
      }
      described[i] = seen.size() < FEW ? 0 : (float) inDescription / seen.size();
    }
  }

  /** The groups of {@link Phrases} that a block's beginning belongs to. */
  long phrases(int block) {
    return phrases[block];
  }

  /** The share of common words among all words of a block and the title, 0 to 1. */
  float titleLikeness(int block) {
    return likeness[block];
  }

  /** The share of a block's words that the description has, too; 0 for very short ones. */
  float inDescription(int block) {
    return described[block];
  }

  /**
   * The block that shows the title: most alike, headings before others; else the first h1, or -1.
   */
  int titleBlock() {
    int best = -1;
    int heading = -1;
    float most = .5f;
    for (int i = 0; i < likeness.length; i++) {
      Block block = blocks.get(i);
      if (block.words() > 40) {
        continue;
      }
      PageTag tag = block.holder().tag;
      heading = heading < 0 && tag == PageTag.H1 ? i : heading;
      float alike = likeness[i] + (tag == PageTag.H1 ? .45f : tag.isHeading() ? .1f : 0);
      if (alike > most) {
        best = i;
        most = alike;
      }
    }
    return best < 0 ? heading : best;
  }
}
