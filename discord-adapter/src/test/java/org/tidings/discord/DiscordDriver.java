package org.tidings.discord;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Destination;
import org.tidings.discord.standin.Answer;
import org.tidings.discord.standin.DiscordRules;
import org.tidings.discord.standin.DiscordStandIn;
import org.tidings.discord.standin.Person;
import org.tidings.discord.standin.Sight;
import org.tidings.testkit.PlatformDriver;

/** A person on the stand-in of Discord. */
final class DiscordDriver implements PlatformDriver {
  private static final Pattern MASKED = Pattern.compile("\\[([^\\]]*)\\]\\(<[^>]*>\\)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([^A-Za-z0-9\\s])");
  private static final String SENDS = "POST channels/" + Bench.ROOM + "/messages";
  private final Bench bench;
  private final List<String> interactions = new ArrayList<>();
  private Person person = Bench.READER;
  private DataObject last = DataObject.empty();
  private DataObject form = DataObject.empty();

  DiscordDriver() throws Exception {
    bench = new Bench();
    bench.discord.rules().channel(directId(), 1, "direct");
  }

  private static String directId() {
    return DiscordRules.directId(Bench.READER.id());
  }

  @Override
  public ChatPlatform platform() {
    return bench.platform;
  }

  @Override
  public String person() {
    return person.id();
  }

  @Override
  public Destination room() {
    return new Destination("discord", Bench.ROOM, "", false);
  }

  @Override
  public Destination direct() {
    return new Destination("discord", person.id(), "", true);
  }

  @Override
  public void moderator(boolean is) {
    person = new Person(person.id(), person.name(), is ? 1L << 10 | Person.MODERATES : 1L << 10);
  }

  @Override
  public List<String> menu() {
    return bench.discord.rules().commands().stream(DataArray::getObject)
        .map(command -> command.getString("name"))
        .toList();
  }

  @Override
  public void types(String command, String words) {
    types(Bench.ROOM, command, words);
  }

  @Override
  public void typesDirectly(String command, String words) {
    types(directId(), command, words);
  }

  private void types(String channel, String command, String words) {
    interactions.add(
        words.isEmpty()
            ? bench.discord.types(person, channel, command)
            : bench.discord.types(
                person, channel, command, DiscordStandIn.option("words", 3, words)));
  }

  @Override
  public void says(String text) {
    bench.discord.says(person, Bench.ROOM, "<@" + DiscordRules.BOT + "> " + text, true);
  }

  @Override
  public void presses(String label) {
    String id =
        all(last, 2)
            .filter(button -> label.equals(button.getString("label", "")))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + label + " on " + last))
            .getString("custom_id");
    interactions.add(bench.discord.presses(person, Bench.ROOM, id, last));
  }

  @Override
  public void picks(List<String> values) {
    String id = all(last, 3).findFirst().orElseThrow().getString("custom_id");
    interactions.add(bench.discord.picks(person, Bench.ROOM, id, values, last));
  }

  @Override
  public void submits(Map<String, String> answers) {
    interactions.add(
        bench.discord.submits(
            person, Bench.ROOM, form.getString("custom_id"), new LinkedHashMap<>(answers)));
  }

  @Override
  public void forges(String actionId) {
    DataObject message =
        DataObject.empty()
            .put("id", bench.discord.rules().nextId())
            .put("channel_id", Bench.ROOM)
            .put(
                "author",
                DataObject.empty()
                    .put("id", DiscordRules.BOT)
                    .put("username", "tidings")
                    .put("discriminator", "0")
                    .put("avatar", null)
                    .put("bot", true))
            .put("content", "forged")
            .put("timestamp", "2026-11-23T12:00:00.000000+00:00")
            .put("edited_timestamp", null)
            .put("tts", false)
            .put("mention_everyone", false)
            .put("mentions", DataArray.empty())
            .put("mention_roles", DataArray.empty())
            .put("attachments", DataArray.empty())
            .put("embeds", DataArray.empty())
            .put("components", DataArray.empty())
            .put("pinned", false)
            .put("type", 0);
    interactions.add(bench.discord.presses(person, Bench.ROOM, actionId, message));
  }

  @Override
  public Optional<List<String>> completes(String command, String option, String typed) {
    bench.discord.completes(person, Bench.ROOM, command, DiscordStandIn.option(option, 3, typed));
    Sight choices = bench.discord.next();
    return Optional.of(
        choices.message().getArray("choices").stream(DataArray::getObject)
            .map(choice -> choice.getString("value"))
            .toList());
  }

  @Override
  public Optional<List<String>> inline(String query) {
    return Optional.empty();
  }

  @Override
  public Seen next() {
    Sight sight = bench.discord.next();
    if (sight.kind() == Sight.Kind.MODAL) {
      form = sight.message();
      String labels =
          all(form, 18).map(label -> label.getString("label")).reduce("", (a, b) -> a + "\n" + b);
      return new Seen(How.FORM, form.getString("title") + labels, List.of());
    }
    if (sight.kind() != Sight.Kind.DELETED) {
      last = sight.message();
    }
    How how =
        switch (sight.kind()) {
          case NEW -> How.NEW;
          case PRIVATE -> How.PRIVATE;
          case CHANGED -> How.CHANGED;
          case DELETED -> How.DELETED;
          case MODAL, CHOICES, CROSSPOSTED -> throw new AssertionError(sight.toString());
        };
    return new Seen(how, read(Bench.text(sight.message())), labels(sight.message()));
  }

  /** The text as a person reads it. */
  static String read(String markup) {
    String unmasked = MASKED.matcher(markup).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
    StringBuilder out = new StringBuilder();
    // strong text and code lose their marks; escaped ones stay
    String unmarked = unmasked.replaceAll("(?<!\\\\)\\*\\*", "").replaceAll("(?<!\\\\)`", "");
    Matcher escapes = ESCAPE.matcher(unmarked);
    while (escapes.find()) {
      escapes.appendReplacement(out, Matcher.quoteReplacement(escapes.group(1)));
    }
    return escapes.appendTail(out).toString();
  }

  private static List<String> labels(DataObject message) {
    List<String> labels = new ArrayList<>();
    all(message, 2).forEach(button -> labels.add(button.getString("label", "")));
    all(message, 3)
        .flatMap(menu -> menu.getArray("options").stream(DataArray::getObject))
        .forEach(option -> labels.add(option.getString("label")));
    return labels;
  }

  private static java.util.stream.Stream<DataObject> all(DataObject from, int type) {
    return from.optArray("components").stream()
        .flatMap(all -> all.stream(DataArray::getObject))
        .flatMap(
            part ->
                part.getInt("type", 0) == type
                    ? java.util.stream.Stream.of(part)
                    : all(part, type));
  }

  @Override
  public Set<Trouble> troubles() {
    return EnumSet.of(Trouble.BUSY, Trouble.CLOSED, Trouble.GONE, Trouble.UNFIT, Trouble.IN_DOUBT);
  }

  @Override
  public void troublesNext(Trouble trouble) {
    DiscordRules rules = bench.discord.rules();
    switch (trouble) {
      case BUSY -> rules.failNext(SENDS, Answer.slow(0.3, false));
      case CLOSED -> rules.failNext(SENDS, Answer.error(403, 50_013, "Missing Permissions"));
      case GONE -> rules.failNext(SENDS, Answer.error(404, 10_003, "Unknown Channel"));
      case UNFIT ->
          rules.failNext(SENDS, Answer.error(400, 200_000, "Blocked by automatic moderation"));
      case IN_DOUBT -> rules.failNext(SENDS, Answer.broken());
      case MOVED, NOT_SENT -> throw new IllegalArgumentException("never: " + trouble);
    }
  }

  @Override
  public void checkAcknowledged() {
    for (String id : interactions) {
      bench.discord.await(
          "interaction " + id + " acknowledged", () -> bench.discord.rules().acknowledged(id) != 0);
    }
  }

  @Override
  public void close() {
    bench.discord.close();
  }
}
