package org.tidings.discord;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.LongSupplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Spaces out connections to the gateway, whatever asks for them: a gateway that accepts and hangs
 * up at once would else be called again as fast as sockets open, because JDA resumes without a
 * pause. Some connections are free, then one every two seconds.
 */
final class PacedSockets {
  private static final long SPACING = 2_000_000_000L;
  private final long burst;
  private final LongSupplier nanos;
  private long nextFree;
  private boolean closed;

  /**
   * @param shards how many connections are wanted at the same time
   */
  PacedSockets(int shards, LongSupplier nanos) {
    this.burst = (4 + 2L * shards) * SPACING;
    this.nanos = nanos;
    this.nextFree = nanos.getAsLong() - burst;
  }

  /** Plain sockets at this pace. */
  SocketFactory plain() {
    return new Plain();
  }

  /** TLS sockets at this pace. */
  SSLSocketFactory secure() {
    return new Secure((SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Refuses from now on, and wakes who waits. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  /** Reserves the next connection's turn: the moment of the clock from which on it may open. */
  synchronized long reserve() {
    nextFree = Math.max(nextFree, nanos.getAsLong() - burst) + SPACING;
    return nextFree;
  }

  /** Waits for the next connection's turn. */
  synchronized void take() throws IOException {
    long turn = reserve();
    long now = nanos.getAsLong();
    try {
      for (long wait = turn - now; wait > 0 && !closed; wait = turn - nanos.getAsLong()) {
        wait(wait / 1_000_000, (int) (wait % 1_000_000));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
    if (closed) {
      throw new IOException("closed");
    }
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      take();
      return getDefault().createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      take();
      return getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      take();
      return getDefault().createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      take();
      return getDefault().createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      take();
      return getDefault().createSocket(host, port, local, localPort);
    }
  }

  private final class Secure extends SSLSocketFactory {
    private final SSLSocketFactory inner;

    Secure(SSLSocketFactory inner) {
      this.inner = inner;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return inner.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return inner.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
      take();
      return inner.createSocket();
    }

    @Override
    public Socket createSocket(Socket below, String host, int port, boolean close)
        throws IOException {
      // the plain socket below took its turn
      return inner.createSocket(below, host, port, close);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      take();
      return inner.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      take();
      return inner.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      take();
      return inner.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      take();
      return inner.createSocket(host, port, local, localPort);
    }
  }
}
