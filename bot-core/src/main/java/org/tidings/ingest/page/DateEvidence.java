package org.tidings.ingest.page;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.tidings.ingest.FeedDates;
import org.tidings.ingest.Stamp;

/** Every date that a page shows or states, with where it was found. One use; for one thread. */
final class DateEvidence {
  private static final int MOST = 400;
  private static final int NEAR = 8;
  private static final int READ_OF_LONG = 400;

  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

  private static final Pattern IN_ADDRESS_NAMED =
      Pattern.compile("/((?:19|20)\\d{2})/(\\p{L}{3,9})/(\\d{1,2})(?!\\d)");

  private static final Pattern MONTH_IN_ADDRESS =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})[/_-](0[1-9]|1[0-2])(?!\\d)");

  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "[\"'](?:[\\w.:-]{0,30})?(publi\\w{0,20}|creat\\w{0,12}|modif\\w{0,12}|updat\\w{0,12}|post_?date)[\"']\\s*[:=,]\\s*[\"'](\\d[\\w:.+"
              + " /-]{7,32})[\"']",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> PUBLISHED =
      Set.of(
          "article:published_time",
          "og:published_time",
          "og:article:published_time",
          "article:published",
          "datepublished",
          "date_published",
          "date-published",
          "publishdate",
          "publish_date",
          "publish-date",
          "pubdate",
          "pub_date",
          "published",
          "published_time",
          "published_at",
          "publishedat",
          "publication_date",
          "publicationdate",
          "publication-date",
          "article.published",
          "article_date_original",
          "parsely-pub-date",
          "sailthru.date",
          "rnews:datepublished",
          "bt:pubdate",
          "citation_publication_date",
          "citation_date",
          "citation_online_date",
          "dc.date.issued",
          "dcterms.issued",
          "dc.issued",
          "dcterms.date",
          "dc.date.published",
          "dc:date",
          "dcsext.articlefirstpublished",
          "cxenseparse:recs:publishtime",
          "cxenseparse:publishtime",
          "vr:published_time",
          "shareaholic:article_published_time",
          "originalpublicationdate",
          "displaydate",
          "article-publish-date",
          "published-date",
          "blogger:published",
          "og:pubdate",
          "analyticsattributes.articledate",
          "dc.date.created",
          "dcterms.created",
          "created",
          "date.created",
          "date_created",
          "datecreated",
          "creation_date",
          "created_at",
          "og:question:published_time",
          "article:post_date",
          "article:publicationdate",
          "prism.publicationdate",
          "ptime",
          "releasedate",
          "release_date",
          "article.created",
          "doc_date",
          "itemprop:datepublished",
          "gentime",
          "timestamp",
          "video:release_date",
          "iptc.datecreated");

  private static final Set<String> MODIFIED =
      Set.of(
          "article:modified_time",
          "og:updated_time",
          "og:modified_time",
          "article:updated_time",
          "article:modified",
          "datemodified",
          "date_modified",
          "date-modified",
          "last-modified",
          "lastmodified",
          "lastmod",
          "modified",
          "modified_time",
          "modificationdate",
          "dc.date.modified",
          "dcterms.modified",
          "dc.modified",
          "updated",
          "updated_time",
          "lastupdate",
          "last_updated",
          "revised",
          "utime",
          "article.updated",
          "dcterms.lastmodified",
          "og:article:modified_time",
          "last-update",
          "revision_date",
          "dateupdate");

  private static final Set<String> PLAIN =
      Set.of(
          "date",
          "dc.date",
          "article:date",
          "article_date",
          "article.date",
          "posted",
          "date_time",
          "og:date",
          "article-date",
          "datum");

  private static final WordGroups SAYS =
      new WordGroups(
          " updated|update |modified|aktualisiert|actualis|actualiz|aggiornat|modifi|mis à"
              + " jour|atualiz|geändert|revised|last edited|bijgewerkt|zaktualizowano|обновл|stand"
              + " |ge\u00e4ndert|reviewed|opdater|uppdaterad",
          "publi|posted| created|veröffentlicht|erschienen|geschrieben|erstellt|verfasst|gepostet|"
              + " on | am | le | el | vom"
              + " |écrit|written|added|eingestellt|опубликован|opublikowano|dodano|date |datum|data"
              + " |geplaatst|inserito|pubblicat|first seen|issued| released");

  private final PageElements page;
  private final Optional<URI> address;
  private final boolean monthFirst;
  private final List<Evidence> all = new ArrayList<>();
  private int month = -1;
  private int year = -1;

  /** A date with its source. */
  record Evidence(DateSource source, Stamp stamp) {
    LocalDate day() {
      return stamp.at().atOffset(stamp.zone().orElse(ZoneOffset.UTC)).toLocalDate();
    }
  }

  private DateEvidence(PageElements page, Optional<URI> address) {
    this.page = page;
    this.address = address;
    monthFirst = isAmerican(page, address);
  }

  static DateEvidence of(
      PageElements page,
      StructuredData structured,
      List<Block> blocks,
      int title,
      boolean[] body,
      Optional<URI> address) {
    DateEvidence found = new DateEvidence(page, address);
    found.structured(structured);
    found.metas();
    found.addresses();
    found.properties();
    found.times(blocks, title);
    found.texts(blocks, title, body);
    found.scripts();
    return found;
  }

  List<Evidence> all() {
    return all;
  }

  /** Year and month that the page's own address tells, -1 where it does not. */
  int year() {
    return year;
  }

  int month() {
    return month;
  }

  private static boolean isAmerican(PageElements page, Optional<URI> address) {
    String language = page.language().toLowerCase(Locale.ROOT).replace('_', '-');
    String locale = page.meta("og:locale").toLowerCase(Locale.ROOT).replace('_', '-');
    String host = address.map(URI::getHost).orElse("");
    boolean foreign =
        host.endsWith(".uk")
            || host.endsWith(".au")
            || host.endsWith(".in")
            || host.endsWith(".ie")
            || host.endsWith(".nz")
            || host.endsWith(".za")
            || host.endsWith(".de")
            || host.endsWith(".eu");
    boolean english = language.isEmpty() ? !foreign : language.startsWith("en");
    return english && !foreign && !language.equals("en-gb") && !locale.equals("en-gb");
  }

  private void add(DateSource source, String printed) {
    if (!printed.isEmpty()) {
      List<DateText.Found> found =
          printed.length() < 60 && !looksIso(printed)
              ? DateText.in(printed, monthFirst)
              : List.of();
      if (!found.isEmpty()) {
        add(source, found.getFirst().stamp());
      } else {
        FeedDates.read(printed.length() > 90 ? printed.substring(0, 90) : printed)
            .ifPresent(stamp -> add(source, stamp));
      }
    }
  }

  private static boolean looksIso(String printed) {
    return printed.length() >= 10 && printed.charAt(4) == '-' && printed.charAt(7) == '-';
  }

  private void add(DateSource source, Stamp stamp) {
    LocalDate day = new Evidence(source, stamp).day();
    if (all.size() < MOST && day.getYear() >= 1995 && day.getYear() < 2100) {
      all.add(new Evidence(source, stamp));
    }
  }

  private void structured(StructuredData data) {
    data.values("datePublished").forEach(date -> add(DateSource.DATA_PUBLISHED, date));
    data.values("uploadDate").forEach(date -> add(DateSource.DATA_CREATED, date));
    data.values("dateCreated").forEach(date -> add(DateSource.DATA_CREATED, date));
    data.values("dateModified").forEach(date -> add(DateSource.DATA_MODIFIED, date));
  }

  private void metas() {
    for (Map.Entry<String, List<String>> meta : page.metas.entrySet()) {
      String name = meta.getKey();
      String content = meta.getValue().getFirst();
      if (content.length() > 60) {
        continue;
      }
      if (PUBLISHED.contains(name)) {
        add(DateSource.META_PUBLISHED, content);
      } else if (MODIFIED.contains(name)) {
        add(DateSource.META_MODIFIED, content);
      } else if (PLAIN.contains(name)) {
        add(DateSource.META_DATE, content);
      } else if (name.contains("date") || name.contains("time") || name.contains("publish")) {
        if (!name.contains("expir")
            && !name.contains("event")
            && !name.contains("start")
            && !name.contains("end")) {
          add(DateSource.META_OTHER, content);
        }
      }
    }
  }

  private void addresses() {
    address(DateSource.ADDRESS, address.map(URI::toString).orElse(""));
    address(
        DateSource.OWN_ADDRESS,
        page.link("canonical").isEmpty() ? page.meta("og:url") : page.link("canonical"));
    address(DateSource.PICTURE_ADDRESS, page.meta("og:image", "twitter:image"));
  }

  private void address(DateSource source, String address) {
    Matcher whole = IN_ADDRESS.matcher(address);
    Matcher named = IN_ADDRESS_NAMED.matcher(address);
    if (whole.find()) {
      add(source, whole.group(1) + '-' + whole.group(2) + '-' + whole.group(3));
    } else if (named.find()) {
      add(source, named.group(3) + ' ' + named.group(2) + ' ' + named.group(1));
    }
    Matcher part = MONTH_IN_ADDRESS.matcher(address);
    if (source != DateSource.PICTURE_ADDRESS && year < 0 && part.find()) {
      year = Integer.parseInt(part.group(1));
      month = Integer.parseInt(part.group(2));
    }
  }

  private void properties() {
    for (Element element : page.properties) {
      String name = element.attr("itemprop").toLowerCase(Locale.ROOT);
      boolean published = name.contains("datepublished") || name.contains("datecreated");
      if (published || name.contains("datemodified")) {
        add(
            published ? DateSource.PROPERTY_PUBLISHED : DateSource.PROPERTY_MODIFIED,
            value(element));
      }
    }
  }

  static String value(Element element) {
    for (String attribute : List.of("datetime", "content", "title")) {
      String value = element.attr(attribute).strip();
      if (!value.isEmpty() && value.length() < 60) {
        return value;
      }
    }
    String text = element.text();
    return text.length() > 80 ? "" : text;
  }

  private void times(List<Block> blocks, int title) {
    Marks marks = new Marks();
    Optional<Element> heading =
        title < 0 ? Optional.empty() : Optional.of(blocks.get(title).holder().element);
    for (Element time : page.times) {
      long around = 0;
      Element at = time;
      for (int level = 0; level < 8 && at != null; level++) {
        around |=
            marks.of(at)
                & (Marks.COMMENT
                    | Marks.RELATED
                    | Marks.SIDEBAR
                    | Marks.FOOTER
                    | Marks.NAV
                    | Marks.POPULAR);
        at = at.parent();
      }
      String own = (time.className() + ' ' + time.attr("itemprop")).toLowerCase(Locale.ROOT);
      DateSource source =
          own.contains("updat") || own.contains("modif")
              ? DateSource.TIME_MODIFIED
              : (around & Marks.COMMENT) != 0
                  ? DateSource.TIME_IN_COMMENT
                  : around != 0
                      ? DateSource.TIME_ASIDE
                      : own.contains("publi")
                              || own.contains("entry-date")
                              || time.hasAttr("pubdate")
                          ? DateSource.TIME_MARKED
                          : near(time, heading)
                              ? DateSource.TIME_NEAR_TITLE
                              : DateSource.TIME_OTHER;
      add(source, value(time));
    }
  }

  /** Whether an element stands in one of the four elements around the heading. */
  private static boolean near(Element time, Optional<Element> heading) {
    if (heading.isEmpty()) {
      return false;
    }
    List<Element> around = new ArrayList<>();
    Element up = heading.get().parent();
    for (int level = 0; level < 4 && up != null && !up.normalName().equals("body"); level++) {
      around.add(up);
      up = up.parent();
    }
    Element at = time.parent();
    for (int level = 0; level < 6 && at != null; level++) {
      if (around.contains(at)) {
        return true;
      }
      at = at.parent();
    }
    return false;
  }

  private void texts(List<Block> blocks, int title, boolean[] body) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < body.length; i++) {
      if (body[i]) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    for (int i = 0; i < blocks.size() && all.size() < MOST; i++) {
      Block block = blocks.get(i);
      String text = block.text();
      boolean isLong = text.length() > READ_OF_LONG;
      int said = 0;
      for (DateText.Found date :
          DateText.in(isLong ? text.substring(0, READ_OF_LONG) : text, monthFirst)) {
        text(
            block,
            date,
            text.substring(Math.min(said, date.at()), date.at()),
            i,
            title,
            first,
            last);
        said = date.at() + 8; // a date's own characters
      }
    }
  }

  private void text(
      Block block, DateText.Found date, String label, int at, int title, int first, int last) {
    String text = block.text();
    long says = SAYS.in(WordGroups.folded(label.substring(Math.max(0, label.length() - 40)), 40));
    long around = block.marks();
    Tally up = block.holder();
    for (int level = 0; level < 3; level++) {
      around |= up.up(level).marks & Marks.WHEN;
    }
    for (int level = 0; level < 8; level++) {
      around |= up.up(level).marks & ~Marks.WHEN;
    }
    boolean shortOne = text.length() < 120;
    if ((around & Marks.COMMENT) != 0) {
      add(DateSource.TEXT_IN_COMMENT, date.stamp());
      return;
    }
    if ((around & (Marks.RELATED | Marks.SIDEBAR | Marks.NAV | Marks.FOOTER | Marks.POPULAR))
        != 0) {
      add(DateSource.TEXT_ASIDE, date.stamp());
    }
    if ((says & 1) != 0) {
      add(DateSource.TEXT_MODIFIED, date.stamp());
    } else if ((says & 2) != 0 && shortOne) {
      add(DateSource.TEXT_PUBLISHED, date.stamp());
    }
    if (shortOne && (around & Marks.WHEN) != 0) {
      add(DateSource.TEXT_MARKED, date.stamp());
    }
    if (text.length() < 40) {
      add(DateSource.TEXT_ALONE, date.stamp());
    }
    if (!shortOne) {
      add(DateSource.TEXT_LONG, date.stamp());
    } else if (title >= 0 && Math.abs(at - title) <= NEAR) {
      add(DateSource.TEXT_NEAR_TITLE, date.stamp());
    }
    add(
        first < 0
            ? DateSource.TEXT_OTHER
            : at < first
                ? DateSource.TEXT_ABOVE_BODY
                : at <= last ? DateSource.TEXT_IN_BODY : DateSource.TEXT_BELOW_BODY,
        date.stamp());
  }

  private void scripts() {
    boolean stated = all.stream().anyMatch(one -> one.source().tellsBirth());
    for (String script : stated ? List.<String>of() : page.scripts) {
      Matcher named = IN_SCRIPT.matcher(script);
      for (int i = 0; i < 20 && named.find(); i++) {
        String name = named.group(1).toLowerCase(Locale.ROOT);
        boolean modified = name.startsWith("modif") || name.startsWith("updat");
        add(modified ? DateSource.SCRIPT_MODIFIED : DateSource.SCRIPT_PUBLISHED, named.group(2));
      }
    }
  }
}
