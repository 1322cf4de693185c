package org.tidings.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidings.story.OnlineClusterer;
import org.tidings.story.Placement;
import org.tidings.story.StoryChanged;
import org.tidings.text.Tokenizer;

/**
 * Groups a file of articles as they arrive: {@code stories IN.jsonl OUT.jsonl [FIRST.jsonl]}.
 *
 * <p>OUT has each article's story at the end of the stream, FIRST its story on arrival.
 */
public final class StoriesBench {
  private StoriesBench() {}

  /** Runs the grouping. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("usage: stories IN.jsonl OUT.jsonl [FIRST.jsonl]");
    }
    List<NewsFile.Line> lines = NewsFile.articles(Path.of(args[0]));
    Grouped grouped = group(lines);
    write(Path.of(args[1]), lines, grouped.last());
    if (args.length > 2) {
      write(Path.of(args[2]), lines, grouped.first());
    }
    System.err.printf("changed %.5f of %d articles%n", grouped.changed(), lines.size());
  }

  /** Stories of the articles in order: as first assigned and at the end. */
  record Grouped(List<Long> first, List<Long> last) {
    double changed() {
      int moved = 0;
      for (int i = 0; i < first.size(); i++) {
        moved += first.get(i).equals(last.get(i)) ? 0 : 1;
      }
      return first.isEmpty() ? 0 : (double) moved / first.size();
    }
  }

  static Grouped group(List<NewsFile.Line> lines) {
    return group(lines, new OnlineClusterer());
  }

  static Grouped group(List<NewsFile.Line> lines, OnlineClusterer clusterer) {
    Tokenizer tokenizer = new Tokenizer();
    List<Long> first = new ArrayList<>();
    List<Long> last = new ArrayList<>();
    for (NewsFile.Line line : lines) {
      Placement place =
          clusterer.place(line.article(), tokenizer.tokenize(line.article().report()));
      first.add(place.story().value());
      last.add(place.story().value());
      place.changes().forEach(change -> apply(change, lines, last));
    }
    return new Grouped(first, last);
  }

  private static void apply(StoryChanged change, List<NewsFile.Line> lines, List<Long> stories) {
    for (int i = 0; i < stories.size(); i++) {
      if (moves(change, lines.get(i), stories.get(i))) {
        stories.set(i, into(change));
      }
    }
  }

  private static boolean moves(StoryChanged change, NewsFile.Line line, long story) {
    return switch (change) {
      case StoryChanged.Merged merged -> merged.from().value() == story;
      case StoryChanged.Split split -> split.moved().contains(line.article().id());
      case StoryChanged.Moved moved -> moved.article().equals(line.article().id());
    };
  }

  private static long into(StoryChanged change) {
    return switch (change) {
      case StoryChanged.Merged merged -> merged.into().value();
      case StoryChanged.Split split -> split.into().value();
      case StoryChanged.Moved moved -> moved.into().value();
    };
  }

  private static void write(Path file, List<NewsFile.Line> lines, List<Long> stories)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < lines.size(); i++) {
        ObjectNode row = NewsFile.JSON.createObjectNode();
        row.put("id", lines.get(i).key());
        row.put("story", stories.get(i).toString());
        out.write(row + "\n");
      }
    }
  }
}
