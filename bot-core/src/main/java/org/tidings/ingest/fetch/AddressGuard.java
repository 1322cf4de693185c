package org.tidings.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Decides where requests may go. A host is resolved once, every answer is vetted, and callers
 * connect to one of the answers handed back, never to the name. Safe for many threads.
 */
public final class AddressGuard {
  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);

  /** Names that mean something else in every network. */
  private static final Set<String> LOCAL_ENDINGS =
      Set.of(
          "localhost",
          "localdomain",
          "local",
          "internal",
          "intranet",
          "private",
          "corp",
          "home",
          "lan",
          "svc",
          "arpa",
          "onion",
          "i2p");

  /** Told for every refusal by address, so that nobody learns what a name resolved to. */
  static final String SAFETY = "it leads to where nothing is read, for safety";

  private final boolean privateNetworks;
  private final Set<Integer> ports;
  private final Resolver resolver;

  /**
   * @param privateNetworks whether private networks may be read too, on any port; the operator's
   *     decision
   * @param ports allowed besides 80, 443, 8080 and 8443
   */
  public AddressGuard(boolean privateNetworks, Set<Integer> ports, Resolver resolver) {
    this.privateNetworks = privateNetworks;
    this.ports = Set.copyOf(ports);
    this.resolver = resolver;
  }

  /** What becomes of an address. */
  public sealed interface Verdict {
    /**
     * It may be fetched.
     *
     * @param addresses all that the host has, each vetted, in the order to try them
     */
    record Vetted(WebAddress address, List<InetAddress> addresses) implements Verdict {
      public Vetted {
        addresses = List.copyOf(addresses);
      }
    }

    /** It must not be fetched; the words never tell what it resolved to. */
    record Refused(String words) implements Verdict {}

    /** Its host is not known. */
    record Unknown() implements Verdict {}
  }

  /** Vets an address as somebody typed it, or as a redirect or a page names it. */
  public Verdict vet(String typed) {
    try {
      WebAddress address = WebAddress.parse(typed);
      checkPort(address);
      return vet(address, addresses(address));
    } catch (RefusedAddress refused) {
      return new Verdict.Refused(refused.words());
    } catch (UnknownHostException unknown) {
      return new Verdict.Unknown();
    }
  }

  private Verdict vet(WebAddress address, List<InetAddress> addresses) {
    boolean fine =
        !addresses.isEmpty()
            && addresses.stream().allMatch(found -> Blocks.allows(found, privateNetworks));
    return fine ? new Verdict.Vetted(address, addresses) : new Verdict.Refused(SAFETY);
  }

  private void checkPort(WebAddress address) throws RefusedAddress {
    boolean open = privateNetworks || ports.contains(address.port());
    boolean usual = PORTS.contains(address.port()) && !(address.secure() && address.port() == 80);
    if (!open && !usual) {
      throw new RefusedAddress("its port is not one that is read here");
    }
  }

  private List<InetAddress> addresses(WebAddress address)
      throws RefusedAddress, UnknownHostException {
    if (address.literal().isPresent()) {
      return List.of(address.literal().get());
    }
    String host = address.host();
    String ending = host.substring(host.lastIndexOf('.') + 1);
    boolean local = ending.length() == host.length() || LOCAL_ENDINGS.contains(ending);
    if (local && !privateNetworks) {
      throw new RefusedAddress(SAFETY);
    }
    return resolver.resolve(host);
  }
}
