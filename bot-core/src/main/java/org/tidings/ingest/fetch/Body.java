package org.tidings.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * Reads and unpacks bodies within bounds of bytes and of their ratio, looking at the bytes more
 * than at what the headers claim of them. Only a few large ones are held at a time.
 */
final class Body {
  /** Nothing that people read shrinks to a hundredth; bombs do, to a thousandth. */
  private static final int RATIO = 200;

  private static final int RATIO_MATTERS = 1 << 20;
  private static final int SMALL = 256 << 10;
  private static final int BUFFER = 8 << 10;
  private static final int TRICKLE = 256;

  private final Semaphore large;
  private final int unpacked;

  /**
   * @param large how many large bodies may be in memory at once
   * @param unpacked most bytes after decompression
   */
  Body(Semaphore large, int unpacked) {
    this.large = large;
    this.unpacked = unpacked;
  }

  /** What was read; {@code whole} says whether the packed data came to its proper end. */
  record Read(Content content, boolean whole) {}

  Read read(Framing framing, Head head) throws IOException {
    Counted counted = new Counted(framing);
    PushbackInputStream peeked = new PushbackInputStream(counted, 2);
    boolean held = false;
    try (InputStream in = unpacking(peeked, head)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(TRICKLE);
      byte[] buffer = new byte[TRICKLE];
      boolean whole = true;
      while (true) {
        int count = next(in, buffer);
        if (count <= 0) {
          whole = count == 0;
          break;
        }
        if (!held && out.size() + count > SMALL) {
          held = hold();
        }
        out.write(buffer, 0, count);
        check(out.size(), counted.count);
        if (count == buffer.length && count < BUFFER) {
          buffer = new byte[BUFFER];
        }
      }
      drain(framing);
      return new Read(Content.over(out.toByteArray()), whole && framing.whole());
    } finally {
      if (held) {
        large.release();
      }
    }
  }

  private boolean hold() throws Trip {
    try {
      large.acquire();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trip(Trouble.BROKEN_OFF);
    }
  }

  private void check(int size, long received) throws Trip {
    if (size > unpacked || (size > RATIO_MATTERS && size / RATIO > received)) {
      throw new Trip(Trouble.TOO_LARGE);
    }
  }

  /** Bytes read, 0 at the proper end, -1 where packed data is broken or torn. */
  private static int next(InputStream in, byte[] buffer) throws IOException {
    try {
      int count = in.read(buffer, 0, buffer.length);
      return Math.max(0, count);
    } catch (EOFException | ZipException torn) {
      return -1;
    }
  }

  /** Trailers and padding behind packed data, so that the connection can be used again. */
  private static void drain(Framing framing) throws IOException {
    byte[] rest = new byte[512];
    for (int i = 0; i < 16 && framing.read(rest, 0, rest.length) >= 0; i++) {
      // thrown away
    }
  }

  private static InputStream unpacking(PushbackInputStream in, Head head) throws IOException {
    int first = in.read();
    int second = first < 0 ? -1 : in.read();
    if (second >= 0) {
      in.unread(second);
    }
    if (first >= 0) {
      in.unread(first);
    }
    if (first == 0x1f && second == 0x8b) {
      return gzip(in);
    }
    boolean deflated = head.get("content-encoding").toLowerCase(Locale.ROOT).contains("deflate");
    boolean wrapped = (first & 0x0f) == 8 && second >= 0 && ((first << 8) + second) % 31 == 0;
    boolean text = first == '<' || first == '{' || first == 0xef || first == ' ' || first == '\n';
    if (deflated && (wrapped || !text)) {
      return new InflaterInputStream(in, new Inflater(!wrapped), BUFFER) {
        @Override
        public void close() throws IOException {
          inf.end();
          super.close();
        }
      };
    }
    return in;
  }

  private static InputStream gzip(InputStream in) throws IOException {
    try {
      return new GZIPInputStream(in, 2 * TRICKLE);
    } catch (EOFException | ZipException torn) {
      return InputStream.nullInputStream();
    }
  }

  /** Counts what comes over the wire. */
  private static final class Counted extends InputStream {
    private final InputStream in;
    private long count;

    Counted(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
