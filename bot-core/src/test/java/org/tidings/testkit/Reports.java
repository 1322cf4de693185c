package org.tidings.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.tidings.article.Edition;
import org.tidings.article.Report;
import org.tidings.article.Sector;

/** Reports for tests, with a link made of the headline. */
public final class Reports {
  private Reports() {}

  /** A report with the facts that most tests care for; change it for more. */
  public static Report.Builder report(String source, String title, Instant created) {
    String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String host = source.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    return Report.titled(source, title)
        .link(URI.create("https://" + host + ".example/" + slug))
        .created(created)
        .language("en");
  }

  /** The same, about a sector in an edition. */
  public static Report.Builder report(
      String source, String title, Instant created, String sector, String edition) {
    return report(source, title, created).sector(Sector.of(sector)).edition(Edition.of(edition));
  }
}
