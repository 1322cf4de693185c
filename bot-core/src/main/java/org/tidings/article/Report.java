package org.tidings.article;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What one outlet reported: an entry after cleaning, with every fact its page gives, before the
 * newsroom has accepted it. Texts are plain, links absolute and free of tracking parameters.
 *
 * @param source name of the outlet, as shown: "Reuters"; empty when not known
 * @param ownId the publisher's own id of it (GUID), where there is one
 * @param link canonical address, where there is one
 * @param title headline, one line, never blank
 * @param summary the lead or teaser; empty when unknown
 * @param body the full text, paragraphs separated by a blank line; empty when unknown
 * @param byline author or desk
 * @param agency the agency attribution: "With inputs from agencies"
 * @param created when the publisher says that it was first published
 * @param updated when the publisher says that it was last changed
 * @param zone the zone in which the publisher printed these times; empty when not known
 * @param language ISO 639-1 code, lower case; empty when not known
 * @param tags the publisher's own keywords and categories
 */
public record Report(
    String source,
    Optional<String> ownId,
    Optional<URI> link,
    String title,
    String summary,
    String body,
    Optional<String> byline,
    Optional<String> agency,
    Optional<Instant> created,
    Optional<Instant> updated,
    Optional<ZoneId> zone,
    Optional<Picture> picture,
    Kind kind,
    Set<Sector> sectors,
    Optional<Edition> edition,
    Optional<String> language,
    Set<String> tags) {
  public Report {
    source = source.strip();
    title = title.strip();
    if (title.isEmpty()) {
      throw new IllegalArgumentException("title is blank, from '%s'".formatted(source));
    }
    if (link.isPresent() && !link.get().isAbsolute()) {
      throw new IllegalArgumentException("link is relative: '%s'".formatted(link.get()));
    }
    ownId = Texts.meaningful(ownId);
    summary = summary.strip();
    body = body.strip();
    byline = Texts.meaningful(byline);
    agency = Texts.meaningful(agency);
    language = Texts.meaningful(language);
    sectors = Set.copyOf(sectors);
    tags = Set.copyOf(tags);
  }

  /** Starts a report from the only two facts that every report has. */
  public static Builder titled(String source, String title) {
    return new Builder(source, title);
  }

  /** A builder holding this report's facts, to change some of them. */
  public Builder change() {
    Builder copy = new Builder(source, title);
    copy.ownId = ownId;
    copy.link = link;
    copy.summary = summary;
    copy.body = body;
    copy.byline = byline;
    copy.agency = agency;
    copy.created = created;
    copy.updated = updated;
    copy.zone = zone;
    copy.picture = picture;
    copy.kind = kind;
    copy.sectors.addAll(sectors);
    copy.edition = edition;
    copy.language = language;
    copy.tags.addAll(tags);
    return copy;
  }

  /** Gathers the facts of a report; not safe for use by several threads. */
  public static final class Builder {
    private String source;
    private String title;
    private Optional<String> ownId = Optional.empty();
    private Optional<URI> link = Optional.empty();
    private String summary = "";
    private String body = "";
    private Optional<String> byline = Optional.empty();
    private Optional<String> agency = Optional.empty();
    private Optional<Instant> created = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<Picture> picture = Optional.empty();
    private Kind kind = Kind.NEWS;
    private final Set<Sector> sectors = new LinkedHashSet<>();
    private Optional<Edition> edition = Optional.empty();
    private Optional<String> language = Optional.empty();
    private final Set<String> tags = new LinkedHashSet<>();

    private Builder(String source, String title) {
      this.source = source;
      this.title = title;
    }

    public Builder source(String value) {
      source = value;
      return this;
    }

    public Builder title(String value) {
      title = value;
      return this;
    }

    public Builder ownId(String value) {
      ownId = Optional.of(value);
      return this;
    }

    public Builder link(URI value) {
      link = Optional.of(value);
      return this;
    }

    public Builder summary(String value) {
      summary = value;
      return this;
    }

    public Builder body(String value) {
      body = value;
      return this;
    }

    public Builder byline(String value) {
      byline = Optional.of(value);
      return this;
    }

    public Builder agency(String value) {
      agency = Optional.of(value);
      return this;
    }

    public Builder created(Instant value) {
      created = Optional.of(value);
      return this;
    }

    public Builder updated(Instant value) {
      updated = Optional.of(value);
      return this;
    }

    public Builder zone(ZoneId value) {
      zone = Optional.of(value);
      return this;
    }

    public Builder picture(Picture value) {
      picture = Optional.of(value);
      return this;
    }

    public Builder kind(Kind value) {
      kind = value;
      return this;
    }

    public Builder sector(Sector value) {
      sectors.add(value);
      return this;
    }

    public Builder edition(Edition value) {
      edition = Optional.of(value);
      return this;
    }

    public Builder language(String value) {
      language = Optional.of(value);
      return this;
    }

    public Builder tag(String value) {
      tags.add(value);
      return this;
    }

    public Report build() {
      return new Report(
          source, ownId, link, title, summary, body, byline, agency, created, updated, zone,
          picture, kind, sectors, edition, language, tags);
    }
  }
}
