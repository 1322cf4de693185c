/**
 * The sample newsroom: feed documents of seven outlets that do not exist, written for Tidings so
 * that a newcomer has news to ask about within a minute, without an account or a network.
 *
 * <p>The documents lie beside these classes as resources, in RSS 2.0, Atom and JSON Feed. They use
 * standard elements wherever there are any:
 *
 * <ul>
 *   <li>sector, edition and kind: {@code category} with the {@code domain} (RSS) or {@code scheme}
 *       (Atom) {@code "sector"}, {@code "edition"}, {@code "kind"}; a category without one is a
 *       tag. JSON Feed has no such thing, so there they are {@code sectors}, {@code edition} and
 *       {@code kind} of the extension object {@code _tidings}, and {@code tags} are tags.
 *   <li>byline: {@code dc:creator}, {@code author/name}, {@code authors}. Language: {@code
 *       dc:language}, {@code xml:lang}, {@code language}.
 *   <li>created: {@code pubDate}, {@code published}, {@code date_published}; updated: {@code
 *       dcterms:modified}, {@code updated}, {@code date_modified}; the zone is the offset printed
 *       in them.
 *   <li>picture: {@code media:content} with its caption in {@code media:description} and the note
 *       about its making ("AI-generated") in {@code media:credit}; in JSON Feed {@code image}, and
 *       {@code caption} and {@code credit} of {@code _tidings}.
 *   <li>agency attribution: the last paragraph of the text, in brackets, as newspapers print it.
 * </ul>
 *
 * <p>Times are marks, replaced when a document is asked for: {@code {now-3h20m rfc822
 * Europe/London}} is three hours and twenty minutes before the newsroom opened, as RFC 822 (or
 * {@code rfc3339}) writes it in that zone. What stands between <code>{release+8m}</code> and <code>
 * {end}</code> is left out until eight minutes after it opened.
 *
 * <p>Limits: this room neither parses nor stores; whoever opens it passes the documents through the
 * same reader as any other feed, into a home apart from the real one. Everything in the articles is
 * invented; places that exist are only borrowed.
 */
@NullMarked
package org.tidings.newsroom.sample;

import org.jspecify.annotations.NullMarked;
