package org.tidings.subscription;

import java.util.List;
import java.util.Optional;

/**
 * How posts look.
 *
 * @param format a template; empty for the usual look
 * @param mention the platform's id of a role to ping
 * @param tags names of forum tags
 * @param followUps whether big developments of a story answer its first post
 * @param publish whether posts in an announcement channel go to all who follow it
 */
public record Style(
    String format,
    Optional<String> mention,
    List<String> tags,
    boolean followUps,
    boolean publish) {
  /** The usual look. */
  public static final Style USUAL = new Style("", Optional.empty(), List.of(), false, false);

  public Style {
    tags = List.copyOf(tags);
  }
}
