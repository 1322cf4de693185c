package org.tidings.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web server on loopback that can also misbehave: a script for a path writes any bytes it likes.
 * Takes a free port; answers on virtual threads; keeps connections open as servers do.
 */
public final class LocalFeedServer implements AutoCloseable {
  private final ServerSocket door;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** A server on plain HTTP. */
  public static LocalFeedServer start() {
    try {
      return new LocalFeedServer(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      throw new UncheckedIOException("no port is free", e);
    }
  }

  /** A server behind a door of the caller's, such as one that encrypts. */
  public LocalFeedServer(ServerSocket door) {
    this.door = door;
    Thread.ofVirtual().name("local-feed-server").start(this::welcome);
  }

  /** A request as it came. */
  public record Asked(String path, Map<String, String> headers) {
    public Asked {
      headers = Map.copyOf(headers);
    }

    /** A header by its name in lower case; "" when it was not sent. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Answers one request; returning, it keeps the connection open unless it closed it. */
  @FunctionalInterface
  public interface Script {
    void answer(Asked asked, OutputStream out, Line line) throws IOException;
  }

  /** What a script may do besides writing. */
  public interface Line {
    /** Closes the connection. */
    void hangUp() throws IOException;

    /** Does nothing until the server is closed. */
    void stall();
  }

  /** Serves a script at a path, query included. */
  public LocalFeedServer on(String path, Script script) {
    scripts.put(path, script);
    return this;
  }

  /** Serves a document with an ETag made of it; asked for again with that, it answers 304. */
  public LocalFeedServer serve(String path, String type, String document) {
    return on(path, document(type, document));
  }

  /** A script for a document that knows its ETag. */
  public static Script document(String type, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    String etag = "\"" + Integer.toHexString(document.hashCode()) + "\"";
    return (asked, out, _) -> {
      if (asked.header("if-none-match").equals(etag)) {
        write(out, "HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n");
      } else {
        write(
            out,
            "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nETag: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(type, etag, bytes.length));
        out.write(bytes);
      }
    };
  }

  /** A script that writes these very characters, each one byte. */
  public static Script raw(String answer) {
    return (_, out, _) -> write(out, answer);
  }

  /** A script that writes this answer and hangs up. */
  public static Script rawThenGone(String answer) {
    return (_, out, line) -> {
      write(out, answer);
      line.hangUp();
    };
  }

  /** A script that redirects. */
  public static Script redirect(int status, String location) {
    return raw(
        "HTTP/1.1 %d Elsewhere\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
            .formatted(status, location));
  }

  public static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Absolute address of a path, on plain HTTP. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** All requests so far, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How often a path was asked for. */
  public long asked(String path) {
    return asked.stream().filter(request -> request.path().equals(path)).count();
  }

  /** How many connections were made so far. */
  public int connections() {
    return connections.get();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException closing) {
        // the loop's condition tells whether it was the end
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1), 512);
      OutputStream out = socket.getOutputStream();
      while (answer(in, out, socket)) {
        out.flush();
      }
    } catch (IOException gone) {
      // the client went away; that is its right
    } finally {
      open.remove(socket);
    }
  }

  private boolean answer(BufferedReader in, OutputStream out, Socket socket) throws IOException {
    String first = in.readLine();
    if (first == null) {
      return false;
    }
    String[] words = first.split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = in.readLine();
    }
    Asked request = new Asked(words[1], headers);
    asked.add(request);
    scripts
        .getOrDefault(words[1], raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
        .answer(request, out, new Way(socket));
    return !socket.isClosed();
  }

  private final class Way implements Line {
    private final Socket socket;

    Way(Socket socket) {
      this.socket = socket;
    }

    @Override
    public void hangUp() throws IOException {
      socket.close();
    }

    @Override
    public void stall() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
