package org.tidings.app.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings file, if there is one, and the environment, which wins. */
public final class SettingsReader {
  /** Name of the file in the home folder. */
  public static final String FILE = "tidings.yaml";

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([smhdwy])[a-z]*");
  private static final Pattern OPERATOR = Pattern.compile("[a-z]+:[^\\s:]{1,64}");
  private static final int FEEDS_PER_ROOM = 200;
  private static final int READ_PAGES = 200;

  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

  private SettingsReader() {}

  /**
   * What was given for a setting.
   *
   * @param place where, for messages: {@code "tidings.yaml, line 3"} or {@code "DISCORD_TOKEN"}
   */
  record Given(String place, List<String> values) {
    Given {
      values = List.copyOf(values);
    }

    WrongSettings wrong(Setting setting, String expected) {
      return new WrongSettings(
          "%s: '%s' of %s is not %s"
              .formatted(place, String.join(", ", values), setting.key(), expected));
    }
  }

  /**
   * Reads the settings of a home.
   *
   * @param environment such as {@link System#getenv()}; blank values count as absent
   * @throws WrongSettings naming the first thing that is wrong
   */
  public static Settings read(Path home, Map<String, String> environment) throws WrongSettings {
    return given(home, environment).settings();
  }

  /**
   * What was given, as a settings file that can take the old one's place; tokens, passwords and
   * addresses that hold some are left out.
   *
   * @throws WrongSettings naming the first thing that is wrong
   */
  public static String export(Path home, Map<String, String> environment) throws WrongSettings {
    SettingsReader reader = given(home, environment);
    reader.settings(); // what is wrong is not handed on
    return SettingsFile.write(reader.given);
  }

  private static SettingsReader given(Path home, Map<String, String> environment)
      throws WrongSettings {
    SettingsReader reader = new SettingsReader();
    Path file = home.resolve(FILE);
    if (Files.exists(file)) {
      reader.given.putAll(SettingsFile.read(FILE, text(file)));
    }
    for (Setting setting : Setting.values()) {
      String value = environment.getOrDefault(setting.variable(), "").strip();
      if (!value.isEmpty()) {
        List<String> values =
            setting == Setting.OPERATORS ? List.of(value.split("[,\\s]+", -1)) : List.of(value);
        reader.given.put(setting, new Given(setting.variable(), values));
      }
    }
    return reader;
  }

  private static String text(Path file) throws WrongSettings {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new WrongSettings(file + ": the file is not UTF-8 text");
    } catch (IOException e) {
      throw new WrongSettings(file + ": the file cannot be read");
    }
  }

  private Settings settings() throws WrongSettings {
    return new Settings(
        discord(),
        telegram(),
        address(Setting.PUBLIC_URL, "http", "https"),
        text(Setting.LISTEN),
        operators(),
        yes(Setting.ALLOW_PRIVATE_NETWORKS),
        keepArticles(),
        feedsPerRoom(),
        readPages(),
        yes(Setting.SAMPLE_NEWSROOM),
        text(Setting.CONTACT).orElse(""),
        text(Setting.TERMS).orElse(""),
        databaseUrl(),
        text(Setting.DATABASE_USER),
        text(Setting.DATABASE_PASSWORD).map(Secret::new),
        address(Setting.INDEX_OPENSEARCH, "http", "https"));
  }

  private Optional<Settings.Discord> discord() throws WrongSettings {
    Optional<Secret> token = text(Setting.DISCORD_TOKEN).map(Secret::new);
    Optional<URI> api = address(Setting.DISCORD_API_BASE, "http", "https");
    Optional<URI> gateway = address(Setting.DISCORD_GATEWAY_URL, "ws", "wss");
    OptionalInt shards = shards();
    return token.map(secret -> new Settings.Discord(secret, api, gateway, shards));
  }

  private OptionalInt shards() throws WrongSettings {
    String text = text(Setting.DISCORD_SHARDS).orElse("auto").toLowerCase(Locale.ROOT);
    if (text.equals("auto")) {
      return OptionalInt.empty();
    }
    if (!text.matches("[1-9]\\d{0,3}")) {
      throw wrong(Setting.DISCORD_SHARDS, "auto or a number from 1 to 9999");
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  private Optional<Settings.Telegram> telegram() throws WrongSettings {
    Optional<Secret> token = text(Setting.TELEGRAM_TOKEN).map(Secret::new);
    Optional<URI> api = address(Setting.TELEGRAM_API_BASE, "http", "https");
    return token.map(secret -> new Settings.Telegram(secret, api));
  }

  private Optional<Secret> databaseUrl() throws WrongSettings {
    Optional<Secret> url = text(Setting.DATABASE_URL).map(Secret::new);
    Given given = this.given.get(Setting.DATABASE_URL);
    if (given != null && url.isPresent() && !url.get().value().startsWith("jdbc:postgresql:")) {
      // it may hold a password, so it is not repeated
      throw new WrongSettings(
          "%s: database.url does not begin with jdbc:postgresql://; leave it out for SQLite"
              .formatted(given.place()));
    }
    return url;
  }

  private Optional<String> text(Setting setting) throws WrongSettings {
    Given value = given.get(setting);
    if (value == null || value.values().isEmpty()) {
      return Optional.empty();
    }
    if (value.values().size() > 1) {
      throw new WrongSettings(
          "%s: %s takes one value, not a list".formatted(value.place(), setting.key()));
    }
    return Optional.of(value.values().getFirst().strip()).filter(text -> !text.isEmpty());
  }

  private Optional<URI> address(Setting setting, String scheme, String other) throws WrongSettings {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text.get());
      if (address.getHost() != null
          && (scheme.equals(address.getScheme()) || other.equals(address.getScheme()))) {
        return Optional.of(address);
      }
    } catch (URISyntaxException _) {
      // told below, like every other address that is none
    }
    throw wrong(setting, "an address with %s:// or %s://".formatted(scheme, other));
  }

  private boolean yes(Setting setting) throws WrongSettings {
    return switch (text(setting).orElse("off").toLowerCase(Locale.ROOT)) {
      case "on", "true", "yes", "1" -> true;
      case "off", "false", "no", "0" -> false;
      default -> throw wrong(setting, "on or off");
    };
  }

  private Set<String> operators() throws WrongSettings {
    Set<String> operators = new LinkedHashSet<>();
    Given value = given.get(Setting.OPERATORS);
    for (String operator : value == null ? List.<String>of() : value.values()) {
      if (!OPERATOR.matcher(operator.strip()).matches()) {
        throw wrong(Setting.OPERATORS, "a list of discord:ID and telegram:ID");
      }
      operators.add(operator.strip());
    }
    return operators;
  }

  private Optional<Duration> keepArticles() throws WrongSettings {
    Optional<String> text = text(Setting.KEEP_ARTICLES);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> span = span(text.get()).filter(Duration::isPositive);
    if (span.isEmpty()) {
      throw wrong(Setting.KEEP_ARTICLES, "a span of time such as 90d, 12h or P90D");
    }
    return span;
  }

  private static Optional<Duration> span(String text) {
    Matcher parts = SPAN.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      try {
        return Optional.of(Duration.parse(text));
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }
    long count = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "w" -> Duration.ofDays(7 * count);
          case "y" -> Duration.ofDays(365 * count);
          default -> Duration.ofDays(count);
        });
  }

  private int feedsPerRoom() throws WrongSettings {
    Optional<String> text = text(Setting.FEEDS_PER_ROOM);
    if (text.isEmpty()) {
      return FEEDS_PER_ROOM;
    }
    if (!text.get().matches("[1-9]\\d{0,4}")) {
      throw wrong(Setting.FEEDS_PER_ROOM, "a number from 1 to 99999");
    }
    return Integer.parseInt(text.get());
  }

  private int readPages() throws WrongSettings {
    String text = text(Setting.READ_PAGES).orElse("on").toLowerCase(Locale.ROOT);
    return switch (text) {
      case "on", "true", "yes" -> READ_PAGES;
      case "off", "false", "no", "0" -> 0;
      default -> {
        if (!text.matches("[1-9]\\d{0,4}")) {
          throw wrong(Setting.READ_PAGES, "on, off or a number of characters up to 99999");
        }
        yield Integer.parseInt(text);
      }
    };
  }

  private WrongSettings wrong(Setting setting, String expected) {
    Given value = given.get(setting);
    if (value == null) {
      throw new IllegalStateException("nothing was given for " + setting);
    }
    return value.wrong(setting, expected);
  }
}
