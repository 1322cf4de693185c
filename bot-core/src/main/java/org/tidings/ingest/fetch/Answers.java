package org.tidings.ingest.fetch;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/** Reads what answers mean. */
final class Answers {
  private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age=\"?(\\d{1,9})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final InstantSource clock;

  Answers(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param conditional whether the request named what is known
   */
  FetchOutcome outcome(WebAddress at, Optional<URI> movedTo, Answer answer, boolean conditional) {
    Head head = answer.head();
    return switch (head.status()) {
      case 200, 203 -> document(at, movedTo, answer);
      case 304 ->
          conditional
              ? new FetchOutcome.NotModified(movedTo, Validators.of(head.headers()), fresh(head))
              : new FetchOutcome.Failed(Trouble.EMPTY); // unchanged since nothing
      case 410 -> new FetchOutcome.Gone();
      case 429, 503 -> new FetchOutcome.Busy(retryAfter(head));
      default -> new FetchOutcome.Failed(trouble(head.status()));
    };
  }

  private FetchOutcome document(WebAddress at, Optional<URI> movedTo, Answer answer) {
    Body.Read body = answer.body().orElseThrow();
    if (body.content().size() == 0) {
      return new FetchOutcome.Failed(body.whole() ? Trouble.EMPTY : Trouble.BROKEN_OFF);
    }
    Head head = answer.head();
    Validators validators = body.whole() ? Validators.of(head.headers()) : Validators.NONE;
    return new FetchOutcome.Fetched(
        at.uri(), movedTo, body.content(), head.headers(), validators, body.whole(), fresh(head));
  }

  private static Trouble trouble(int status) {
    return switch (status) {
      case 401, 407 -> Trouble.LOGIN;
      case 403, 451 -> Trouble.FORBIDDEN;
      case 404 -> Trouble.NOT_FOUND;
      case 204, 205 -> Trouble.EMPTY;
      default -> status >= 500 ? Trouble.SERVER_ERROR : Trouble.REFUSES;
    };
  }

  private Optional<Duration> fresh(Head head) {
    String control = head.get("cache-control").toLowerCase(Locale.ROOT);
    if (control.contains("no-cache") || control.contains("no-store")) {
      return Optional.empty();
    }
    Matcher age = MAX_AGE.matcher(control);
    if (age.find()) {
      return positive(Duration.ofSeconds(Long.parseLong(age.group(1))));
    }
    return date(head.get("expires")).flatMap(this::until);
  }

  /** Seconds, a date, or nothing that can be understood. */
  private Optional<Duration> retryAfter(Head head) {
    String text = head.get("retry-after");
    if (SECONDS.matcher(text).matches()) {
      return positive(Duration.ofSeconds(Long.parseLong(text)));
    }
    return date(text).flatMap(this::until);
  }

  private Optional<Duration> until(Instant end) {
    return positive(Duration.between(clock.instant(), end));
  }

  private static Optional<Duration> positive(Duration span) {
    return span.isPositive() ? Optional.of(span) : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
