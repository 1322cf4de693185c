package org.tidings.story;

/** A story as the window knows it: its newest article leads to the others. */
final class Group {
  final long id;

  /** Number of its newest article in the window; -1 when it has none. */
  int newest = -1;

  /** How many of its articles are in the window. */
  int size;

  /** The story that it was last found to differ from, and their articles together then. */
  long refused;

  int refusedSize;

  Group(long id) {
    this.id = id;
  }
}
