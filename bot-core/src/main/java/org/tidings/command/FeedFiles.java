package org.tidings.command;

import java.util.List;
import java.util.Optional;

/** Lists of feeds as other readers understand them. Safe for many threads. */
public interface FeedFiles {
  /** Reads a list; empty when the bytes are none. Hostile input. */
  Optional<List<Listed>> read(byte[] document);

  /** Writes a list. */
  String write(String title, List<Listed> feeds);

  /** A feed on a list. */
  record Listed(String title, String address) {}
}
