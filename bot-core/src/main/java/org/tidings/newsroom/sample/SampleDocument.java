package org.tidings.newsroom.sample;

import java.nio.charset.StandardCharsets;
import org.tidings.feed.Feed;

/**
 * One feed document as its publisher would serve it at this moment.
 *
 * @param feed whose document it is, with what its articles are when they do not say; its id is
 *     fixed and meant for a home that holds nothing but the sample
 * @param mediaType as in a Content-Type header, without parameters
 * @param text the document, free of marks
 */
public record SampleDocument(Feed feed, String mediaType, String text) {
  public SampleDocument {
    if (text.isBlank()) {
      throw new IllegalArgumentException("document of %s is blank".formatted(feed.url()));
    }
  }

  /** The document in UTF-8, as it would come over the wire. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
