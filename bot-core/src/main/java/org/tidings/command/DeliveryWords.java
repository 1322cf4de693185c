package org.tidings.command;

import java.util.Locale;
import org.tidings.delivery.Delivery;

/** How far a delivery is, in words. */
final class DeliveryWords {
  private DeliveryWords() {}

  /** "#12 headline: held, quiet hours". */
  static String state(Delivery delivery) {
    String sort =
        Sentences.say("delivery.sort." + delivery.what().sort().name().toLowerCase(Locale.ROOT));
    String state =
        Sentences.say("delivery.state." + delivery.state().name().toLowerCase(Locale.ROOT));
    String reason = delivery.reason().isEmpty() ? "" : ", " + delivery.reason();
    return "#" + delivery.id().value() + " " + sort + ": " + state + reason;
  }
}
