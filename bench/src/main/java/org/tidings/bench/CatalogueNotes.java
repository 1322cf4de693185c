package org.tidings.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Our own remarks on feeds of the OPML lists; the longest one whose words an address has holds. */
final class CatalogueNotes {
  private static final Note NONE =
      new Note("", Optional.empty(), Optional.empty(), Optional.empty());
  private static final List<String> SEVERAL =
      List.of(
          "The New York Times",
          "BBC News",
          "BBC Sport",
          "The Guardian",
          "CNN",
          "CNBC",
          "The Washington Post",
          "The Times of India",
          "NDTV News",
          "Forbes",
          "ESPN",
          "Autocar India");

  private final List<Note> notes;

  private CatalogueNotes(List<Note> notes) {
    this.notes = notes;
  }

  static CatalogueNotes read() throws IOException {
    try (InputStream in = CatalogueNotes.class.getResourceAsStream("catalogue-notes.tsv")) {
      if (in == null) {
        throw new IllegalStateException("catalogue-notes.tsv is missing");
      }
      List<Note> notes = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] cells = line.split("\t", -1);
          notes.add(new Note(cells[0], said(cells[1]), said(cells[2]), said(cells[3])));
        }
      }
      return new CatalogueNotes(notes);
    }
  }

  Note of(String url) {
    Note best = NONE;
    for (Note note : notes) {
      if (url.contains(note.part) && (note.drop() || note.part.length() > best.part.length())) {
        best = note;
        if (note.drop()) {
          return note;
        }
      }
    }
    return best;
  }

  private static Optional<String> said(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(cell);
  }

  /** What is known of the feeds whose address contains {@code part}. */
  record Note(
      String part, Optional<String> source, Optional<String> language, Optional<String> sector) {
    boolean drop() {
      return source.equals(Optional.of("DROP"));
    }

    /** Whether the source has several feeds here, so that its name alone would not tell. */
    boolean several() {
      return source.filter(SEVERAL::contains).isPresent();
    }
  }
}
