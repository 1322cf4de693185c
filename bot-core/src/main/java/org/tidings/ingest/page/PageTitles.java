package org.tidings.ingest.page;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.PlainText;
import org.tidings.ingest.page.Candidates.Candidate;

/** The texts of a page that may be its article's headline. One thread at a time. */
public final class PageTitles implements Choices {
  private static final int DATA = 0;
  private static final int DATA_NAME = 1;
  private static final int OPEN_GRAPH = 2;
  private static final int TWITTER = 3;
  private static final int OTHER_META = 4;
  private static final int WHOLE = 5;
  private static final int FIRST_PART = 6;
  private static final int LONGEST_PART = 7;
  private static final int HEADING = 8;
  private static final int PROPERTY = 9;
  private static final int SHOWN = 10;
  private static final int OPEN_GRAPH_PART = 11;
  private static final int SECOND_HEADING = 12;
  private static final int MARKED = 13;
  private static final int BEFORE_BODY = 14;
  private static final int LAST_PART = 15;
  private static final int SITE = 16;
  private static final int SOURCES = 17;

  private static final Pattern PARTS =
      Pattern.compile("\\s+[|\u2013\u2014\u00bb\u00b7:\u2022-]+\\s+|\\s+::\\s+|\\s*\\|\\s*");

  private final PageElements page;
  private final Candidates candidates = new Candidates(SOURCES);
  private final String site;
  private final String openGraph;

  PageTitles(PageElements page, StructuredData structured, PageBlocks blocks, boolean[] body) {
    this.page = page;
    site = page.meta("og:site_name", "application-name").toLowerCase(Locale.ROOT);
    openGraph = page.meta("og:title");
    shown(blocks, body);
    for (Element heading : page.headings) {
      candidates.add(HEADING, heading.text());
    }
    structured.values("headline").forEach(text -> candidates.add(DATA, text));
    structured.values("name").forEach(text -> candidates.add(DATA_NAME, text));
    candidates.add(OPEN_GRAPH, openGraph);
    candidates.add(TWITTER, page.meta("twitter:title"));
    candidates.add(
        OTHER_META,
        page.meta(
            "dc.title",
            "dcterms.title",
            "parsely-title",
            "sailthru.title",
            "citation_title",
            "title",
            "hdl",
            "headline"));
    candidates.add(WHOLE, page.title());
    parts(page.title());
    if (!openGraph.isEmpty()) {
      candidates.add(OPEN_GRAPH_PART, PARTS.split(openGraph, -1)[0]);
    }
    for (Element property : page.properties) {
      String name = property.attr("itemprop");
      if (name.equals("headline") || name.equals("name")) {
        candidates.add(
            PROPERTY, property.hasAttr("content") ? property.attr("content") : property.text());
      }
    }
    candidates.add(SITE, page.meta("og:site_name"));
  }

  /** What the page's facts call it, before anyone has looked at what it shows; one line, or "". */
  static String stated(PageElements page, StructuredData structured) {
    String best = structured.value("headline");
    best = best.isEmpty() ? page.meta("og:title", "twitter:title") : best;
    if (best.isEmpty() && page.headings.size() == 1) {
      best = page.headings.getFirst().text();
    }
    return PlainText.line(best.isEmpty() ? page.title() : best, Caps.TITLE);
  }

  private void shown(PageBlocks blocks, boolean[] body) {
    List<Block> all = blocks.blocks();
    if (blocks.title() >= 0) {
      candidates.add(SHOWN, all.get(blocks.title()).text());
    }
    int first = 0;
    while (first < body.length && !body[first]) {
      first++;
    }
    for (int i = first - 1; i >= 0 && i >= first - 12; i--) {
      if (all.get(i).holder().tag.isHeading()) {
        candidates.add(BEFORE_BODY, all.get(i).text());
      }
    }
    int limit = Math.min(all.size(), first + 6);
    for (int i = 0; i < limit; i++) {
      Block block = all.get(i);
      if (block.words() <= 40 && (block.holder().marks & Marks.TITLE) != 0) {
        candidates.add(MARKED, block.text());
      }
      if (block.holder().tag == PageTag.H2) {
        candidates.add(SECOND_HEADING, block.text());
      }
    }
  }

  private void parts(String title) {
    String[] parts = PARTS.split(title, -1);
    if (parts.length < 2) {
      return;
    }
    String longest = "";
    for (String part : parts) {
      longest = part.length() > longest.length() ? part : longest;
    }
    candidates.add(FIRST_PART, parts[0]);
    candidates.add(LONGEST_PART, longest);
    candidates.add(LAST_PART, parts[parts.length - 1]);
    int last = title.lastIndexOf(parts[parts.length - 1]);
    candidates.add(
        FIRST_PART,
        title.substring(0, last).replaceFirst("[\\s|\u2013\u2014\u00bb\u00b7:\u2022-]+$", ""));
  }

  @Override
  public List<String> texts() {
    return candidates.all().stream().map(Candidate::text).toList();
  }

  @Override
  public float[][] rows() {
    return candidates.all().stream().map(this::row).toArray(float[][]::new);
  }

  private float[] row(Candidate candidate) {
    float[] row = new float[SOURCES + 24];
    int n = candidates.sources(candidate, row);
    String text = candidate.text();
    String lower = text.toLowerCase(Locale.ROOT);
    String title = page.title().toLowerCase(Locale.ROOT);
    Set<String> words = words(text);
    row[n++] = words.size();
    row[n++] = text.length();
    row[n++] = likeness(words, words(page.title()));
    row[n++] = likeness(words, words(openGraph));
    row[n++] = title.startsWith(lower) ? 1 : 0;
    row[n++] = title.contains(lower) ? 1 : 0;
    row[n++] = title.isEmpty() ? 0 : (float) text.length() / title.length();
    row[n++] = PARTS.split(text, -1).length;
    row[n++] = !site.isEmpty() && lower.endsWith(site) ? 1 : 0;
    row[n++] = !site.isEmpty() && lower.equals(site) ? 1 : 0;
    row[n++] = page.headings.size();
    row[n++] = openGraph.toLowerCase(Locale.ROOT).startsWith(lower) ? 1 : 0;
    row[n++] = text.endsWith("\u2026") || text.endsWith("...") ? 1 : 0;
    return Arrays.copyOf(row, n);
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(WordGroups.folded(text, 500).strip().split(" ", -1)));
  }

  private static float likeness(Set<String> a, Set<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return (float) both.size() / Math.max(1, a.size() + b.size() - both.size());
  }
}
