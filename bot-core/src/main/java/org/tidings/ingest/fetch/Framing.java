package org.tidings.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * The bytes of one body as the wire frames them: by chunks, by a length, or until the other end
 * closes. A body that breaks off ends early and {@link #whole} says so.
 */
final class Framing extends InputStream {
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final int LINE = 1_024;

  private enum Kind {
    CHUNKS,
    LENGTH,
    UNTIL_CLOSED
  }

  private final Connection in;
  private final Kind kind;
  private final Head.Budget received;
  private long left;
  private boolean ended;
  private boolean torn;

  Framing(Connection in, Head head, int most) {
    this.in = in;
    this.received = new Head.Budget(most);
    String length = head.get("content-length");
    if (head.get("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      kind = Kind.CHUNKS;
    } else if (LENGTH.matcher(length).matches()) {
      kind = Kind.LENGTH;
      left = Long.parseLong(length);
      ended = left == 0;
    } else {
      kind = Kind.UNTIL_CLOSED;
    }
  }

  /** Whether everything that was announced came. */
  boolean whole() {
    return ended && !torn;
  }

  /** Whether the connection is at the start of the next answer now. */
  boolean atNext() {
    return whole() && kind != Kind.UNTIL_CLOSED && in.isQuiet();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!ended && kind == Kind.CHUNKS && left == 0) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int wanted = kind == Kind.UNTIL_CLOSED ? length : (int) Math.min(length, left);
    int count = in.read(into, offset, wanted);
    if (count < 0) {
      ended = true;
      torn = kind != Kind.UNTIL_CLOSED;
      return -1;
    }
    received.spend(count);
    left -= count;
    ended = kind == Kind.LENGTH && left == 0;
    if (kind == Kind.CHUNKS && left == 0) {
      line(); // the end of the chunk's own line
    }
    return count;
  }

  private void nextChunk() throws IOException {
    String size = line();
    int end = size.indexOf(';');
    String digits = (end < 0 ? size : size.substring(0, end)).strip();
    if (torn) {
      return;
    }
    if (digits.isEmpty() || digits.length() > 8) {
      throw new Trip(Trouble.NO_HTTP);
    }
    try {
      left = Long.parseLong(digits, 16);
    } catch (NumberFormatException noNumber) {
      throw new Trip(Trouble.NO_HTTP);
    }
    if (left < 0) {
      throw new Trip(Trouble.NO_HTTP);
    }
    if (left == 0) {
      String trailer = line();
      while (!trailer.isEmpty()) {
        trailer = line();
      }
      ended = true;
    }
  }

  /** A line of the framing; empty and torn when the other end is gone. */
  private String line() throws IOException {
    try {
      Head.Budget most = new Head.Budget(LINE);
      String line = Head.line(in, most);
      received.spend(line.length() + 2); // endless empty chunks count too
      return line;
    } catch (Trip trip) {
      if (trip.trouble() != Trouble.BROKEN_OFF) {
        throw trip;
      }
      ended = true;
      torn = true;
      return "";
    }
  }
}
