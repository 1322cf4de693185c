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
 */
public record Style(String format, Optional<String> mention, List<String> tags, boolean followUps) {
  /** The usual look. */
  public static final Style USUAL = new Style("", Optional.empty(), List.of(), false);

  public Style {
    tags = List.copyOf(tags);
  }
}
