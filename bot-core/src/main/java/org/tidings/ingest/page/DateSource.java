package org.tidings.ingest.page;

/** Where on a page a date was found; the order is that of a fitted forest's numbers. */
enum DateSource {
  DATA_PUBLISHED(0),
  DATA_MODIFIED(1),
  DATA_CREATED(2),
  META_PUBLISHED(3),
  META_MODIFIED(4),
  META_DATE(5),
  META_OTHER(6),
  PROPERTY_PUBLISHED(7),
  PROPERTY_MODIFIED(8),
  TIME_MARKED(9),
  TIME_MODIFIED(10),
  TIME_NEAR_TITLE(11),
  TIME_IN_COMMENT(12),
  TIME_ASIDE(13),
  TIME_OTHER(14),
  ADDRESS(15),
  OWN_ADDRESS(16),
  SCRIPT_PUBLISHED(17),
  SCRIPT_MODIFIED(18),
  TEXT_PUBLISHED(19),
  TEXT_MODIFIED(20),
  TEXT_MARKED(21),
  TEXT_NEAR_TITLE(22),
  TEXT_ABOVE_BODY(23),
  TEXT_IN_BODY(24),
  TEXT_LONG(25),
  TEXT_BELOW_BODY(26),
  TEXT_IN_COMMENT(27),
  TEXT_ASIDE(28),
  TEXT_ALONE(29),
  TEXT_OTHER(30),
  TITLE_ATTRIBUTE(31),
  PICTURE_ADDRESS(32);

  private final int number;

  DateSource(int number) {
    this.number = number;
  }

  /** What a {@link Forest} knows it by. */
  int number() {
    return number;
  }

  /** Whether it says when the page was first published. */
  boolean tellsBirth() {
    return switch (this) {
      case DATA_PUBLISHED,
          META_PUBLISHED,
          PROPERTY_PUBLISHED,
          TIME_MARKED,
          SCRIPT_PUBLISHED,
          TEXT_PUBLISHED ->
          true;
      default -> false;
    };
  }

  /** Whether it says when the page was last changed. */
  boolean tellsChange() {
    return switch (this) {
      case DATA_MODIFIED,
          META_MODIFIED,
          PROPERTY_MODIFIED,
          TIME_MODIFIED,
          SCRIPT_MODIFIED,
          TEXT_MODIFIED ->
          true;
      default -> false;
    };
  }
}
