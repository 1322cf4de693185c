package org.tidings.ingest;

import java.util.Locale;

/** What became of a document that was to be a feed. */
public sealed interface Reading {
  /** It is a feed. */
  record Read(FeedDocument feed) implements Reading {}

  /** It is no feed, but something else. */
  record NotAFeed(Look look) implements Reading {}

  /** What a document is that is no feed. */
  enum Look {
    EMPTY("an empty document"),
    WEB_PAGE("a web page"),
    LOGIN_PAGE("a login page"),
    BOT_CHECK("a page that checks for robots"),
    IMAGE("an image"),
    AUDIO_OR_VIDEO("an audio or video file"),
    PDF("a PDF"),
    ARCHIVE("a compressed file"),
    SITEMAP("a sitemap"),
    OPML("a list of feeds (OPML)"),
    XML("an XML document of another kind"),
    JSON("a JSON document of another kind"),
    TEXT("plain text"),
    BINARY("a binary file"),
    TOO_LARGE("a document too large to be a feed");

    private final String words;

    Look(String words) {
      this.words = words;
    }

    /** Words to tell people, with an article: {@code "a web page"}. */
    public String words() {
      return words;
    }

    /** Stable word for records and metrics: {@code "web-page"}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
