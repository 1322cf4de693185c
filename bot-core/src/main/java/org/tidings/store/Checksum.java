package org.tidings.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest of rows that does not depend on their order: the sum of the rows' SHA-256, cut. */
final class Checksum {
  private final MessageDigest digest;
  private long rows;
  private long sum;

  Checksum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(List<@Nullable Object> row) {
    for (Object value : row) {
      if (value == null) {
        digest.update((byte) 0);
      } else {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((byte) 1);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
    }
    sum += ByteBuffer.wrap(digest.digest()).getLong();
    rows++;
  }

  long rows() {
    return rows;
  }

  long value() {
    return sum;
  }
}
