package org.tidings.telegram;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tidings.chat.Block;

/**
 * A post in Telegram's terms: messages in order, and the buttons under the last of them that can
 * have any.
 */
record Rendered(List<Piece> pieces, Keyboard keyboard) {
  Rendered {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("nothing rendered");
    }
  }

  /** One message. */
  sealed interface Piece {
    /** How many messages Telegram counts it as. */
    default int cost() {
      return 1;
    }

    /**
     * Words.
     *
     * @param preview the one link shown as a preview; empty for none
     */
    record Text(Markup text, Optional<URI> preview) implements Piece {}

    record Photo(URI picture, Markup caption) implements Piece {}

    /** Two to ten pictures; Telegram lets it have no buttons. */
    record Album(List<Photo> photos) implements Piece {
      public Album {
        photos = List.copyOf(photos);
      }

      @Override
      public int cost() {
        return photos.size();
      }
    }

    record Document(Block.File file, Markup caption) implements Piece {}
  }

  /** Rows of buttons. */
  record Keyboard(List<List<Button>> rows) {
    static final Keyboard NONE = new Keyboard(List.of());

    Keyboard {
      rows = rows.stream().map(List::copyOf).toList();
    }

    boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /** One button. */
  sealed interface Button {
    String label();

    record Data(String label, String data) implements Button {}

    record Open(String label, URI link) implements Button {}

    record Share(String label, String query) implements Button {}
  }
}
