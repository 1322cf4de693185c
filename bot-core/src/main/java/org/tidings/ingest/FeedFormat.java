package org.tidings.ingest;

/** The dialects that feeds are written in. */
public enum FeedFormat {
  RSS("rss"),
  RDF("rdf"),
  ATOM("atom"),
  JSON("json"),
  CDF("cdf");

  private final String word;

  FeedFormat(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
