package org.tidings.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * Connections that wait for their next request, a few for each host: a warm one costs a server and
 * us a thousandth of a new handshake. Safe for many threads.
 */
final class Connections implements AutoCloseable {
  private static final int PER_HOST = 2;
  private static final int ALL = 256;
  private static final int ATTEMPTS = 3;
  private static final long IDLE_NANOS = Duration.ofSeconds(75).toNanos();

  private final Network network;
  private final Duration patience;
  private final Map<String, Deque<Idle>> idle = new LinkedHashMap<>();
  private int waiting;
  private boolean closed;

  private record Idle(Connection connection, long since) {}

  Connections(Network network, Duration patience) {
    this.network = network;
    this.patience = patience;
  }

  /** A warm connection to one of the addresses. */
  synchronized Optional<Connection> warm(WebAddress to, List<InetAddress> vetted) {
    Deque<Idle> kept = idle.get(to.origin());
    long now = System.nanoTime();
    Connection found = null;
    while (kept != null && found == null && !kept.isEmpty()) {
      Idle last = kept.removeLast();
      waiting--;
      boolean usable = now - last.since < IDLE_NANOS && vetted.contains(last.connection.peer());
      if (usable) {
        found = last.connection;
      } else {
        last.connection.close();
      }
    }
    if (kept != null && kept.isEmpty()) {
      idle.remove(to.origin());
    }
    return Optional.ofNullable(found);
  }

  /** A new connection to the first of the addresses that answers. */
  Connection open(WebAddress to, List<InetAddress> vetted, Deadline deadline) throws IOException {
    Trip trip = new Trip(Trouble.NO_CONNECTION);
    for (InetAddress address : vetted.subList(0, Math.min(ATTEMPTS, vetted.size()))) {
      try {
        return open(to, address, deadline);
      } catch (SSLException wrongEnd) {
        throw deadline.told(new Trip(Trouble.BAD_CERTIFICATE));
      } catch (IOException unreachable) {
        if (deadline.passed()) {
          throw new Trip(Trouble.TOO_SLOW);
        }
      }
    }
    throw trip;
  }

  private Connection open(WebAddress to, InetAddress address, Deadline deadline)
      throws IOException {
    Socket plain = network.connect(new InetSocketAddress(address, to.port()), patience);
    deadline.closes(plain);
    if (!to.secure()) {
      return new Connection(plain, address);
    }
    try {
      return new Connection(network.secure(plain, to.host(), to.port()), address);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** Keeps a connection for later, or closes it where there are enough. */
  void keep(WebAddress to, Connection connection) {
    Connection over = put(to, connection);
    if (over != null) {
      over.close();
    }
  }

  private synchronized @Nullable Connection put(WebAddress to, Connection connection) {
    if (closed) {
      return connection;
    }
    connection.rest();
    Deque<Idle> kept = idle.computeIfAbsent(to.origin(), _ -> new ArrayDeque<>(PER_HOST));
    kept.addLast(new Idle(connection, System.nanoTime()));
    waiting++;
    if (kept.size() > PER_HOST) {
      waiting--;
      return kept.removeFirst().connection;
    }
    return waiting > ALL ? eldest() : null;
  }

  private @Nullable Connection eldest() {
    Iterator<Deque<Idle>> hosts = idle.values().iterator();
    Deque<Idle> first = hosts.next();
    Idle gone = first.removeFirst();
    waiting--;
    if (first.isEmpty()) {
      hosts.remove();
    }
    return gone.connection;
  }

  /** Closes those that waited too long; to be called now and then. */
  void sweep() {
    long now = System.nanoTime();
    List<Connection> old = new java.util.ArrayList<>();
    synchronized (this) {
      Iterator<Deque<Idle>> hosts = idle.values().iterator();
      while (hosts.hasNext()) {
        Deque<Idle> kept = hosts.next();
        while (!kept.isEmpty() && now - kept.getFirst().since >= IDLE_NANOS) {
          old.add(kept.removeFirst().connection);
          waiting--;
        }
        if (kept.isEmpty()) {
          hosts.remove();
        }
      }
    }
    old.forEach(Connection::close);
  }

  @Override
  public void close() {
    List<Connection> all;
    synchronized (this) {
      closed = true;
      all = idle.values().stream().flatMap(Deque::stream).map(Idle::connection).toList();
      idle.clear();
      waiting = 0;
    }
    all.forEach(Connection::close);
  }
}
