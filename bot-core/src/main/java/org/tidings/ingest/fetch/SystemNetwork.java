package org.tidings.ingest.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** The real network: no proxy whatever the environment says, certificates always checked. */
public final class SystemNetwork implements Network {
  private final Supplier<SSLSocketFactory> tls;

  /** Trusts whom the JDK trusts; its list is read with the first secure connection. */
  public SystemNetwork() {
    tls = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  /**
   * @param tls decides whose certificates are trusted
   */
  public SystemNetwork(SSLSocketFactory tls) {
    this.tls = () -> tls;
  }

  @Override
  public Socket connect(InetSocketAddress to, Duration patience) throws IOException {
    if (to.isUnresolved()) {
      throw new IllegalArgumentException("address is not resolved: " + to);
    }
    Socket socket = new Socket(Proxy.NO_PROXY);
    try {
      socket.setTcpNoDelay(true);
      socket.connect(to, Math.toIntExact(patience.toMillis()));
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket secure(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (host.indexOf(':') < 0 && Character.isLetter(host.charAt(host.length() - 1))) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }
}
