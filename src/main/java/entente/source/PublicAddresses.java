package entente.source;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Tells addresses of the open internet from all others: loopback, private, link-local, shared,
 * multicast, for documentation, reserved, and IPv6 addresses that stand for one of these. Source:
 * the special-purpose address registries of IANA (RFC 6890).
 */
final class PublicAddresses {
  private static final String[] CLOSED = {
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    // Of IPv6 only 2000::/3 is open at all; these parts of it are not, or hold other addresses.
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20"
  };

  private static final int HALF = 0xFF;
  private static final int BYTES_OF_IPV4 = 4;

  private PublicAddresses() {}

  /** Whether the address is one of the open internet. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      // 64:ff9b::/96 stands for the IPv4 address in its last four bytes (RFC 6052).
      if (isIn(bytes, "64:ff9b::/96")) {
        byte[] inner = new byte[BYTES_OF_IPV4];
        System.arraycopy(bytes, bytes.length - BYTES_OF_IPV4, inner, 0, BYTES_OF_IPV4);
        return isOpen(inner);
      }
      return isIn(bytes, "2000::/3") && isOpen(bytes);
    }
    return isOpen(bytes);
  }

  private static boolean isOpen(byte[] address) {
    for (String closed : CLOSED) {
      if (isIn(address, closed)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(byte[] address, String block) {
    int slash = block.indexOf('/');
    byte[] begin;
    try {
      begin = InetAddress.getByName(block.substring(0, slash)).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not an address: " + block, e);
    }
    if (begin.length != address.length) {
      return false;
    }
    int bits = Integer.parseInt(block.substring(slash + 1));
    for (int i = 0; i < begin.length && bits > 0; i++, bits -= Byte.SIZE) {
      int mask = bits >= Byte.SIZE ? HALF : HALF << (Byte.SIZE - bits) & HALF;
      if ((begin[i] & mask) != (address[i] & mask)) {
        return false;
      }
    }
    return true;
  }
}
