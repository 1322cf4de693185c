package org.tidings.command;

import java.time.Instant;
import java.util.List;

/** Where feedback is kept for the operators. Safe for many threads. */
public interface FeedbackBox {
  void add(Feedback feedback);

  /** Newest first. */
  List<Feedback> newest(int from, int count);

  /** How much a caller has said since an instant; bounds what one person can store. */
  int countSince(String caller, Instant since);

  /** How much there is in all. */
  int count();
}
