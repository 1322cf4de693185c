package org.tidings.ingest.page;

import java.util.List;

/** What may be the answer to one question about a page, with the numbers to judge it by. */
public interface Choices {
  /** The possible answers, each once. */
  List<String> texts();

  /** A row of numbers for each of them. */
  float[][] rows();
}
