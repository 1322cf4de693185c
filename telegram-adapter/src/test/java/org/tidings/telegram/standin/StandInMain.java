package org.tidings.telegram.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The stand-in as a process: {@code StandInMain PORT TOKEN}, port 0 for a free one. One person,
 * number 7, talks on the standard input, others in lines such as {@code as 8 /latest}; what the bot
 * calls is written to the standard output.
 */
public final class StandInMain {
  private StandInMain() {}

  /** Runs until the input ends. */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 8081;
    String token = args.length > 1 ? args[1] : "7:stand-in";
    var rules = new BotRules(System::nanoTime).person(7).group(-1_007);
    try (var server = new StandInServer(rules, token, port);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.printf("TELEGRAM_API_BASE=%s TELEGRAM_TOKEN=%s%n", server.base(), token);
      var writer = Thread.ofVirtual().start(() -> write(rules));
      String line;
      while ((line = in.readLine()) != null) {
        if (line.startsWith("press ")) {
          rules.presses(7, 7, line.substring("press ".length()));
        } else if (line.startsWith("as ")) {
          String[] words = line.split(" ", 3);
          long person = Long.parseLong(words[1]);
          rules.person(person).says(person, words[2]);
        } else {
          rules.says(7, line);
        }
      }
      writer.interrupt();
    }
  }

  private static void write(BotRules rules) {
    int seen = 0;
    try {
      while (true) {
        synchronized (rules) {
          while (rules.ledger().size() == seen) {
            rules.wait(1_000);
          }
        }
        for (var entry : rules.ledger().subList(seen, rules.ledger().size())) {
          System.out.printf("%d %s %s%n", entry.code(), entry.method(), entry.fields());
          seen++;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
