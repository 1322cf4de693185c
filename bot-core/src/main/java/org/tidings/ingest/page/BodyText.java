package org.tidings.ingest.page;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tidings.ingest.Agencies;
import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.HtmlText;
import org.tidings.ingest.clean.PlainText;

/**
 * Chooses the blocks that are the article: one forest judges each block by itself, a second one
 * with what the first said of its neighbours. {@code bench/run fitpages} fits both.
 */
final class BodyText {
  /** How much of an end an attribution to agencies can be, in characters. */
  private static final int LAST_WORDS = 200;

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
      chosen[i] = second.probability(wider[i]) > bar && !page.isHeadline(i) && !page.isDateline(i);
    }
    return chosen;
  }

  /** An article's text, and the attribution to agencies that stood at its end. */
  record Parted(String text, Optional<String> agency) {}

  /**
   * The text of the chosen blocks, paragraphs apart by a blank line; where none is chosen, the text
   * that the page's structured data repeats.
   */
  static Parted parted(PageBlocks page, boolean[] chosen, StructuredData structured) {
    List<Block> blocks = page.blocks();
    StringBuilder body = new StringBuilder();
    int last = -1;
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        body.append(body.isEmpty() ? "" : "\n\n").append(blocks.get(i).text());
        last = i;
      }
    }
    if (body.isEmpty()) {
      body.append(HtmlText.text(structured.value("articleBody")));
    }
    String text = PlainText.paragraphs(body.toString(), Caps.BODY);
    Optional<String> agency =
        Agencies.attribution(text.substring(Math.max(0, text.length() - LAST_WORDS)));
    if (agency.isPresent()) {
      text = text.substring(0, text.length() - agency.get().length()).strip();
    }
    for (int i = last + 1;
        agency.isEmpty() && last >= 0 && i < Math.min(last + 5, blocks.size());
        i++) {
      String after = blocks.get(i).text();
      agency = after.length() > 140 ? Optional.empty() : Agencies.attribution(after);
    }
    return new Parted(
        text,
        agency.map(words -> words.strip()).map(words -> words.substring(1, words.length() - 1)));
  }
}
