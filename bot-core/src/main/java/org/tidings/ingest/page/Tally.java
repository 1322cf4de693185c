package org.tidings.ingest.page;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What stands inside one block element of a page, counted while it is walked through. */
final class Tally {
  final @Nullable Tally parent;
  final Element element;
  final PageTag tag;
  final int depth;
  final long marks;

  /** Letters and all else but white space. */
  int chars;

  int linkChars;
  int paragraphChars;
  int words;
  int blocks;
  int pictures;

  /** What blocks in here weigh by a first judgement: those it chose, all, and their characters. */
  float chosenMass;

  float mass;
  float judged;
  private String kind = "";

  Tally(@Nullable Tally parent, Element element, long marks) {
    this.parent = parent;
    this.element = element;
    this.marks = marks;
    tag = PageTag.of(element.normalName());
    depth = parent == null ? 0 : parent.depth + 1;
  }

  /** Adds what was counted in here to what this stands in. */
  void close() {
    if (parent != null) {
      parent.chars += chars;
      parent.linkChars += linkChars;
      parent.paragraphChars += paragraphChars;
      parent.words += words;
      parent.blocks += blocks;
      parent.pictures += pictures;
    }
  }

  void count(Block block) {
    chars += block.chars();
    linkChars += block.linkChars();
    boolean paragraph = tag == PageTag.P || (parent != null && parent.tag == PageTag.P);
    paragraphChars += paragraph ? block.chars() : 0;
    words += block.words();
    blocks++;
  }

  /** Blocks of one kind stand in elements of the same tags and classes. */
  String kind() {
    if (kind.isEmpty()) {
      Tally up = up(1);
      kind = tag + element.className() + '/' + up.tag + up.element.className() + '/' + up(2).tag;
    }
    return kind;
  }

  float linkDensity() {
    return chars == 0 ? 0 : (float) linkChars / chars;
  }

  /** This, or the element so many levels up; the outermost where there are fewer. */
  Tally up(int levels) {
    Tally at = this;
    for (int i = 0; i < levels && at.parent != null; i++) {
      at = at.parent;
    }
    return at;
  }

  /** Whether this is the other, or stands in it. */
  boolean isWithin(Tally other) {
    @Nullable Tally at = this;
    while (at != null && at.depth >= other.depth) {
      if (at == other) {
        return true;
      }
      at = at.parent;
    }
    return false;
  }
}
