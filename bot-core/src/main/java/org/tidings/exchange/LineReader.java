package org.tidings.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of bytes and counts them. A line longer than {@link #LONGEST} is passed over to its
 * end, so that one monster neither stops a file nor fills the memory.
 */
public final class LineReader implements AutoCloseable {
  /** Most bytes of a line. */
  public static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;
  private boolean tooLong;

  public LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end, cut short if {@link #tooLong()}; null at the end. */
  public byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      int keep = Math.min(end - from, LONGEST - line.size());
      tooLong |= keep < end - from;
      line.write(buffer, from, keep);
      from = Math.min(end + 1, to);
      if (end < to) {
        break;
      }
    }
    number += any ? 1 : 0;
    return any ? line.toByteArray() : null;
  }

  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(buffer));
    }
    return from < to;
  }

  /** The number of the line that {@link #next()} gave, from 1. */
  public long number() {
    return number;
  }

  /** Whether that line was longer than {@link #LONGEST}. */
  public boolean tooLong() {
    return tooLong;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
