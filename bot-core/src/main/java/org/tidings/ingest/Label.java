package org.tidings.ingest;

import java.util.Set;

/**
 * A category that names our own way of sorting: its scheme is sector, edition or kind.
 *
 * @param scheme the {@code domain} of RSS, the {@code scheme} of Atom
 * @param name as written
 */
public record Label(String scheme, String name) {
  /** The schemes that we read. */
  public static final Set<String> SCHEMES = Set.of("sector", "edition", "kind");
}
