package org.tidings.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The elements that tell something of the text in them, ordered from prose to furniture. */
enum PageTag {
  P(0),
  PRE(1),
  BLOCKQUOTE(2),
  H1(3),
  H2(4),
  H3(5),
  H4(6),
  H5(7),
  H6(8),
  LI(9),
  DD(10),
  DT(11),
  TD(12),
  TH(13),
  DIV(14),
  ARTICLE(15),
  MAIN(16),
  SECTION(17),
  BODY(18),
  FIGCAPTION(19),
  CAPTION(20),
  SUMMARY(21),
  FIGURE(22),
  DETAILS(23),
  UL(24),
  OL(25),
  DL(26),
  TR(27),
  TABLE(28),
  HEADER(29),
  ADDRESS(30),
  ASIDE(31),
  FORM(32),
  LABEL(33),
  BUTTON(34),
  FOOTER(35),
  NAV(36),
  DIALOG(37),
  OTHER(38);

  private final int number;

  PageTag(int number) {
    this.number = number;
  }

  private static final Map<String, PageTag> NAMES = new HashMap<>();

  static {
    for (PageTag tag : values()) {
      NAMES.put(tag.name().toLowerCase(Locale.ROOT), tag);
    }
  }

  static PageTag of(String name) {
    return NAMES.getOrDefault(name, OTHER);
  }

  /** What a {@link Forest} knows it by. */
  int number() {
    return number;
  }

  boolean isHeading() {
    return compareTo(H1) >= 0 && compareTo(H6) <= 0;
  }
}
