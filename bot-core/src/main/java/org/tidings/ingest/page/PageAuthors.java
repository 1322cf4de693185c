package org.tidings.ingest.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.tidings.ingest.page.Candidates.Candidate;

/** The texts of a page that may name who wrote its article. One thread at a time. */
public final class PageAuthors implements Choices {
  private static final int PERSON = 0;
  private static final int PEOPLE = 1;
  private static final int BODY = 2;
  private static final int META = 3;
  private static final int OTHER_META = 4;
  private static final int PROPERTY = 5;
  private static final int RELATION = 6;
  private static final int PROFILE = 7;
  private static final int MARKED_ABOVE = 8;
  private static final int MARKED_WITHIN = 9;
  private static final int MARKED_BELOW = 10;
  private static final int SAID_NEAR_TITLE = 11;
  private static final int SAID = 12;
  private static final int PUBLISHER = 13;
  private static final int SITE = 14;
  private static final int SCRIPT = 15;
  private static final int PAIR = 16;
  private static final int COMMENTER = 17;
  private static final int SOURCES = 18;

  private static final int LONGEST = 120;

  private static final Pattern SAYS =
      Pattern.compile(
          "(?iu)^\\W*(?:(?:written|posted|published|reviewed|medically"
              + " reviewed|created|reported|story|words|text|photos|article|edited|authored|submitted)\\s+by:?|by|von|par|por|di|door|av|af|autorin|autor(?:en)?|author(?:s|\\(s\\))?|auteur|text|redaktion|ein"
              + " (?:beitrag|artikel|gastbeitrag) von|geschrieben von|ver\u00f6ffentlicht"
              + " von|erstellt von|verfasst"
              + " von|opublikowa\u0142|\u0430\u0432\u0442\u043e\u0440)(?:\\s*:\\s*|\\s+)(.{2,})$");

  private static final Pattern INSIDE =
      Pattern.compile(
          "(?u)(?:\\b[Bb]y|\\bBY|\\b[Vv]on|\\bVON|[Pp]osted"
              + " by|[Aa]utor(?:in)?:|[Aa]uthor:|[Pp]ar)\\s+((?:\\p{Lu}[\\p{L}.'\u2019-]*\\s?){1,4})");

  private static final Pattern END =
      Pattern.compile(
          "(?iu)\\s*(?:[|\u2022\u00b7\u2013\u2014\u00bb/\\n"
              + "]|\\s-\\s|\\(|\\bon \\w+ \\d|\\bam \\d|\\bum \\d|\\bvom"
              + " \\d|,?\\s*(?:\\d|mon|tues|wednes|thurs|fri|satur|sun)\\w*day|\\bpublished\\b|\\bupdated\\b|\\bposted\\b|\\blast\\b|\\bin"
              + " category|\\s(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|januar|m\u00e4rz|juni|juli|oktober|dezember)\\.?"
              + " \\d|,?\\s*\\d{1,2}[. /]|\\bview all|\\bfollow\\b|\\bshare\\b|\\bcomment|\\bmin"
              + " read|\\bread more).*$",
          Pattern.DOTALL);

  private static final Pattern PROFILE_LINK =
      Pattern.compile(
          "(?i)/(?:author|autor|authors|autoren|auteur|people|person|profile|profil|contributor|contributors|by|team|staff|writer|writers|bio|user|users|members?|journalist|reporter|experts?)s?/[^/?#]+/?$|[?&]author=");

  /** A quick look before that. */
  private static final WordGroups PROFILES =
      new WordGroups(
          " auth| autor| auteur| people| person| profil| contributor| by | team| staff|"
              + " writer| bio | user| member| journalist| reporter| expert");

  private static final Pattern IN_SCRIPT =
      Pattern.compile(
          "[\"'](?:author|authors|authorName|author_name|byline|creator|articleAuthor|pageAuthor|content_author)[\"']\\s*[:=]\\s*\\[?\\s*[\"']([^\"'\\\\<>{}]{3,60})[\"']");

  private final Candidates candidates = new Candidates(SOURCES);
  private final String publisher;

  PageAuthors(PageElements page, StructuredData structured, PageBlocks blocks, boolean[] body) {
    publisher = page.meta("og:site_name").toLowerCase(Locale.ROOT);
    structured(structured);
    add(META, page.meta("author"));
    for (String name :
        List.of(
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
            "article:author",
            "byl",
            "article:author_name",
            "shareaholic:article_author_name",
            "article.author",
            "authors",
            "creator",
            "dc.contributor",
            "cxenseparse:author",
            "twitter:data1",
            "og:article:author",
            "rbauthors",
            "vr:author",
            "bt:author")) {
      add(OTHER_META, page.meta(name));
    }
    properties(page);
    int known = candidates.all().size();
    relations(page);
    shown(blocks, body);
    for (String script : known > 0 ? List.<String>of() : page.scripts) {
      Matcher stated = IN_SCRIPT.matcher(script);
      for (int i = 0; i < 5 && stated.find(); i++) {
        add(SCRIPT, stated.group(1));
      }
    }
    candidates.add(SITE, page.meta("og:site_name"));
    structured.values("publisher").forEach(name -> candidates.add(PUBLISHER, name));
  }

  private void add(int source, String written) {
    String name = name(written);
    if (!name.isEmpty()) {
      candidates.add(source, name);
    }
  }

  /** The name in a byline: without "by", dates and what else follows. */
  static String name(String written) {
    String text = written.strip();
    if (text.length() > 300
        || text.startsWith("http")
        || text.startsWith("www.")
        || text.startsWith("#")) {
      return "";
    }
    Matcher says = SAYS.matcher(text);
    if (says.find()) {
      text = says.group(1).strip();
    }
    Matcher end = END.matcher(text);
    if (end.find() && end.start() > 0) {
      text = text.substring(0, end.start());
    }
    text = text.replaceFirst("^[\\s,:;@\"\u201c-]+", "").replaceFirst("[\\s,:;\"\u201d-]+$", "");
    return text.length() < 2 || text.length() > LONGEST || text.startsWith("http") ? "" : text;
  }

  private void structured(StructuredData structured) {
    for (JsonNode article : structured.articles()) {
      List<String> people = new ArrayList<>();
      JsonNode authors = article.has("author") ? article.path("author") : article.path("creator");
      List<JsonNode> each = new ArrayList<>();
      if (authors.isArray()) {
        authors.forEach(each::add);
      } else {
        each.add(authors);
      }
      for (JsonNode one : each) {
        JsonNode author = structured.resolved(one);
        for (String name : StructuredData.texts(author.isObject() ? author.path("name") : author)) {
          boolean body = author.path("@type").asText().endsWith("rganization");
          add(body ? BODY : PERSON, name);
          if (!name.startsWith("http") && !people.contains(name)) {
            people.add(name);
          }
        }
      }
      if (people.size() > 1) {
        candidates.add(PEOPLE, String.join(", ", people));
        if (people.size() == 2) {
          candidates.add(PAIR, people.getFirst() + " and " + people.getLast());
        }
      }
    }
  }

  private void properties(PageElements page) {
    for (Element property : page.properties) {
      if (property.attr("itemprop").equals("author")
          || property.attr("itemprop").equals("creator")) {
        Element name = property.selectFirst("[itemprop=name]");
        Element from = name == null ? property : name;
        add(PROPERTY, from.hasAttr("content") ? from.attr("content") : from.text());
      }
    }
  }

  private void relations(PageElements page) {
    for (Element link : page.relations) {
      if (link.attr("rel").toLowerCase(Locale.ROOT).contains("author")) {
        add(RELATION, link.text());
      } else if (isProfile(link.attr("href"))) {
        add(PROFILE, link.text());
      }
    }
  }

  private static boolean isProfile(String address) {
    return PROFILES.in(WordGroups.folded(address, LONGEST)) != 0
        && PROFILE_LINK.matcher(address).find();
  }

  private void shown(PageBlocks page, boolean[] body) {
    List<Block> blocks = page.blocks();
    int first = -1;
    int last = -1;
    for (int i = 0; i < body.length; i++) {
      if (body[i]) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    for (int i = 0; i < body.length; i++) {
      Block block = blocks.get(i);
      if (block.text().length() > 250) {
        continue;
      }
      boolean near = page.title() >= 0 && Math.abs(i - page.title()) <= 8;
      String text = block.text();
      if (text.length() < LONGEST && SAYS.matcher(text).find()) {
        add(near ? SAID_NEAR_TITLE : SAID, text);
      } else if (near || i < first) {
        Matcher inside = INSIDE.matcher(text);
        if (inside.find()) {
          add(near ? SAID_NEAR_TITLE : SAID, inside.group(1));
        }
      }
      marked(block, i, first, last);
    }
  }

  private void marked(Block block, int at, int first, int last) {
    long around = block.marks();
    for (int level = 0; level < 3; level++) {
      around |= block.holder().up(level).marks & Marks.AUTHOR;
    }
    for (int level = 0; level < 8; level++) {
      around |= block.holder().up(level).marks & Marks.COMMENT;
    }
    if ((around & Marks.AUTHOR) == 0) {
      return;
    }
    int source =
        (around & Marks.COMMENT) != 0
            ? COMMENTER
            : at < first ? MARKED_ABOVE : at <= last ? MARKED_WITHIN : MARKED_BELOW;
    add(source, block.text());
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
    float[] row = new float[SOURCES + 20];
    int n = candidates.sources(candidate, row);
    String text = candidate.text();
    String[] words = text.split("\\s+", -1);
    int capital = 0;
    for (String word : words) {
      capital += !word.isEmpty() && Character.isUpperCase(word.charAt(0)) ? 1 : 0;
    }
    row[n++] = words.length;
    row[n++] = text.length();
    row[n++] = (float) capital / words.length;
    row[n++] = text.chars().anyMatch(Character::isDigit) ? 1 : 0;
    row[n++] = text.indexOf(',') >= 0 ? 1 : 0;
    row[n++] = text.indexOf('@') >= 0 || text.indexOf('.') > 3 ? 1 : 0;
    row[n++] = text.equals(text.toUpperCase(Locale.ROOT)) ? 1 : 0;
    row[n++] = !publisher.isEmpty() && text.toLowerCase(Locale.ROOT).equals(publisher) ? 1 : 0;
    row[n++] = Phrases.of(WordGroups.folded(text, LONGEST)) == 0 ? 0 : 1;
    row[n++] = part(text);
    return Arrays.copyOf(row, n);
  }

  /** How many others hold this one, or are held in it. */
  private float part(String text) {
    int longer = 0;
    int shorter = 0;
    for (Candidate other : candidates.all()) {
      if (!other.text().equals(text)) {
        longer += other.text().contains(text) ? 1 : 0;
        shorter += text.contains(other.text()) ? 1 : 0;
      }
    }
    return longer - 10 * shorter;
  }
}
