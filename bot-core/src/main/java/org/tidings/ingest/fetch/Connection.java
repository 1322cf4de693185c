package org.tidings.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a vetted address, with the smallest buffer that does: while a server thinks, a
 * request costs little more than its thread's stack. For one thread at a time.
 */
final class Connection implements AutoCloseable {
  private static final int WAITING = 64;
  private static final int FLOWING = 8 << 10;

  private final Socket socket;
  private final InetAddress peer;
  private final InputStream in;
  private byte[] buffer = new byte[WAITING];
  private int from;
  private int to;
  private boolean used;

  Connection(Socket socket, InetAddress peer) throws IOException {
    this.socket = socket;
    this.peer = peer;
    this.in = socket.getInputStream();
  }

  InetAddress peer() {
    return peer;
  }

  /** Whether an answer came over it before: then the other end may have closed it since. */
  boolean used() {
    return used;
  }

  void send(String request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /**
   * Waits for the answer's first bytes. Called from where the stack is shallow: a parked thread
   * costs what its frames take.
   */
  void await() throws IOException {
    if (from == to) {
      int count = in.read(buffer, 0, buffer.length);
      used |= count > 0;
      from = 0;
      to = Math.max(0, count);
    }
  }

  /** One byte, or -1 at the end. */
  int read() throws IOException {
    if (from == to && !fill()) {
      return -1;
    }
    return buffer[from++] & 0xff;
  }

  int read(byte[] into, int offset, int length) throws IOException {
    if (from == to) {
      if (length >= FLOWING) {
        return in.read(into, offset, length);
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, into, offset, count);
    from += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (to == buffer.length && buffer.length < FLOWING) {
      buffer = new byte[FLOWING]; // more is coming than a trickle
    }
    int count = in.read(buffer, 0, buffer.length);
    used |= count > 0;
    from = 0;
    to = Math.max(0, count);
    return count > 0;
  }

  /** Whether the other end has said nothing more than it should. */
  boolean isQuiet() {
    return from == to && !socket.isClosed();
  }

  /** Gives the large buffer back while the connection waits for its next use. */
  void rest() {
    buffer = new byte[WAITING];
    from = 0;
    to = 0;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // nobody needs it any more
    }
  }
}
