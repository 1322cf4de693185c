package org.tidings.newsroom;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;

/**
 * The keys by which an arrival is recognised, strongest first: feed and the publisher's own id, the
 * canonical link, feed with title and date.
 *
 * <p>Feeds change their ids (http to https, new slugs, all anew every day), so any key that is
 * known makes the article known; see {@link Newsroom} for ids that are used twice. A key is the
 * first 120 bits of a SHA-256, in Base64: short in the database, and nobody can aim at another's.
 */
record ArticleKeys(List<String> all) {
  /** What the strongest key is made of. */
  enum Sort {
    OWN_ID('g'),
    LINK('l'),
    TITLE('t');

    private final char letter;

    Sort(char letter) {
      this.letter = letter;
    }

    /** Whether a key is of this sort. */
    boolean of(String key) {
      return key.charAt(0) == letter;
    }
  }

  ArticleKeys {
    all = List.copyOf(all);
  }

  static ArticleKeys of(Report report, FeedId feed) {
    String owner =
        feed.equals(FeedId.ARCHIVE)
            ? "source " + report.source().toLowerCase(Locale.ROOT)
            : "feed " + feed.value();
    List<String> keys = new ArrayList<>(3);
    report.ownId().ifPresent(id -> keys.add(key(Sort.OWN_ID, owner, scheme(id))));
    report.link().ifPresent(link -> keys.add(link(link)));
    if (report.created().isPresent() || keys.isEmpty()) {
      String date = report.created().map(Object::toString).orElse("");
      keys.add(key(Sort.TITLE, owner, report.title() + '\n' + date));
    }
    return new ArticleKeys(keys);
  }

  static String link(URI link) {
    return key(Sort.LINK, scheme(link.toString()), "");
  }

  /** An address with http and the same with https are one. */
  private static String scheme(String id) {
    return id.startsWith("http:") ? "https:" + id.substring(5) : id;
  }

  private static String key(Sort sort, String owner, String value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((owner + '\n' + value).getBytes(StandardCharsets.UTF_8));
      return sort.letter
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
