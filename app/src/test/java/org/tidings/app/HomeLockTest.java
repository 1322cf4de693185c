package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidings.app.CommandShell.Ran;

/** With another process that has the home open, as a chat at a pipe does. */
@Timeout(120)
class HomeLockTest {
  @TempDir private Path folder;

  @Test
  void tellsTheSecondProcessInOneLine() throws Exception {
    try (Other other = Other.chat(folder)) {
      Ran ran = new CommandShell(folder).run("chat", "/latest");

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err())
          .hasLineCount(1)
          .contains("(process " + other.process.pid() + ")", folder.toString(), "--home");
    }
  }

  @Test
  void letsDoctorAndExportReadBesideIt() throws Exception {
    try (Other _ = Other.chat(folder)) {
      CommandShell shell = new CommandShell(folder);

      assertThat(shell.run("export")).isEqualTo(new Ran(0, "", ""));
      Ran doctor = shell.run("doctor");
      assertThat(doctor.code()).isZero();
      assertThat(doctor.out()).contains("ok     index: not compared: Another Tidings");
    }
  }

  @Test
  void comesFreeHoweverTheProcessEnds() throws Exception {
    try (Other other = Other.chat(folder)) {
      other.process.destroyForcibly().waitFor();
    }

    assertThat(new CommandShell(folder).run("chat", "/about").code()).isZero();
  }

  @Test
  void endsInOrderWhenAsked() throws Exception {
    try (Other other = Other.chat(folder)) {
      // SIGTERM, while the chat waits for its next message
      other.process.destroy();

      assertThat(other.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    Ran doctor = new CommandShell(folder).run("doctor");
    assertThat(doctor.code()).isZero();
  }

  @Test
  void isTakenOnceInAProcessToo() throws Exception {
    try (HomeLock _ = HomeLock.take(folder)) {
      assertThatThrownBy(() -> HomeLock.take(folder))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("Another Tidings");
    }
  }

  /** A chat in a process of its own that has answered one message and waits for the next. */
  private record Other(Process process) implements AutoCloseable {
    static Other chat(Path home) throws Exception {
      Process process = new ProcessBuilder(java("--home", home.toString(), "chat")).start();
      process.getOutputStream().write("/about\n".getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine()).isNotNull();
      return new Other(process);
    }

    private static List<String> java(String... args) {
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
      line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
      line.add(System.getProperty("java.class.path"));
      line.add(Main.class.getName());
      line.addAll(List.of(args));
      return line;
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
