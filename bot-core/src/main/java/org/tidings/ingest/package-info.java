/**
 * From a document's bytes to reports: reads feeds of every dialect, cleans their entries and tells
 * which entries are the same.
 *
 * <p>Everything here is hostile input. Nothing throws on it, everything is bounded by {@link
 * org.tidings.ingest.Caps}, and nothing is fetched or resolved while reading.
 */
@NullMarked
package org.tidings.ingest;

import org.jspecify.annotations.NullMarked;
