package org.tidings.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OpmlTest {
  private final Opml opml = new Opml();

  private List<Outline> read(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(OpmlTest.class.getResourceAsStream("/ingest/opml/" + name))) {
      return opml.read(in.readAllBytes()).orElseThrow();
    }
  }

  @Test
  void readsNestedFoldersAndCustomTitles() throws IOException {
    assertThat(read("nested-folders.opml"))
        .containsExactly(
            new Outline(
                "My own name",
                "https://herald.example/rss",
                "https://herald.example/",
                List.of("World", "Europe")),
            new Outline("Quay & Co", "https://quay.example/atom", "", List.of()));
  }

  @Test
  void readsOldLists() throws IOException {
    assertThat(read("opml-1.opml")).hasSize(1);
  }

  @Test
  void mendsBareAmpersands() throws IOException {
    assertThat(read("bare-ampersand.opml"))
        .containsExactly(
            new Outline("Sea & land", "https://herald.example/rss?a=1&b=2", "", List.of()));
  }

  @Test
  void namesAFeedOnceAndOnlyWebAddresses() throws IOException {
    assertThat(read("feed-scheme-and-twice.opml")).extracting(Outline::title).containsExactly("A");
  }

  @Test
  void refusesWhatIsNoList() {
    assertThat(opml.read("<html/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(opml.read(new byte[0])).isEmpty();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    List<Outline> feeds =
        List.of(
            new Outline(
                "A \"b\" <c> & d", "https://a.example/?x=1&y=2", "", List.of("World", "Europe")),
            new Outline("B", "https://b.example/", "https://b.example/site", List.of("World")),
            new Outline("C", "https://c.example/", "", List.of()));
    String written = opml.write("Mine", feeds);
    assertThat(opml.read(written.getBytes(StandardCharsets.UTF_8))).contains(feeds);
  }
}
