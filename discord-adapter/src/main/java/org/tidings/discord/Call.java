package org.tidings.discord;

import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** What became of one REST request. */
sealed interface Call {
  /** It was carried out. */
  record Done(String body) implements Call {
    DataObject object() {
      return body.isBlank() ? DataObject.empty() : DataObject.fromJson(body);
    }

    DataArray array() {
      return DataArray.fromJson(body);
    }
  }

  /**
   * Discord said no.
   *
   * @param status HTTP status, 400 to 499 without 429
   * @param code Discord's own code; 0 when it named none
   * @param said its words, for the log alone
   */
  record Refused(int status, int code, String said) implements Call {}

  /** Discord asks to wait; nothing was done. */
  record Limited(Duration retryAfter) implements Call {}

  /** No whole answer came. */
  record Broken(boolean surelyNotSent, String reason) implements Call {}

  /** Reads an error's body. */
  static Refused refused(int status, String body) {
    try {
      DataObject error = DataObject.fromJson(body);
      return new Refused(status, error.getInt("code", 0), error.getString("message", ""));
    } catch (ParsingException | NumberFormatException _) {
      return new Refused(status, 0, "");
    }
  }

  /** The wait that a 429 asks for; a second when it tells none that can be read. */
  static Limited limited(String body, Optional<String> header) {
    double seconds = 1;
    try {
      seconds = DataObject.fromJson(body).getDouble("retry_after");
    } catch (ParsingException | NumberFormatException _) {
      try {
        seconds = Double.parseDouble(header.orElse("1"));
      } catch (NumberFormatException ignored) {
        // a proxy's word that is no number: a second
      }
    }
    return new Limited(
        Duration.ofMillis(Math.clamp((long) Math.ceil(seconds * 1000), 1, 3_600_000)));
  }
}
