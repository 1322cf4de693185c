package org.tidings.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.tidings.ingest.fetch.AddressGuard;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchRequest;
import org.tidings.ingest.fetch.FetchSettings;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.fetch.SystemNetwork;
import org.tidings.ingest.fetch.Validators;

/**
 * Measures polling. {@code polling slow N} and {@code polling slowtls N}: heap while N requests
 * wait for servers that answer nothing; run it with {@code -Xmx128m}. {@code polling unchanged N}:
 * bytes and connections of N answers that nothing changed. The servers run in a process of their
 * own, on loopback.
 */
public final class PollingBench {
  private static final String KEY = "bench-only";

  private PollingBench() {}

  public static void main(String[] args) throws Exception {
    String what = args.length > 0 ? args[0] : "slow";
    if (what.equals("server")) {
      serveSilence(args[1]);
      return;
    }
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    switch (what) {
      case "slow" -> slow(count, false);
      case "slowtls" -> slow(count, true);
      case "unchanged" -> unchanged(count);
      default -> throw new IllegalArgumentException("no such run: '%s'".formatted(what));
    }
  }

  private static Fetcher fetcher(SystemNetwork network) {
    return new Fetcher(
        new AddressGuard(true, Set.of(), host -> List.of(InetAddress.getByName(host))),
        network,
        FetchSettings.of("bench", "").within(Duration.ofMinutes(5)),
        InstantSource.system());
  }

  private static void slow(int count, boolean tls) throws Exception {
    unchanged(
        3_000); // frames of code that is not compiled yet are larger, and polling runs for days
    Path key = Files.createTempDirectory("polling").resolve("key.p12");
    if (tls) {
      makeKey(key);
    }
    Process servers = child(tls ? key.toString() : "-");
    try (InputStream told = servers.getInputStream()) {
      int port = Integer.parseInt(line(told));
      SystemNetwork network =
          tls ? new SystemNetwork(trusting(key).getSocketFactory()) : new SystemNetwork();
      Fetcher fetcher = fetcher(network);
      long before = used();
      CountDownLatch ended = new CountDownLatch(count);
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        // many loopback addresses, so that no pair of ports runs out
        String host = tls ? "localhost" : "127.0.0." + (1 + i % 50);
        String url = (tls ? "https://" : "http://") + host + ":" + port + "/feed" + i;
        Thread.ofVirtual()
            .start(
                () -> {
                  FetchOutcome _ = fetcher.fetch(FetchRequest.feed(url, Validators.NONE));
                  ended.countDown();
                });
      }
      line(told, count);
      long waited = System.nanoTime() - start;
      long after = used();
      System.out.printf(
          Locale.ROOT,
          "%s: %,d requests wait; heap %.1f MB before, %.1f MB now, %.2f KB a request; -Xmx %d MB;"
              + " all connected after %.1f s%n",
          tls ? "slow TLS" : "slow plain HTTP",
          count,
          before / 1e6,
          after / 1e6,
          (after - before) / 1024.0 / count,
          Runtime.getRuntime().maxMemory() >> 20,
          waited / 1e9);
      fetcher.close();
      boolean all = ended.await(60, TimeUnit.SECONDS);
      System.out.printf("all ended on close: %s%n", all);
    } finally {
      servers.destroy();
    }
  }

  private static void unchanged(int count) throws IOException {
    AtomicInteger connections = new AtomicInteger();
    AtomicInteger received = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    byte[] answer =
        "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Fetcher fetcher = fetcher(new SystemNetwork())) {
      Thread.ofVirtual().start(() -> answerAll(door, answer, connections, received, sent));
      Validators known = new Validators(java.util.Optional.of("\"1\""), java.util.Optional.empty());
      String url = "http://127.0.0.1:" + door.getLocalPort() + "/feed";
      long cpu = cpu();
      int same = 0;
      for (int i = 0; i < count; i++) {
        same +=
            fetcher.fetch(FetchRequest.feed(url, known)) instanceof FetchOutcome.NotModified
                ? 1
                : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "unchanged: %,d of %,d answered 304 over %d connections; %d bytes out, %d bytes in and"
              + " %.3f ms CPU each (both ends)%n",
          same,
          count,
          connections.get(),
          received.get() / count,
          sent.get() / count,
          (cpu() - cpu) / 1e6 / count);
    }
  }

  private static void answerAll(
      ServerSocket door,
      byte[] answer,
      AtomicInteger connections,
      AtomicInteger received,
      AtomicInteger sent) {
    byte[] buffer = new byte[8_192];
    while (!door.isClosed()) {
      try (Socket socket = door.accept()) {
        connections.incrementAndGet();
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        int count = in.read(buffer);
        while (count > 0) {
          received.addAndGet(count);
          out.write(answer);
          sent.addAndGet(answer.length);
          count = in.read(buffer);
        }
      } catch (IOException closed) {
        // the next connection, or the end
      }
    }
  }

  /** The other process: takes connections, says how many requests came, never answers. */
  private static void serveSilence(String key) throws Exception {
    if (key.equals("-")) {
      servePlain();
      return;
    }
    SSLServerSocket door =
        (SSLServerSocket) trusting(Path.of(key)).getServerSocketFactory().createServerSocket();
    door.bind(new InetSocketAddress("localhost", 0), 10_000);
    tell(door.getLocalPort());
    while (true) {
      Socket socket = door.accept(); // held by the thread that reads it
      Thread.ofVirtual().start(() -> readOne(socket));
    }
  }

  private static void readOne(Socket socket) {
    try {
      if (socket.getInputStream().read() >= 0) {
        tell(0);
      }
    } catch (IOException gone) {
      // the client ended
    }
  }

  private static void servePlain() throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel door = ServerSocketChannel.open();
    door.bind(new InetSocketAddress("0.0.0.0", 0), 10_000);
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    tell(door.socket().getLocalPort());
    ByteBuffer buffer = ByteBuffer.allocate(4_096);
    while (true) {
      selector.select();
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          SocketChannel client = door.accept();
          while (client != null) {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_READ);
            client = door.accept();
          }
        } else if (((SocketChannel) key.channel()).read(buffer.clear()) > 0) {
          tell(0);
          key.cancel();
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private static synchronized void tell(int number) {
    System.out.println(number);
    System.out.flush();
  }

  private static Process child(String key) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            PollingBench.class.getName(),
            "server",
            key)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.append((char) b);
      b = in.read();
    }
    return line.toString().strip();
  }

  private static void line(InputStream in, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      line(in);
    }
  }

  private static long used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  private static void makeKey(Path file) throws IOException, InterruptedException {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "bench",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            KEY,
            "-keystore",
            file.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static SSLContext trusting(Path key) throws Exception {
    KeyStore store = KeyStore.getInstance(key.toFile(), KEY.toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, KEY.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("bench", store.getCertificate("bench"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
