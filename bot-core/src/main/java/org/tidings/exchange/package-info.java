/**
 * Archives of articles as JSON Lines, in and out: one JSON object a line, UTF-8, plain or gzip.
 *
 * <p>Fields: {@code id, source, url, title, summary, body, publishedAt} as archives of news have
 * them, extended by {@code seenAt, updatedAt, zone, byline, agency, picture{url, caption, note},
 * kind, sectors, edition, language, tags} ({@code categories} are tags too). Times are ISO-8601,
 * absent is null or left out, unknown fields are ignored.
 */
@NullMarked
package org.tidings.exchange;

import org.jspecify.annotations.NullMarked;
