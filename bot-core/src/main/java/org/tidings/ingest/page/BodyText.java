package org.tidings.ingest.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidings.ingest.Caps;
import org.tidings.ingest.clean.PlainText;

/** Chooses the blocks that are the article. */
final class BodyText {
  private BodyText() {}

  static String of(List<Block> blocks, PageHints hints) {
    Map<Tally, Float> scores = new HashMap<>();
    for (Block block : blocks) {
      if (block.words() < 8 || block.linkDensity() > .4) {
        continue;
      }
      float share = block.chars();
      @Nullable Tally at = block.holder().parent;
      for (int level = 0; at != null && level < 4; level++) {
        scores.merge(at, share, Float::sum);
        share *= .7f;
        at = at.parent;
      }
    }
    @Nullable Tally best =
        scores.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(null);
    StringBuilder body = new StringBuilder();
    for (Block block : blocks) {
      if (best != null && block.holder().isWithin(best) && block.linkDensity() < .5) {
        body.append(body.isEmpty() ? "" : "\n\n").append(block.text());
      }
    }
    return PlainText.paragraphs(body.toString(), Caps.BODY);
  }
}
