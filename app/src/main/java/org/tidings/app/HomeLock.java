package org.tidings.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write to a home folder, held by one process at a time. The operating system gives it
 * back when the process ends, however it ends.
 */
final class HomeLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the right, making the folder when it is missing.
   *
   * @throws Failure if another process has it, or the folder cannot be written to
   */
  static HomeLock take(Path home) throws Failure {
    Path file = home.resolve(FILE);
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String owner = owner(channel);
        channel.close();
        throw new Failure(
            "Another Tidings%s is using %s; stop it, or name another home with --home."
                .formatted(owner, home));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new Failure(
          "The home folder %s cannot be written to; give the right to.".formatted(home));
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    channel.read(bytes, 0);
    String pid = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return pid.isBlank() ? "" : " (process " + pid.strip() + ")";
  }

  @Override
  public void close() throws Failure {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Failure("The lock of the home folder could not be given back.");
    }
  }
}
