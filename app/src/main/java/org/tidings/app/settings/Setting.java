package org.tidings.app.settings;

import java.util.List;
import java.util.Optional;

/** Every setting: its key in the file, and the environment variable that wins over it. */
public enum Setting {
  DISCORD_TOKEN("discord.token", "DISCORD_TOKEN"),
  DISCORD_API_BASE("discord.api-base", "DISCORD_API_BASE"),
  DISCORD_GATEWAY_URL("discord.gateway-url", "DISCORD_GATEWAY_URL"),
  DISCORD_SHARDS("discord.shards", "DISCORD_SHARDS"),
  TELEGRAM_TOKEN("telegram.token", "TELEGRAM_TOKEN"),
  TELEGRAM_API_BASE("telegram.api-base", "TELEGRAM_API_BASE"),
  PUBLIC_URL("public-url", "TIDINGS_PUBLIC_URL"),
  LISTEN("listen", "TIDINGS_LISTEN"),
  OPERATORS("operators", "TIDINGS_OPERATORS"),
  ALLOW_PRIVATE_NETWORKS("allow-private-networks", "TIDINGS_ALLOW_PRIVATE_NETWORKS"),
  KEEP_ARTICLES("keep-articles", "TIDINGS_KEEP_ARTICLES"),
  FEEDS_PER_ROOM("feeds-per-room", "TIDINGS_FEEDS_PER_ROOM"),
  READ_PAGES("read-pages", "TIDINGS_READ_PAGES"),
  SAMPLE_NEWSROOM("sample-newsroom", "TIDINGS_SAMPLE_NEWSROOM"),
  CONTACT("contact", "TIDINGS_CONTACT"),
  TERMS("terms", "TIDINGS_TERMS"),
  DATABASE_URL("database.url", "TIDINGS_DATABASE_URL"),
  DATABASE_USER("database.user", "TIDINGS_DATABASE_USER"),
  DATABASE_PASSWORD("database.password", "TIDINGS_DATABASE_PASSWORD"),
  INDEX_OPENSEARCH("index.opensearch", "TIDINGS_INDEX_OPENSEARCH");

  private final String key;
  private final String variable;

  Setting(String key, String variable) {
    this.key = key;
    this.variable = variable;
  }

  /** The key in the file, with the group before a dot: {@code "discord.token"}. */
  public String key() {
    return key;
  }

  /** The environment variable. */
  public String variable() {
    return variable;
  }

  /** Whether values must not be handed on: tokens, and addresses that may hold a password. */
  boolean isSecret(List<String> values) {
    return switch (this) {
      case DISCORD_TOKEN, TELEGRAM_TOKEN, DATABASE_URL, DATABASE_PASSWORD -> true;
      case DISCORD_API_BASE,
          DISCORD_GATEWAY_URL,
          TELEGRAM_API_BASE,
          PUBLIC_URL,
          LISTEN,
          INDEX_OPENSEARCH ->
          values.stream().anyMatch(value -> value.contains("@") || value.contains("?"));
      case DISCORD_SHARDS,
          OPERATORS,
          ALLOW_PRIVATE_NETWORKS,
          KEEP_ARTICLES,
          FEEDS_PER_ROOM,
          READ_PAGES,
          SAMPLE_NEWSROOM,
          CONTACT,
          TERMS,
          DATABASE_USER ->
          false;
    };
  }

  static Optional<Setting> of(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  static boolean isGroup(String key) {
    for (Setting setting : values()) {
      if (setting.key.startsWith(key + ".")) {
        return true;
      }
    }
    return false;
  }

  /** The known key, or group of keys, that is the fewest typing errors away. */
  static String nearest(String key) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (Setting setting : values()) {
      String group =
          setting.key.contains(".") ? setting.key.replaceFirst("\\..*", "") : setting.key;
      for (String known : new String[] {setting.key, group}) {
        int errors = errors(key, known);
        if (errors < fewest) {
          fewest = errors;
          nearest = known;
        }
      }
    }
    return nearest;
  }

  private static int errors(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(swap, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[b.length()];
  }
}
