package org.tidings.ingest.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are of the public internet: an explicit table after IANA's registries of
 * special-purpose addresses, because the JDK's own predicates miss most of them.
 */
final class Blocks {
  /** Nobody may be sent there, whatever the operator allows: these hand out a cloud's secrets. */
  private static final List<Block> METADATA =
      blocks(
          "169.254.169.254/32", // AWS, Google, Azure and others
          "169.254.170.0/24", // AWS containers
          "168.63.129.16/32", // Azure's host
          "100.100.100.200/32", // Alibaba
          "192.0.0.192/32", // Oracle
          "fd00:ec2::/32", // AWS
          "fd20:ce::/32"); // Google

  /** No single machine is there. */
  private static final List<Block> NOWHERE =
      blocks(
          "0.0.0.0/8", // this network
          "192.0.2.0/24", // documentation
          "198.51.100.0/24",
          "203.0.113.0/24",
          "192.88.99.0/24", // 6to4 relays, withdrawn
          "224.0.0.0/4", // multicast
          "240.0.0.0/4", // reserved, broadcast
          "::/128", // unspecified
          "ff00::/8", // multicast
          "100::/64", // discard
          "2001:db8::/32", // documentation
          "3fff::/20",
          "5f00::/16"); // segment routing

  private static final List<Block> PRIVATE_FOURS =
      blocks(
          "10.0.0.0/8",
          "100.64.0.0/10", // carriers' own
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15"); // benchmarks

  /** Of IPv6 only this is public ... */
  private static final Block PUBLIC_SIXES = Block.of("2000::/3");

  /** ... but for what is carved out of it. */
  private static final List<Block> SPECIAL_SIXES =
      blocks(
          "2001::/23", // protocols, Teredo and ORCHID among them
          "2002::/16", // 6to4
          "3ffe::/16"); // the old 6bone

  private static final Block NAT64 = Block.of("64:ff9b::/96");
  private static final Block MAPPED = Block.of("::ffff:0:0/96");

  private Blocks() {}

  /** Whether a feed may be fetched from there. */
  static boolean allows(InetAddress address, boolean privateToo) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 16 && (NAT64.holds(bytes) || MAPPED.holds(bytes))) {
      return allows(Arrays.copyOfRange(bytes, 12, 16), privateToo);
    }
    return allows(bytes, privateToo);
  }

  private static boolean allows(byte[] bytes, boolean privateToo) {
    if (in(METADATA, bytes) || in(NOWHERE, bytes)) {
      return false;
    }
    if (privateToo) {
      return true;
    }
    if (bytes.length == 4) {
      return !in(PRIVATE_FOURS, bytes);
    }
    return PUBLIC_SIXES.holds(bytes) && !in(SPECIAL_SIXES, bytes) && !isTunnelHome(bytes);
  }

  /** An interface id of ISATAP holds the IPv4 address that the packet ends at. */
  private static boolean isTunnelHome(byte[] bytes) {
    boolean tunnel =
        (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    return tunnel && !allows(Arrays.copyOfRange(bytes, 12, 16), false);
  }

  private static boolean in(List<Block> blocks, byte[] address) {
    return blocks.stream().anyMatch(block -> block.holds(address));
  }

  private static List<Block> blocks(String... written) {
    return Stream.of(written).map(Block::of).toList();
  }

  /** Addresses with the same first bits. */
  private static final class Block {
    private final byte[] start;
    private final int bits;

    private Block(byte[] start, int bits) {
      this.start = start;
      this.bits = bits;
    }

    static Block of(String written) {
      int slash = written.indexOf('/');
      String first = written.substring(0, slash);
      byte[] start = InetAddress.ofLiteral(first).getAddress();
      if (first.indexOf(':') >= 0 && start.length == 4) {
        start = mapped(start); // the JDK unwraps ::ffff:0:0 by itself
      }
      return new Block(start, Integer.parseInt(written.substring(slash + 1)));
    }

    private static byte[] mapped(byte[] four) {
      byte[] six = new byte[16];
      six[10] = (byte) 0xff;
      six[11] = (byte) 0xff;
      System.arraycopy(four, 0, six, 12, 4);
      return six;
    }

    boolean holds(byte[] address) {
      if (address.length != start.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int rest = Math.min(8, bits - bit);
        int mask = 0xff << (8 - rest) & 0xff;
        if (((address[bit / 8] ^ start[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
