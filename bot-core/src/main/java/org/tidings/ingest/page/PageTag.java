package org.tidings.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The elements that tell something of the text in them, ordered from prose to furniture. */
enum PageTag {
  P,
  PRE,
  BLOCKQUOTE,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  LI,
  DD,
  DT,
  TD,
  TH,
  DIV,
  ARTICLE,
  MAIN,
  SECTION,
  BODY,
  FIGCAPTION,
  CAPTION,
  SUMMARY,
  FIGURE,
  DETAILS,
  UL,
  OL,
  DL,
  TR,
  TABLE,
  HEADER,
  ADDRESS,
  ASIDE,
  FORM,
  LABEL,
  BUTTON,
  FOOTER,
  NAV,
  DIALOG,
  OTHER;

  private static final Map<String, PageTag> NAMES = new HashMap<>();

  static {
    for (PageTag tag : values()) {
      NAMES.put(tag.name().toLowerCase(Locale.ROOT), tag);
    }
  }

  static PageTag of(String name) {
    return NAMES.getOrDefault(name, OTHER);
  }

  boolean isHeading() {
    return compareTo(H1) >= 0 && compareTo(H6) <= 0;
  }
}
