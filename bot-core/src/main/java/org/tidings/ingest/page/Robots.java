package org.tidings.ingest.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;
import org.tidings.ingest.fetch.FetchRequest;

/**
 * What sites allow robots to read (RFC 9309). Each site's robots.txt is fetched once a day at most;
 * a site without one allows everything, one that cannot tell at the moment allows nothing for an
 * hour. Blocks its virtual thread; safe for many, and two may ask a site at the same time.
 */
public final class Robots {
  /** The name that robots.txt files know us by, in lower case. */
  private static final String NAME = "tidings";

  private static final int SITES = 5_000;
  private static final int LONGEST = 512 << 10;
  private static final Duration KNOWN = Duration.ofDays(1);
  private static final Duration UNSURE = Duration.ofHours(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final Function<FetchRequest, FetchOutcome> fetch;
  private final InstantSource clock;
  private final Cache<String, Rules> sites =
      Caffeine.newBuilder().maximumSize(SITES).executor(Runnable::run).build();

  private record Rules(BaseRobotRules rules, Instant until) {}

  /**
   * What a site says of one page.
   *
   * @param allowed whether it may be read
   * @param delay how long to wait between two pages of the site; zero where it does not say
   */
  public record Answer(boolean allowed, Duration delay) {}

  /**
   * @param fetch guarded like every other fetch
   */
  public Robots(Function<FetchRequest, FetchOutcome> fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** Asks whether a page may be read; fetches the site's robots.txt when it is not known. */
  public Answer ask(URI page) {
    String site = page.getScheme() + "://" + page.getRawAuthority();
    Instant now = clock.instant();
    Optional<Rules> known =
        Optional.ofNullable(sites.getIfPresent(site)).filter(rules -> now.isBefore(rules.until()));
    Rules rules = known.orElseGet(() -> fetched(site, now));
    sites.put(site, rules);
    boolean allowed = rules.rules().isAllowed(page.toString());
    return new Answer(allowed, delay(rules.rules().getCrawlDelay()));
  }

  private static Duration delay(long millis) {
    if (millis <= 0) { // not told
      return Duration.ZERO;
    }
    Duration told = Duration.ofMillis(millis);
    return told.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : told;
  }

  private Rules fetched(String site, Instant now) {
    return switch (fetch.apply(FetchRequest.page(site + "/robots.txt"))) {
      case FetchOutcome.Fetched text -> new Rules(parsed(site, text), now.plus(KNOWN));
      case FetchOutcome.Gone() -> all(now);
      case FetchOutcome.Failed(Trouble trouble) -> missing(trouble) ? all(now) : none(now);
      case FetchOutcome.Refused _, FetchOutcome.Busy _, FetchOutcome.NotModified _ -> none(now);
    };
  }

  /** Whether a site answered that it has no such file, or none for us: then there are no rules. */
  private static boolean missing(Trouble trouble) {
    return switch (trouble) {
      case NOT_FOUND, LOGIN, FORBIDDEN, REFUSES, EMPTY -> true;
      case UNKNOWN_HOST,
          NO_CONNECTION,
          BAD_CERTIFICATE,
          TOO_SLOW,
          BROKEN_OFF,
          NO_HTTP,
          TOO_LARGE,
          TOO_MANY_REDIRECTS,
          BAD_REDIRECT,
          SERVER_ERROR ->
          false;
    };
  }

  private static BaseRobotRules parsed(String site, FetchOutcome.Fetched text) {
    byte[] bytes = text.content().bytes();
    byte[] bounded = bytes.length > LONGEST ? Arrays.copyOf(bytes, LONGEST) : bytes;
    return new SimpleRobotRulesParser()
        .parseContent(site + "/robots.txt", bounded, "text/plain", List.of(NAME));
  }

  private static Rules all(Instant now) {
    return new Rules(
        new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), now.plus(KNOWN));
  }

  private static Rules none(Instant now) {
    return new Rules(
        new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE), now.plus(UNSURE));
  }
}
