package org.tidings.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Harms our own feeds as transport and templates do, from a seed, and counts what is still read.
 */
class DamagedFeedsTest {
  private static final long SEED = 20_251;
  private static final int DAMAGES = 200;

  @Test
  void keepsTheEntriesOfNineInTenDamagedFeeds() {
    Random random = new Random(SEED);
    List<Path> feeds =
        Fixtures.all("feeds").stream().filter(path -> !path.toString().contains("utf-16")).toList();
    int kept = 0;
    StringBuilder lost = new StringBuilder();
    for (int i = 0; i < DAMAGES; i++) {
      Path path = feeds.get(random.nextInt(feeds.size()));
      byte[] whole = Fixtures.bytes("feeds/" + path.getFileName());
      int kind = i % 10;
      byte[] harmed = harm(whole, kind, random);
      boolean same = entries(harmed) >= entries(whole);
      kept += same ? 1 : 0;
      lost.append(same ? "" : "%s kind %d; ".formatted(path.getFileName(), kind));
    }
    System.out.printf(
        "damaged feeds that keep their entries: %d of %d (seed %d)%n", kept, DAMAGES, SEED);
    assertThat(kept).as("lost: %s", lost).isGreaterThanOrEqualTo(DAMAGES * 9 / 10);
  }

  private static int entries(byte[] document) {
    return switch (new FeedParser().parse(document, DocumentHints.NONE)) {
      case Reading.Read(FeedDocument feed) -> feed.entries().size();
      case Reading.NotAFeed _ -> 0;
    };
  }

  private static byte[] harm(byte[] whole, int kind, Random random) {
    int at = whole.length / 4 + random.nextInt(whole.length / 2);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    return switch (kind) {
      case 0 -> bytes(text.substring(0, at) + text.substring(at + 1));
      case 1 -> bytes(text.substring(0, at) + (char) random.nextInt(256) + text.substring(at));
      case 2 -> bytes(text.substring(0, at) + " & " + text.substring(at));
      case 3 -> bytes(text.substring(0, at) + "<" + text.substring(at));
      case 4 -> Arrays.copyOf(whole, whole.length - 1 - random.nextInt(20));
      case 5 -> bytes("<br />junk\n" + text);
      case 6 -> bytes(without(text, "</", random));
      case 7 -> bytes(without(text, "\"", random));
      case 8 -> bytes(without(text, ">", random));
      default -> {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
    };
  }

  /** Leaves out one occurrence; of an end tag the whole of it. */
  private static String without(String text, String mark, Random random) {
    int at = text.indexOf(mark, random.nextInt(text.length()));
    at = at < 0 ? text.lastIndexOf(mark) : at;
    if (at < 0) {
      return text;
    }
    int end = mark.equals("</") ? text.indexOf('>', at) + 1 : at + 1;
    return text.substring(0, at) + text.substring(Math.max(end, at + 1));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
