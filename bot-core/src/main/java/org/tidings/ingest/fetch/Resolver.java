package org.tidings.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of host names. Safe for many threads. */
@FunctionalInterface
public interface Resolver {
  /**
   * Resolves a name, blocking the calling virtual thread for some seconds at most.
   *
   * @param host lower-case ASCII, never a literal
   * @return at least one address, in the order to try them
   * @throws UnknownHostException if the name has no address or nobody answered in time
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
