package org.tidings.ingest.fetch;

import java.io.IOException;
import java.util.Optional;

/**
 * One answer of one server.
 *
 * @param body empty where none belongs to it or none was wanted
 * @param redirect the Location header of a redirect, as written
 */
record Answer(Head head, Optional<Body.Read> body, Optional<String> redirect) {
  /** Reads an answer; the body of an error or a redirect is left alone. */
  static Answer read(Head head, Framing framing, Body bodies) throws IOException {
    boolean wanted = head.status() == 200 || head.status() == 203;
    return new Answer(
        head, wanted ? Optional.of(bodies.read(framing, head)) : Optional.empty(), redirect(head));
  }

  private static Optional<String> redirect(Head head) {
    return switch (head.status()) {
      case 301, 302, 303, 307, 308 -> Optional.of(head.get("location"));
      default -> Optional.empty();
    };
  }

  /** Whether the document lives there from now on. */
  boolean permanent() {
    return head.status() == 301 || head.status() == 308;
  }

  /** Whether the answer ends with its head, so that the next may follow at once. */
  boolean bodiless() {
    return head.status() == 304
        || head.status() == 204
        || (body.isEmpty() && head.get("content-length").equals("0"));
  }
}
