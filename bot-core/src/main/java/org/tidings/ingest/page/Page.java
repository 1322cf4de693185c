package org.tidings.ingest.page;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tidings.article.Picture;
import org.tidings.ingest.Stamp;

/**
 * What a web page tells of its article. Texts are plain and safe, links absolute and free of
 * tracking parameters; what the page does not tell is empty.
 *
 * @param title the headline, one line, or ""
 * @param description the page's own summary, one line, or ""
 * @param body the article's text, paragraphs apart by a blank line, or ""
 * @param byline author or authors
 * @param desk the desk or section team, where the page names one besides or instead of people
 * @param agency the agency attribution, without brackets: "With inputs from agencies."
 * @param created when it was first published
 * @param updated when it was last changed
 * @param section where the outlet files it
 * @param tags the outlet's own keywords
 * @param canonical the article's own address, as the page gives it
 * @param language ISO 639-1 code
 */
public record Page(
    String title,
    String description,
    String body,
    Optional<String> byline,
    Optional<String> desk,
    Optional<String> agency,
    Optional<Stamp> created,
    Optional<Stamp> updated,
    Optional<Picture> picture,
    Optional<String> section,
    List<String> tags,
    Optional<URI> canonical,
    Optional<String> language) {
  public Page {
    tags = List.copyOf(tags);
  }
}
