package org.tidings.ingest;

import java.util.List;

/**
 * What a field can be good for, with the names of the fields that are, best first: feeds mix the
 * dialects, so the same lists serve RSS, RDF, Atom and CDF.
 */
enum Role {
  /** A headline or the name of a feed. */
  TITLE(0, "title", "atom:title", "dc:title", "media:title", "itunes:title", "rss:title"),

  /** The teaser. */
  SUMMARY(
      1,
      "description",
      "summary",
      "atom:summary",
      "dc:description",
      "dcterms:abstract",
      "itunes:summary",
      "abstract",
      "excerpt:encoded",
      "media:description",
      "itunes:subtitle"),

  /** The full text. */
  CONTENT(
      2,
      "content:encoded",
      "content",
      "atom:content",
      "xhtml:body",
      "xhtml:div",
      "body",
      "fulltext",
      "fullitem"),

  /** What a feed says of itself. */
  FEED_TEXT(
      3,
      "description",
      "subtitle",
      "tagline",
      "abstract",
      "atom:subtitle",
      "dc:description",
      "itunes:summary",
      "itunes:subtitle",
      "info"),

  /** The publisher's own id. */
  ID(4, "guid", "id", "atom:id", "dc:identifier"),

  /** First publication. */
  PUBLISHED(
      5,
      "published",
      "pubdate",
      "issued",
      "dc:date",
      "dcterms:issued",
      "dcterms:created",
      "created",
      "atom:published",
      "dcterms:available",
      "dcterms:date",
      "date",
      "dc:issued",
      "dc:created"),

  /** Last change. */
  UPDATED(
      6,
      "updated",
      "modified",
      "dcterms:modified",
      "atom:updated",
      "lastmod",
      "dc:modified",
      "lastbuilddate"),

  /** Who wrote it. */
  AUTHOR(
      7,
      "author",
      "dc:creator",
      "atom:author",
      "itunes:author",
      "dc:author",
      "media:credit",
      "managingeditor"),

  /** Keywords and categories. */
  CATEGORY(
      8,
      "category",
      "dc:subject",
      "atom:category",
      "media:keywords",
      "itunes:keywords",
      "keywords",
      "itunes:category"),

  /** What the feed is written in. */
  LANGUAGE(9, "language", "dc:language");

  /** Its place in tables, from 0. */
  final int place;

  private final String names;

  Role(int place, String... names) {
    this.place = place;
    this.names = String.join(" ", names);
  }

  /** Names of its fields, the best first. */
  List<String> names() {
    return List.of(names.split(" ", -1));
  }
}
