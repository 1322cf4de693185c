package org.tidings.ingest.fetch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.tidings.ingest.fetch.FetchOutcome.Trouble;

/**
 * The status line and headers of an answer.
 *
 * @param headers by name in lower case; of a name that comes twice the first, lists joined
 */
record Head(int status, boolean keepsOpen, Map<String, String> headers) {
  private static final int LINES = 300;
  private static final int INTERIM = 8;

  /** Reads the head of the answer proper, past those that only announce it. */
  static Head read(Connection in, int most) throws IOException {
    Budget budget = new Budget(most);
    for (int i = 0; i < INTERIM; i++) {
      Head head = one(in, budget);
      if (head.status >= 200) {
        return head;
      }
    }
    throw new Trip(Trouble.NO_HTTP);
  }

  String get(String name) {
    return headers.getOrDefault(name, "");
  }

  private static Head one(Connection in, Budget budget) throws IOException {
    String status = line(in, budget);
    if (status.isEmpty()) {
      status = line(in, budget); // some send a blank line after the last body
    }
    boolean known =
        status.length() >= 12
            && status.startsWith("HTTP/1.")
            && status.charAt(8) == ' '
            && status.substring(9, 12).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!known) {
      throw new Trip(Trouble.NO_HTTP);
    }
    Map<String, String> headers = new HashMap<>();
    String line = line(in, budget);
    for (int i = 0; !line.isEmpty(); i++) {
      if (i == LINES) {
        throw new Trip(Trouble.TOO_LARGE);
      }
      add(line, headers);
      line = line(in, budget);
    }
    String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    boolean keeps =
        status.charAt(7) == '0' ? connection.contains("keep-alive") : !connection.contains("close");
    return new Head(Integer.parseInt(status.substring(9, 12)), keeps, headers);
  }

  private static void add(String line, Map<String, String> headers) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      boolean list =
          name.equals("cache-control") || name.equals("link") || name.equals("transfer-encoding");
      headers.merge(name, value, (a, b) -> list ? a + ", " + b : a);
    }
  }

  /** A line without its end; a line that never ends uses the budget up. */
  static String line(Connection in, Budget budget) throws IOException {
    byte[] bytes = new byte[128];
    int length = 0;
    while (true) {
      int b = in.read();
      if (b < 0) {
        throw new Trip(Trouble.BROKEN_OFF);
      }
      budget.spend(1);
      if (b == '\n') {
        break;
      }
      if (length == bytes.length) {
        bytes = java.util.Arrays.copyOf(bytes, length * 2);
      }
      bytes[length++] = (byte) b;
    }
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** How many bytes may still come. */
  static final class Budget {
    private int left;

    Budget(int most) {
      left = most;
    }

    void spend(int bytes) throws Trip {
      left -= bytes;
      if (left < 0) {
        throw new Trip(Trouble.TOO_LARGE);
      }
    }
  }
}
