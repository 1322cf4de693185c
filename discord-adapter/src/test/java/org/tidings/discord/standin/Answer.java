package org.tidings.discord.standin;

import java.util.Map;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * What the stand-in answers to a request.
 *
 * @param hangUp whether the connection breaks instead of the answer being sent
 */
public record Answer(int status, String body, Map<String, String> headers, boolean hangUp) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(DataObject body) {
    return new Answer(200, body.toString(), Map.of(), false);
  }

  static Answer of(DataArray body) {
    return new Answer(200, body.toString(), Map.of(), false);
  }

  static Answer empty() {
    return new Answer(204, "", Map.of(), false);
  }

  /** Discord's own form of an error. */
  public static Answer error(int status, int code, String message) {
    return new Answer(
        status,
        DataObject.empty().put("code", code).put("message", message).toString(),
        Map.of(),
        false);
  }

  /** A 429, of one route or of all. */
  public static Answer slow(double seconds, boolean global) {
    String body =
        DataObject.empty()
            .put("message", "You are being rate limited.")
            .put("retry_after", seconds)
            .put("global", global)
            .toString();
    Map<String, String> headers =
        global
            ? Map.of(
                "Retry-After",
                String.valueOf((int) Math.ceil(seconds)),
                "X-RateLimit-Global",
                "true",
                "X-RateLimit-Scope",
                "global")
            : Map.of(
                "Retry-After",
                String.valueOf((int) Math.ceil(seconds)),
                "X-RateLimit-Scope",
                "user");
    return new Answer(429, body, headers, false);
  }

  /** The connection breaks. */
  public static Answer broken() {
    return new Answer(0, "", Map.of(), true);
  }

  Answer with(Map<String, String> more) {
    return new Answer(status, body, more, hangUp);
  }

  Answer hangingUp() {
    return new Answer(status, body, headers, true);
  }

  /** Whether it was carried out. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }
}
