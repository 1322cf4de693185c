package org.tidings.ingest.page;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Chooses the blocks that are the article: one forest judges each block by itself, a second one
 * with what the first said of its neighbours. {@code bench/run fitpages} fits both.
 */
final class BodyText {
  private final Forest first;
  private final Forest second;
  private final float bar;

  /** The one that is shipped; reading it takes some milliseconds, once. */
  private static final class Shipped {
    static final BodyText TEXT = read("body.forest");
  }

  private BodyText(Forest first, Forest second, float bar) {
    this.first = first;
    this.second = second;
    this.bar = bar;
  }

  private static BodyText read(String name) {
    try (InputStream raw = Objects.requireNonNull(BodyText.class.getResourceAsStream(name), name);
        DataInputStream in = new DataInputStream(new BufferedInputStream(raw))) {
      float bar = in.readFloat();
      return new BodyText(Forest.read(in), Forest.read(in), bar);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  static BodyText shipped() {
    return Shipped.TEXT;
  }

  /** Which of the blocks are the article's text. */
  boolean[] chosen(PageBlocks page) {
    float[][] rows = page.rows();
    float[] looked = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      looked[i] = first.probability(rows[i]);
    }
    float[][] wider = page.rows(looked);
    boolean[] chosen = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = second.probability(wider[i]) > bar;
    }
    return chosen;
  }

  /** The text of the chosen blocks, paragraphs apart by a blank line. */
  String text(PageBlocks page) {
    List<Block> blocks = page.blocks();
    boolean[] chosen = chosen(page);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        body.append(body.isEmpty() ? "" : "\n\n").append(blocks.get(i).text());
      }
    }
    return body.toString();
  }
}
