/**
 * Fetches what strangers typed: every address vetted before each connection, every answer bounded
 * in bytes and time.
 *
 * <p>A small HTTP/1.1 client of our own on plain sockets and virtual threads. The vetted address is
 * the one connected to, and a slow server costs a few kilobytes. No cookies, no proxy, no scripts.
 */
@NullMarked
package org.tidings.ingest.fetch;

import org.jspecify.annotations.NullMarked;
