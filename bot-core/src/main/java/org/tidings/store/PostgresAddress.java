package org.tidings.store;

import java.util.Optional;

/**
 * Where a PostgreSQL database is and who asks.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with the driver's own parameters, such
 *     as {@code currentSchema} or {@code sslmode}, behind a question mark
 * @param user empty when the address names one
 * @param password empty when the address names one, or none is needed
 */
public record PostgresAddress(String url, Optional<String> user, Optional<String> password) {
  /** What every such address begins with. */
  public static final String PREFIX = "jdbc:postgresql:";

  public PostgresAddress {
    if (!url.startsWith(PREFIX)) {
      throw new IllegalArgumentException("a database address must begin with '" + PREFIX + "//'");
    }
  }

  /** The address without what may be secret: host, port and database. */
  public String shown() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
  }

  @Override
  public String toString() {
    return shown();
  }
}
