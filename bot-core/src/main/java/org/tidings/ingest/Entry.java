package org.tidings.ingest;

import java.util.List;
import java.util.Optional;

/**
 * An item as the feed document gave it, whatever the dialect. Texts are raw and unsafe; {@link
 * EntryCleaner} makes a report of it.
 *
 * @param id the publisher's own id (GUID), or ""
 * @param link absolute where the document made that possible, or ""
 * @param summary the teaser; when the document has only a full text, that one
 * @param content the full text, or nothing when the document has only a teaser
 * @param base address that links inside the texts are relative to, or ""
 * @param authors names or desks, in order
 * @param pictures what media elements offer, best first
 * @param comments number of comments, -1 when not told
 * @param source name of the outlet it was taken from, for feeds of several, or ""
 * @param language as written, or ""
 * @param place "latitude longitude" where the entry is about a place, or ""
 * @param labels the sector, edition and kind that the entry names for itself
 */
public record Entry(
    String id,
    String link,
    Prose title,
    Prose summary,
    Prose content,
    String base,
    Optional<Stamp> published,
    Optional<Stamp> updated,
    List<String> authors,
    List<String> categories,
    List<Enclosure> enclosures,
    List<Enclosure> pictures,
    int comments,
    String source,
    String language,
    String place,
    List<Label> labels) {
  public Entry {
    authors = List.copyOf(authors);
    labels = List.copyOf(labels);
    categories = List.copyOf(categories);
    enclosures = List.copyOf(enclosures);
    pictures = List.copyOf(pictures);
  }
}
