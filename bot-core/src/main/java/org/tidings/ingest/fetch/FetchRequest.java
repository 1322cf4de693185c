package org.tidings.ingest.fetch;

import java.util.Optional;

/**
 * A document to fetch.
 *
 * @param address as typed or stored; vetted before anything is sent
 * @param known what the document was when it was last fetched
 * @param authorization the Authorization header; goes to the address's own scheme, host and port
 *     alone
 * @param accept the Accept header
 */
public record FetchRequest(
    String address, Validators known, Optional<String> authorization, String accept) {
  private static final String FEEDS =
      "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9,"
          + " application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5";
  private static final String PAGES = "text/html, application/xhtml+xml, */*;q=0.5";

  /** A feed. */
  public static FetchRequest feed(String address, Validators known) {
    return new FetchRequest(address, known, Optional.empty(), FEEDS);
  }

  /** A web page. */
  public static FetchRequest page(String address) {
    return new FetchRequest(address, Validators.NONE, Optional.empty(), PAGES);
  }

  /** The address stays out of logs and messages: it may hold a key. */
  @Override
  public String toString() {
    return "FetchRequest[" + accept + "]";
  }
}
