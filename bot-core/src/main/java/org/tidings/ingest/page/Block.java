package org.tidings.ingest.page;

/**
 * A text of a page between two block borders.
 *
 * @param holder the innermost block element around it
 * @param text as shown, white space folded; lines of one block are apart by a line feed
 * @param chars all but white space
 * @param linkChars those of them in links
 * @param boldChars those of them in bold
 * @param marks purposes that inline elements in it name
 */
record Block(
    Tally holder,
    String text,
    int chars,
    int words,
    int links,
    int linkChars,
    int boldChars,
    long marks) {
  float linkDensity() {
    return (float) linkChars / chars;
  }
}
