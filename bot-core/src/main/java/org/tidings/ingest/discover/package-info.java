/**
 * Finds the feeds of what people name: a feed's address, a site's, a page's, an account's.
 *
 * <p>A few fetches for each question, in seconds, all through the guarded fetcher; nothing is
 * stored.
 */
@NullMarked
package org.tidings.ingest.discover;

import org.jspecify.annotations.NullMarked;
