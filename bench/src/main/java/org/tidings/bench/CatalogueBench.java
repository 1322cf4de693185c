package org.tidings.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.tidings.bench.CatalogueNotes.Note;

/**
 * Makes the starter catalogue from the OPML lists of awesome-rss-feeds (CC0).
 *
 * <p>{@code bench/run catalogue} writes {@code
 * bot-core/src/main/resources/org/tidings/feed/starter-catalogue.tsv}; the same lists give the same
 * file. Video channels, forums and podcasts stay out, of two addresses of one feed the https one
 * stays, and what the lists say badly is put right by {@code catalogue-notes.tsv}.
 */
public final class CatalogueBench {
  private static final String HEAD =
      """
      # The starter catalogue: well-known feeds, for people to choose from.
      # Made by `bench/run catalogue` from the OPML lists of awesome-rss-feeds (CC0); do not edit.
      # title	url	source	edition	sector	language
      """;
  private static final Map<String, String> SECTORS =
      Map.ofEntries(
          Map.entry("Architecture", "architecture"),
          Map.entry("Beauty", "fashion"),
          Map.entry("Books", "books"),
          Map.entry("Business & Economy", "business"),
          Map.entry("Cars", "cars"),
          Map.entry("Cricket", "sports"),
          Map.entry("Fashion", "fashion"),
          Map.entry("Food", "food"),
          Map.entry("Football", "sports"),
          Map.entry("Gaming", "gaming"),
          Map.entry("History", "history"),
          Map.entry("Movies", "film"),
          Map.entry("Music", "music"),
          Map.entry("News", "general"),
          Map.entry("Personal finance", "finance"),
          Map.entry("Photography", "photography"),
          Map.entry("Programming", "programming"),
          Map.entry("Science", "science"),
          Map.entry("Space", "science"),
          Map.entry("Sports", "sports"),
          Map.entry("Startups", "startups"),
          Map.entry("Tech", "technology"),
          Map.entry("Television", "television"),
          Map.entry("Tennis", "sports"),
          Map.entry("Travel", "travel"));
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "brazil",
          "pt",
          "france",
          "fr",
          "germany",
          "de",
          "indonesia",
          "id",
          "italy",
          "it",
          "mexico",
          "es",
          "poland",
          "pl",
          "spain",
          "es");
  private static final Map<String, String> EDITIONS =
      Map.of("hong-kong-sar-china", "hong-kong", "myanmar-burma", "myanmar");
  private static final Set<String> HTTPS_TOO =
      Set.of(
          "feeds.feedburner.com",
          "feeds2.feedburner.com",
          "feeds.bbci.co.uk",
          "feeds.arstechnica.com",
          "feeds.washingtonpost.com");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PARTS = Pattern.compile(" ?[|»] ?| :: | [-–—] |: ");

  private CatalogueBench() {}

  /** Arguments: none, or the file to write. */
  public static void main(String[] args) throws IOException {
    String data = System.getenv().getOrDefault("TIDINGS_DATA", "../shared/data");
    Path lists = Path.of(data, "opml");
    if (!Files.isDirectory(lists)) {
      System.out.println("skipped: no OPML lists in " + lists + " (set TIDINGS_DATA)");
      return;
    }
    Path target =
        Path.of(
            args.length > 0
                ? args[0]
                : "bot-core/src/main/resources/org/tidings/feed/starter-catalogue.tsv");
    List<Row> rows = rows(lists);
    StringBuilder out = new StringBuilder(HEAD);
    rows.forEach(row -> out.append(row.line()).append('\n'));
    Files.writeString(target, out, StandardCharsets.UTF_8);
    System.out.printf(
        Locale.ROOT,
        "%d feeds, %d editions, %d sectors, %d languages -> %s%n",
        rows.size(),
        rows.stream().map(Row::edition).distinct().count(),
        rows.stream().map(Row::sector).distinct().count(),
        rows.stream().map(Row::language).distinct().count(),
        target);
  }

  private static List<Row> rows(Path lists) throws IOException {
    CatalogueNotes notes = CatalogueNotes.read();
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Path file : files(lists.resolve("countries"))) {
      String country = key(name(file));
      collect(file, EDITIONS.getOrDefault(country, country), "general", notes, rows);
    }
    for (Path file : files(lists.resolve("recommended"))) {
      String sector = SECTORS.get(name(file));
      if (sector != null) {
        collect(file, "global", sector, notes, rows);
      }
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.sort(
        Comparator.comparing(Row::edition)
            .thenComparing(Row::sector)
            .thenComparing(Row::title)
            .thenComparing(Row::url));
    Set<String> titles = new HashSet<>();
    sorted.removeIf(row -> !titles.add(row.edition + row.sector + row.title));
    return sorted;
  }

  private static void collect(
      Path file, String edition, String sector, CatalogueNotes notes, Map<String, Row> rows)
      throws IOException {
    String opml = Files.readString(file, StandardCharsets.UTF_8);
    for (Element outline : Jsoup.parse(opml, "", Parser.xmlParser()).select("outline[xmlUrl]")) {
      String url = https(outline.attr("xmlUrl").strip());
      Note note = notes.of(url);
      if (note.drop() || !wellFormed(url)) {
        continue;
      }
      String place = edition.equals("global") ? placeOf(url) : edition;
      String title = title(outline.attr("title"), url, note);
      String language = note.language().orElse(LANGUAGES.getOrDefault(place, "en"));
      Row row =
          new Row(
              title,
              url,
              note.source().orElse(title),
              place,
              note.sector().orElse(sector),
              language);
      rows.merge(
          url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", ""),
          row,
          (old, same) -> old.url.startsWith("https") ? old : same);
    }
  }

  /** The list's title where it names more than a section, else source and section. */
  private static String title(String listed, String url, Note note) {
    String plain = SPACES.matcher(listed.replace('\t', ' ')).replaceAll(" ").strip();
    if (note.source().isPresent()) {
      String source = note.source().get();
      return note.several() ? section(source, plain) : source;
    }
    for (String part : PARTS.split(plain, -1)) {
      String clean = part.replaceFirst("(?i)\\s*\\b(rss feed|feed|rss)$", "").strip();
      if (clean.length() > 2 && !clean.startsWith("http")) {
        return clean;
      }
    }
    return Optional.ofNullable(URI.create(url).getHost()).orElse(url).replaceFirst("^www\\.", "");
  }

  private static String section(String source, String listed) {
    for (String part : listed.split(" ?[|>»] ?| [-–—] |: ", -1)) {
      String clean = part.strip();
      boolean known = source.toLowerCase(Locale.ROOT).contains(clean.toLowerCase(Locale.ROOT));
      if (clean.length() > 2
          && clean.length() < 30
          && !known
          && !clean.matches("NYT|TOP|RSS Channel|.*\\.com|Home|App International Edition")) {
        return source + " - " + clean;
      }
    }
    return source;
  }

  private static String placeOf(String url) {
    String host = Optional.ofNullable(URI.create(url).getHost()).orElse("");
    if (host.endsWith(".in")
        || url.matches(".*(ndtv|indiatimes|autocarindia|business-standard).*")) {
      return "india";
    }
    if (host.endsWith(".co.uk") && !host.endsWith("bbci.co.uk")) {
      return "united-kingdom";
    }
    return host.endsWith(".com.au") ? "australia" : "global";
  }

  private static String https(String url) {
    String host = url.replaceFirst("^http://", "").replaceFirst("/.*", "");
    return url.startsWith("http://") && HTTPS_TOO.contains(host)
        ? "https" + url.substring("http".length())
        : url;
  }

  private static boolean wellFormed(String url) {
    try {
      return URI.create(url).getHost() != null;
    } catch (IllegalArgumentException _) {
      return false; // a reader could not fetch it either
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(".opml")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.opml$", "");
  }

  private static String key(String name) {
    String folded = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return folded.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
  }

  private record Row(
      String title, String url, String source, String edition, String sector, String language) {
    String line() {
      return String.join("\t", title, url, source, edition, sector, language);
    }
  }
}
