package org.tidings.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What became of a request. Words are for people: plain, short, without addresses or numbers. */
public sealed interface FetchOutcome {
  /**
   * A document.
   *
   * @param address where it was found in the end, after redirects
   * @param movedTo where it lives from now on, after redirects that said "permanently"
   * @param headers by name in lower case
   * @param whole whether all of it arrived; validators of a torn document are empty
   * @param freshFor how long the server says that asking again is useless
   */
  record Fetched(
      URI address,
      Optional<URI> movedTo,
      Content content,
      Map<String, String> headers,
      Validators validators,
      boolean whole,
      Optional<Duration> freshFor)
      implements FetchOutcome {
    public Fetched {
      headers = Map.copyOf(headers);
    }
  }

  /** It is as it was. */
  record NotModified(Optional<URI> movedTo, Validators validators, Optional<Duration> freshFor)
      implements FetchOutcome {}

  /** It will not come back (410). */
  record Gone() implements FetchOutcome {}

  /** The server wants to be left alone for a while. */
  record Busy(Optional<Duration> retryAfter) implements FetchOutcome {}

  /** It must not be fetched, for safety; never tells what an address resolved to. */
  record Refused(String words) implements FetchOutcome {}

  /** It did not work this time. */
  record Failed(Trouble trouble) implements FetchOutcome {}

  /** Why a fetch did not work. */
  enum Trouble {
    UNKNOWN_HOST("there is no server of that name"),
    NO_CONNECTION("its server cannot be reached"),
    BAD_CERTIFICATE("its server's certificate is not valid"),
    TOO_SLOW("its server took too long"),
    BROKEN_OFF("its server broke the connection off"),
    NO_HTTP("its server answers with something that is not HTTP"),
    TOO_LARGE("the document is too large"),
    TOO_MANY_REDIRECTS("it is redirected again and again"),
    BAD_REDIRECT("it is redirected to nowhere"),
    LOGIN("it asks for a login"),
    FORBIDDEN("its server forbids reading it"),
    NOT_FOUND("there is nothing at that address"),
    REFUSES("its server refuses the request"),
    SERVER_ERROR("its server has an error"),
    EMPTY("its server sends nothing");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    /** Words that go on after "It cannot be read: ". */
    public String words() {
      return words;
    }
  }
}
