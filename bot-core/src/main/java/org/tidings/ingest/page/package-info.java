/**
 * Reads articles from web pages: which blocks of a page are its text, and the facts around it.
 *
 * <p>A page is hostile input: it is parsed once, never fetches or runs anything, and what is too
 * large or too deep is left out. Nothing throws on it.
 */
@NullMarked
package org.tidings.ingest.page;

import org.jspecify.annotations.NullMarked;
