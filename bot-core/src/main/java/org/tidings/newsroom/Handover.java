package org.tidings.newsroom;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Batches of arrivals on their way to the process that writes, in the database. */
public interface Handover {
  /** A batch as text. */
  record Batch(long id, String arrivals) {}

  /** Leaves a batch; its id. */
  long leave(String arrivals);

  /** The oldest batches that wait. */
  List<Batch> waiting(int limit);

  /** Says what became of a batch. */
  void settle(long id, String outcomes);

  /** What became of a batch; empty while it waits. */
  Optional<String> outcomes(long id);

  /** Takes a batch away, settled or not. */
  void remove(long id);

  /** Forgets batches whose sender did not come back for them. */
  void sweep(Duration older);
}
