package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
  private static final Tidings.Surroundings NOWHERE =
      new Tidings.Surroundings(
          Map.of(),
          InputStream.nullInputStream(),
          new PrintStream(OutputStream.nullOutputStream()),
          new PrintStream(OutputStream.nullOutputStream()),
          new Stopping());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "--home /tmp/x",
        "--home=/tmp/x run",
        "chat",
        "chat /latest #1",
        "--home /tmp/x chat --json /latest --as reader --room=Lobby --zone UTC --locale en /read",
        "chat --now 2026-01-01T12:00:00Z --home /tmp/x"
      })
  void readsUsualLines(String line) {
    assertThat(PlainLine.read(NOWHERE, args(line))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "chat --help",
        "chat -h",
        "import x",
        "hello",
        "--json",
        "--room Lobby chat",
        "run extra",
        "run --json",
        "chat --json --json",
        "chat --room",
        "chat --room= /latest",
        "chat --room --json",
        "chat --json=true",
        "chat -- -x",
        "chat --rom Lobby",
        "--home a --home b"
      })
  void leavesTheRestToPicocli(String line) {
    assertThat(PlainLine.read(NOWHERE, args(line))).isEmpty();
  }

  private static String[] args(String line) {
    return line.isEmpty() ? new String[0] : line.split(" ", -1);
  }
}
