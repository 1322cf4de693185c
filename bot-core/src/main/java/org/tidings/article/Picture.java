package org.tidings.article;

import java.net.URI;
import java.util.Optional;

/**
 * The picture of an article.
 *
 * @param url absolute http or https address
 * @param caption what the publisher writes under it
 * @param note a remark about its making, such as "AI-generated"
 */
public record Picture(URI url, Optional<String> caption, Optional<String> note) {
  public Picture {
    if (!url.isAbsolute()) {
      throw new IllegalArgumentException("picture's address is relative: '%s'".formatted(url));
    }
    caption = Texts.meaningful(caption);
    note = Texts.meaningful(note);
  }

  /** A picture without caption or note. */
  public static Picture of(URI url) {
    return new Picture(url, Optional.empty(), Optional.empty());
  }
}
