package org.tidings.search.lucene;

import java.util.Locale;

/** Names of the index's fields and the values they hold. */
final class Fields {
  static final String ID = "id";
  static final String CHANGE = "change";
  static final String AT = "at";
  static final String SEEN = "seen";
  static final String STORY = "story";
  static final String COPY = "copy";
  static final String FEED = "feed";
  static final String SECTOR = "sector";
  static final String EDITION = "edition";
  static final String SOURCE = "source";
  static final String KIND = "kind";
  static final String LANG = "lang";

  /** The outlet's name as words. */
  static final String OUTLET = "outlet";

  /** The byline as words. */
  static final String AUTHOR = "author";

  /** The title's words, stop words too. */
  static final String TITLE = "title";

  /** The words of title, summary and body, the title twice so that it weighs more. */
  static final String TEXT = "text";

  /** Each word of the title as it stands, for completions and corrections. */
  static final String WORD = "word";

  /** The title as it stands, for completions. */
  static final String HEADLINE = "headline";

  /** The words as numbers, see {@link Vectors}. */
  static final String VECTOR = "vector";

  /** Language of an article that does not tell. */
  static final String UNKNOWN = "?";

  private Fields() {}

  /** How outlets' names are compared. */
  static String sourceKey(String source) {
    return source.strip().toLowerCase(Locale.ROOT);
  }
}
