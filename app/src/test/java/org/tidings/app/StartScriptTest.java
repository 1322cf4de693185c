package org.tidings.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script with JDKs that only tell how they were called. */
class StartScriptTest {
  private static final Path SCRIPT = Path.of("").toAbsolutePath().resolve(top()).resolve("tidings");

  /** All that the script may call; a java of this machine is not among them. */
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "cat",
          "cksum",
          "cut",
          "dirname",
          "find",
          "grep",
          "head",
          "ls",
          "mktemp",
          "mv",
          "readlink",
          "rm",
          "sed",
          "touch");

  @TempDir private Path folder;

  private Path dist = Path.of("");

  @BeforeEach
  void ship() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no POSIX shell here");
    dist = Files.createDirectories(folder.resolve("dist"));
    Files.createDirectories(dist.resolve("lib"));
    Files.writeString(dist.resolve("tidings.jar"), "jar");
    Files.writeString(dist.resolve("lib/core.jar"), "core");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      Path real = Path.of("/usr/bin", tool);
      script(
          bin.resolve(tool),
          "#!/bin/sh\nexec %s \"$@\"\n".formatted(Files.exists(real) ? real : "/bin/" + tool));
    }
  }

  /** What the script left behind. */
  private record Ran(int code, List<String> out, List<String> err) {}

  @Test
  void takesTheJdkThatIsNew() throws Exception {
    jdk("17", "17.0.1");
    jdk("25", "25.0.1");
    jdk("8", "1.8.0_400");

    Ran ran = run(Map.of("TIDINGS_CACHE", "off"), "chat", "/latest 3");

    assertThat(ran.out()).first().asString().isEqualTo("jdk 25");
    assertThat(ran.out()).endsWith("chat", "/latest 3").contains("-jar");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void prefersTheJdkThatIsNamed() throws Exception {
    jdk("25", "25.0.1");
    Path named = jdk("26", "26");

    assertThat(run(Map.of("TIDINGS_CACHE", "off", "JAVA_HOME", named.toString())).out())
        .first()
        .isEqualTo("jdk 26");
  }

  @Test
  void refusesInTwoLinesWhereNoJdkIsNewEnough() throws Exception {
    Path old = jdk("24", "24.0.2");

    Ran ran = run(Map.of("JAVA_HOME", old.toString()));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).hasSize(2);
    assertThat(ran.err().get(0)).contains("JDK 25 or newer");
    assertThat(ran.err().get(1)).contains("https://adoptium.net", "TIDINGS_JDK");
  }

  @Test
  void becomesTheJvmAndAppendsOptionsLast() throws Exception {
    jdk("25", "25.0.1");

    Ran ran = run(Map.of("TIDINGS_CACHE", "off", "TIDINGS_JAVA_OPTS", "-Xmx99m -Da=b"), "run");

    assertThat(ran.out()).contains("parent " + ProcessHandle.current().pid());
    int jar = ran.out().indexOf("-jar");
    assertThat(ran.out().subList(jar - 2, jar)).containsExactly("-Xmx99m", "-Da=b");
  }

  @Test
  void makesTheCacheOnceAndAgainWhenAJarChanges() throws Exception {
    jdk("25", "25.0.1");
    String first = cache(run(Map.of()));
    String second = cache(run(Map.of()));
    Files.writeString(dist.resolve("lib/core.jar"), "core that changed");
    String third = cache(run(Map.of()));

    assertThat(first).contains("start-").isEqualTo(second);
    assertThat(third).contains("start-").isNotEqualTo(first);
    assertThat(Files.readAllLines(dist.resolve("trained"))).hasSize(2);
    assertThat(Path.of(third.substring(third.indexOf('=') + 1))).exists();
    assertThat(Path.of(first.substring(first.indexOf('=') + 1))).doesNotExist();
  }

  @Test
  void startsWithoutACacheThatCouldNotBeMade() throws Exception {
    jdk("25", "25.0.1");
    Files.writeString(dist.resolve("fail"), "");

    Ran ran = run(Map.of());
    Ran again = run(Map.of());

    assertThat(ran.code()).isZero();
    assertThat(again.out()).noneMatch(option -> option.startsWith("-XX:AOTCache"));
    assertThat(Files.readAllLines(dist.resolve("trained"))).hasSize(1);
  }

  private static String cache(Ran ran) {
    return ran.out().stream()
        .filter(option -> option.startsWith("-XX:AOTCache="))
        .findFirst()
        .orElse("");
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = Files.createDirectories(folder.resolve("jdks").resolve(name));
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(
        jdk.resolve("bin/java"),
        """
        #!/bin/sh
        for arg; do
          case $arg in
            -XX:AOTCacheOutput=*)
              echo trained >>"%1$s/trained"
              [ ! -f "%1$s/fail" ] || exit 1
              echo cache >"${arg#*=}"
              exit 0 ;;
          esac
        done
        echo "jdk %2$s"
        echo "parent $PPID"
        printf '%%s\\n' "$@"
        """
            .formatted(dist, name));
    script(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    return jdk;
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran run(Map<String, String> environment, String... args) throws Exception {
    List<String> line = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
    line.addAll(List.of(args));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(Map.of("PATH", folder.resolve("bin").toString(), "TIDINGS_DIST", dist.toString()));
    builder.environment().put("TIDINGS_JDK_FOLDERS", folder.resolve("jdks") + "/*");
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
  }

  /** Tests run in a module's folder or at the top. */
  private static String top() {
    return Files.exists(Path.of("tidings")) ? "" : "..";
  }
}
