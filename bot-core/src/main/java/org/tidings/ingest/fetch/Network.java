package org.tidings.ingest.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Opens connections to addresses that are vetted. Safe for many threads. */
public interface Network {
  /**
   * Connects, blocking the calling virtual thread.
   *
   * @param to a resolved address; the implementation never resolves anything
   * @return a connected socket, to be closed by the caller
   */
  Socket connect(InetSocketAddress to, Duration patience) throws IOException;

  /**
   * Encrypts a connection and checks that the other end is the host, by its certificate.
   *
   * @param plain closed with the socket that is returned
   * @param host name or literal that the certificate must be for
   * @throws javax.net.ssl.SSLException if it is not
   */
  Socket secure(Socket plain, String host, int port) throws IOException;
}
