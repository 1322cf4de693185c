package org.tidings.delivery;

import java.util.Optional;
import org.tidings.chat.Limits;
import org.tidings.chat.Outgoing;

/** Makes posts of deliveries from what is true now. Safe for many threads. */
public interface Composer {
  /**
   * Makes a post.
   *
   * @return empty when nothing of it may be shown in that room any more
   */
  Optional<Composed> compose(Delivery delivery, Limits limits);

  /**
   * A post ready to be sent.
   *
   * @param mark short text that differs whenever the post says something else
   */
  record Composed(Outgoing out, String mark) {}
}
