package org.tidings.ingest.discover;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where well-known sites keep the feeds of their pages, by the look of an address alone. */
final class SitePatterns {
  private static final String VIDEOS = "https://www.youtube.com/feeds/videos.xml?";
  private static final Pattern CHANNEL = Pattern.compile("/channel/(UC[\\w-]{22})(?:/.*)?");
  private static final Pattern USER = Pattern.compile("/user/([\\w.-]+)(?:/.*)?");
  private static final Pattern LIST = Pattern.compile("(?:^|&)list=([\\w-]{10,64})(?:&|$)");
  private static final Pattern CHANNEL_IN_PAGE =
      Pattern.compile("(?:\"(?:channelId|externalId)\":\"|/channel/|channel_id=)(UC[\\w-]{22})");

  private static final Pattern REPOSITORY = Pattern.compile("/([\\w.-]+)/([\\w.-]+?)(?:\\.git)?/?");
  private static final Pattern ACCOUNT = Pattern.compile("/([\\w.-]+)/?");
  private static final Pattern PART =
      Pattern.compile("/([\\w.-]+)/([\\w.-]+)/(releases|tags|commits)(/.*)?");
  private static final Pattern FEDIVERSE = Pattern.compile("/@([\\w.-]+)/?");

  private SitePatterns() {}

  /** Addresses to try before anything else, the likeliest first. */
  static List<String> of(URI page) {
    String host = String.valueOf(page.getHost()).toLowerCase(Locale.ROOT);
    String bare = host.startsWith("www.") ? host.substring(4) : host;
    String path = page.getRawPath() == null ? "" : page.getRawPath();
    String query = page.getRawQuery() == null ? "" : page.getRawQuery();
    return switch (bare) {
      case "youtube.com", "m.youtube.com" -> youtube(path, query);
      case "reddit.com", "old.reddit.com", "np.reddit.com" -> reddit(path);
      case "github.com" -> github(path);
      case "gitlab.com", "codeberg.org" -> forge("https://" + bare, bare, path);
      case "medium.com" ->
          path.length() > 1 && !path.startsWith("/feed/")
              ? List.of("https://medium.com/feed/" + path.substring(1).split("/", 2)[0])
              : List.of();
      case "bsky.app" ->
          path.matches("/profile/[\\w.:-]+/?")
              ? List.of("https://bsky.app" + withoutSlash(path) + "/rss")
              : List.of();
      case "news.ycombinator.com" -> List.of("https://news.ycombinator.com/rss");
      default -> others(page, bare, path);
    };
  }

  private static List<String> others(URI page, String bare, String path) {
    String site = page.getScheme() + "://" + page.getRawAuthority();
    if (bare.endsWith(".substack.com") || bare.endsWith(".medium.com")) {
      return List.of(site + "/feed");
    }
    if (bare.endsWith(".tumblr.com")) {
      return List.of(site + "/rss");
    }
    if (bare.endsWith(".blogspot.com")) {
      return List.of(site + "/feeds/posts/default");
    }
    if (bare.endsWith(".wordpress.com")) {
      return List.of(site + "/feed/");
    }
    Matcher account = FEDIVERSE.matcher(path);
    return account.matches() ? List.of(site + "/@" + account.group(1) + ".rss") : List.of();
  }

  private static List<String> youtube(String path, String query) {
    Matcher channel = CHANNEL.matcher(path);
    if (channel.matches()) {
      return List.of(VIDEOS + "channel_id=" + channel.group(1));
    }
    Matcher user = USER.matcher(path);
    if (user.matches()) {
      return List.of(VIDEOS + "user=" + user.group(1));
    }
    Matcher list = LIST.matcher(query);
    return list.find() ? List.of(VIDEOS + "playlist_id=" + list.group(1)) : List.of();
  }

  private static List<String> reddit(String path) {
    if (path.endsWith(".rss")) {
      return List.of();
    }
    return path.matches("/(r|user|u)/[\\w+-]+(/.*)?")
        ? List.of("https://www.reddit.com" + withoutSlash(path) + "/.rss")
        : path.length() < 2 ? List.of("https://www.reddit.com/.rss") : List.of();
  }

  private static List<String> github(String path) {
    String site = "https://github.com";
    Matcher part = PART.matcher(path);
    if (part.matches()) {
      return List.of(
          site + "/" + part.group(1) + "/" + part.group(2) + "/" + part.group(3) + ".atom");
    }
    Matcher repository = REPOSITORY.matcher(path);
    if (repository.matches()) {
      String root = site + "/" + repository.group(1) + "/" + repository.group(2);
      return List.of(root + "/releases.atom", root + "/commits.atom", root + "/tags.atom");
    }
    Matcher account = ACCOUNT.matcher(path);
    return account.matches() && !path.endsWith(".atom")
        ? List.of(site + "/" + account.group(1) + ".atom")
        : List.of();
  }

  private static List<String> forge(String site, String host, String path) {
    Matcher repository = REPOSITORY.matcher(path);
    if (!repository.matches()) {
      return List.of();
    }
    String root = site + "/" + repository.group(1) + "/" + repository.group(2);
    return host.equals("codeberg.org")
        ? List.of(root + "/releases.rss", root + ".rss")
        : List.of(root + "/-/tags?format=atom", root + "/-/commits?format=atom");
  }

  /** What the text of such a page gives away that its address does not. */
  static List<String> inside(URI page, String text) {
    List<String> found = new ArrayList<>();
    String host = String.valueOf(page.getHost());
    if (host.endsWith("youtube.com")) {
      Matcher channel = CHANNEL_IN_PAGE.matcher(text);
      if (channel.find()) {
        found.add(VIDEOS + "channel_id=" + channel.group(1));
      }
    }
    return found;
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
