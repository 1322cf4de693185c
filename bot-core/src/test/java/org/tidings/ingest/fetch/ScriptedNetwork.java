package org.tidings.ingest.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tidings.testkit.LocalFeedServer;

/**
 * A network whose every address is one loopback server, and whose names are scripted. It remembers
 * which addresses were really dialled. Encryption is only pretended.
 */
final class ScriptedNetwork implements Network, Resolver {
  /** What names resolve to when nothing else is scripted. */
  static final String PUBLIC = "93.184.215.14";

  final List<InetSocketAddress> dialled = new CopyOnWriteArrayList<>();
  final List<String> resolved = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<List<InetAddress>>> names = new ConcurrentHashMap<>();
  private final LocalFeedServer server;

  ScriptedNetwork(LocalFeedServer server) {
    this.server = server;
  }

  /** The name has these addresses the next time it is asked for; the last answer stays. */
  ScriptedNetwork name(String host, String... addresses) {
    names
        .computeIfAbsent(host, _ -> new ArrayDeque<>())
        .add(List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    return this;
  }

  Fetcher fetcher(FetchSettings settings, java.time.InstantSource clock) {
    return new Fetcher(new AddressGuard(false, java.util.Set.of(), this), this, settings, clock);
  }

  @Override
  public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
    resolved.add(host);
    Queue<List<InetAddress>> answers = names.get(host);
    if (answers == null) {
      return List.of(InetAddress.ofLiteral(PUBLIC));
    }
    List<InetAddress> answer = answers.size() > 1 ? answers.remove() : answers.element();
    if (answer.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return answer;
  }

  @Override
  public Socket connect(InetSocketAddress to, Duration patience) throws IOException {
    dialled.add(to);
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  @Override
  public Socket secure(Socket plain, String host, int port) {
    return plain;
  }
}
