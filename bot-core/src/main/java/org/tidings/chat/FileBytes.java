package org.tidings.chat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a file handed over in a chat, at most 8 MB; never changes. */
public final class FileBytes {
  /** Most bytes of a file. */
  public static final int LARGEST = 8 << 20;

  private final byte[] bytes;

  private FileBytes(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException("file of %d bytes is too large".formatted(bytes.length));
    }
    this.bytes = bytes;
  }

  public static FileBytes of(byte[] bytes) {
    return new FileBytes(bytes.clone());
  }

  public static FileBytes of(String text) {
    return new FileBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
