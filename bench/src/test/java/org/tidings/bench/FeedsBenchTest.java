package org.tidings.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedsBenchTest {
  private static String run(Path dir, String name, String expect, String gold) throws IOException {
    Path files = Files.createDirectories(dir.resolve(name).resolve("files"));
    String feed =
        """
        <?xml version="1.0"?>
        <!--
        Header: Content-Type: text/xml; charset=windows-1252
        Description: a feed
        Expect: %s
        -->
        <rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
        <item><title>Caf\u00e9 reopens</title><guid>a</guid></item></channel></rss>
        """
            .formatted(expect);
    Files.write(files.resolve("a.xml"), feed.getBytes(Charset.forName("windows-1252")));
    Files.writeString(files.resolve("expected.jsonl"), gold);
    Path out = dir.resolve(name + ".jsonl");
    FeedsBench.main(new String[] {files.toString(), out.toString()});
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void neverReadsWhatIsExpected(@TempDir Path dir) throws IOException {
    String with =
        run(dir, "with", "entries[0]['title'] == 'Gold'", "{\"file\":\"a.xml\",\"expect\":{}}");
    String blank = run(dir, "blank", "", "");
    assertThat(with).isEqualTo(blank).contains("\"title\":\"Caf\u00e9 reopens\"");
  }

  @Test
  void handsHeadersToTheReader(@TempDir Path dir) throws IOException {
    assertThat(run(dir, "headers", "", "")).contains("Caf\u00e9");
  }

  @Test
  void saysWhatIsNoFeed(@TempDir Path dir) throws IOException {
    Files.writeString(dir.resolve("page.html"), "<!DOCTYPE html><html></html>");
    Path out = dir.resolveSibling(dir.getFileName() + ".jsonl");
    FeedsBench.main(new String[] {dir.toString(), out.toString()});
    assertThat(Files.readString(out)).contains("\"error\":\"this is a web page\"");
    Files.delete(out);
  }
}
