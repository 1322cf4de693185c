package org.tidings.ingest;

/**
 * Bounds on what one document may make us keep; the same for the strict and the lenient path.
 * Lengths are in UTF-16 units. What is over a bound is cut or left out, never an error.
 */
public final class Caps {
  /** Longest document, in bytes. The fetcher stops earlier. */
  public static final int DOCUMENT = 32 << 20;

  /** Entries kept of one document, the first ones. */
  public static final int ENTRIES = 2_000;

  /** Elements inside one another; deeper ones are left out. */
  public static final int DEPTH = 200;

  /** Fields kept of one entry, and attributes of one element. */
  public static final int FIELDS = 500;

  /** Raw text of one field. */
  public static final int FIELD = 2 << 20;

  public static final int TITLE = 500;
  public static final int SUMMARY = 4_000;
  public static final int BODY = 200_000;
  public static final int NAME = 200;
  public static final int LINK = 2_048;
  public static final int TAGS = 40;
  public static final int TAG = 80;
  public static final int ENCLOSURES = 20;

  private Caps() {}
}
