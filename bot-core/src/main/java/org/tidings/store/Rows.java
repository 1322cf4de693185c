package org.tidings.store;

import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.article.Kind;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;

/** Articles as rows and back. */
final class Rows {
  /** The columns of a report, in the order of {@link #setReport}. */
  static final String REPORT =
      "source, own_id, link, title, summary, body, byline, agency, created, updated, zone, picture,"
          + " picture_caption, picture_note, kind, sectors, edition, language, tags";

  /** How many columns {@link #REPORT} has. */
  static final int REPORT_SIZE = 19;

  static final String ARTICLE =
      "id, change_number, first_seen, story, copy_of, owner_feed, " + REPORT;

  private Rows() {}

  /** Reads the columns of {@link #ARTICLE}. */
  static Article article(ResultSet row) throws SQLException {
    return new Article(
        new ArticleId(row.getLong(1)),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getLong(2),
        report(row));
  }

  private static Report report(ResultSet row) throws SQLException {
    Optional<Picture> picture =
        text(row, 18).isEmpty()
            ? Optional.empty()
            : Optional.of(new Picture(URI.create(row.getString(18)), text(row, 19), text(row, 20)));
    return new Report(
        row.getString(7),
        text(row, 8),
        text(row, 9).map(URI::create),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        text(row, 13),
        text(row, 14),
        time(row, 15),
        time(row, 16),
        text(row, 17).flatMap(Rows::zone),
        picture,
        Kind.valueOf(row.getString(21)),
        lines(row.getString(22)).stream().map(Sector::new).collect(Collectors.toSet()),
        text(row, 23).map(Edition::new),
        text(row, 24),
        lines(row.getString(25)));
  }

  /** Sets the columns of {@link #REPORT} from a place on; returns the place after them. */
  static int setReport(PreparedStatement statement, int from, Report report) throws SQLException {
    int at = from;
    statement.setString(at++, Dialect.storable(report.source()));
    setText(statement, at++, report.ownId());
    setText(statement, at++, report.link().map(URI::toString));
    statement.setString(at++, Dialect.storable(report.title()));
    statement.setString(at++, Dialect.storable(report.summary()));
    statement.setString(at++, Dialect.storable(report.body()));
    setText(statement, at++, report.byline());
    setText(statement, at++, report.agency());
    setTime(statement, at++, report.created());
    setTime(statement, at++, report.updated());
    setText(statement, at++, report.zone().map(ZoneId::getId));
    setText(statement, at++, report.picture().map(picture -> picture.url().toString()));
    setText(statement, at++, report.picture().flatMap(Picture::caption));
    setText(statement, at++, report.picture().flatMap(Picture::note));
    statement.setString(at++, report.kind().name());
    statement.setString(
        at++,
        Dialect.storable(
            report.sectors().stream().map(Sector::key).sorted().collect(Collectors.joining("\n"))));
    setText(statement, at++, report.edition().map(Edition::key));
    setText(statement, at++, report.language().map(code -> code.toLowerCase(Locale.ROOT)));
    statement.setString(
        at++, Dialect.storable(report.tags().stream().sorted().collect(Collectors.joining("\n"))));
    return at;
  }

  static void setText(PreparedStatement statement, int at, Optional<String> text)
      throws SQLException {
    if (text.isPresent()) {
      statement.setString(at, Dialect.storable(text.get()));
    } else {
      statement.setNull(at, Types.VARCHAR);
    }
  }

  static void setTime(PreparedStatement statement, int at, Optional<Instant> time)
      throws SQLException {
    if (time.isPresent()) {
      statement.setLong(at, time.get().toEpochMilli());
    } else {
      statement.setNull(at, Types.BIGINT);
    }
  }

  static Optional<String> text(ResultSet row, int at) throws SQLException {
    return Optional.ofNullable(row.getString(at));
  }

  static Optional<Instant> time(ResultSet row, int at) throws SQLException {
    long millis = row.getLong(at);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static Set<String> lines(@Nullable String text) {
    return text == null || text.isEmpty()
        ? Set.of()
        : new LinkedHashSet<>(List.of(text.split("\n", -1)));
  }

  static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
