package org.tidings.command;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidings.article.Edition;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.search.ArticleIndex.Facet;

/** Edition, zone and languages of a caller, remembered: {@code /settings}. */
final class Settings implements Command {
  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "de", "pt", "it", "ru", "ar", "hi", "zh", "ja", "ko");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "America/Los_Angeles",
          "America/New_York",
          "America/Sao_Paulo",
          "Europe/London",
          "Europe/Berlin",
          "Africa/Lagos",
          "Africa/Nairobi",
          "Europe/Moscow",
          "Asia/Dubai",
          "Asia/Kolkata",
          "Asia/Shanghai",
          "Asia/Tokyo",
          "Australia/Sydney");

  private final Preferences preferences;

  Settings(Preferences preferences) {
    this.preferences = preferences;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec(
        "settings",
        true,
        List.of(Options.EDITION, Options.word("zone"), Options.word("language")),
        "/settings",
        "/settings india Asia/Kolkata",
        "/settings language:en,hi",
        "/settings edition:all");
  }

  @Override
  public Reply run(Call call) {
    Preference before = call.setting().preference();
    Preference after = changed(call.values(), before);
    if (!after.equals(before)) {
      preferences.put(call.caller().key(), after);
    }
    String words =
        Sentences.say(call.values().named().isEmpty() ? "settings.words" : "settings.kept");
    return new Reply.Say(post(call, words, after), true);
  }

  private static Preference changed(Values values, Preference before) {
    Optional<Edition> edition =
        values.get("edition").isEmpty()
            ? before.edition()
            : values.get("edition").filter(key -> !key.equals("all")).map(Edition::of);
    Optional<ZoneId> zone =
        values.get("zone").isEmpty()
            ? before.zone()
            : values.get("zone").filter(id -> !id.equals("default")).map(ZoneId::of);
    Set<String> languages =
        values
            .get("language")
            .map(
                codes ->
                    codes.equals("all")
                        ? Set.<String>of()
                        : Set.copyOf(List.of(codes.split(",", -1)).stream().distinct().toList()))
            .orElse(before.languages());
    return new Preference(edition, zone, languages);
  }

  private static Post post(Call call, String words, Preference chosen) {
    String languages =
        chosen.languages().stream()
            .sorted()
            .map(ValueKind.Language::label)
            .collect(Collectors.joining(", "));
    List<Block> blocks =
        List.of(
            Block.Words.of(words),
            new Block.Facts(
                List.of(
                    Block.Fact.of(
                        Sentences.say("fact.edition"),
                        chosen.edition().map(Edition::label).orElse(Sentences.say("settings.all"))),
                    Block.Fact.of(
                        Sentences.say("fact.zone"),
                        chosen
                            .zone()
                            .map(Moments::name)
                            .orElseGet(
                                () ->
                                    Sentences.say(
                                        "settings.default",
                                        call.caller().zone().map(Moments::name).orElse("UTC")))),
                    Block.Fact.of(
                        Sentences.say("fact.language"),
                        languages.isEmpty() ? Sentences.say("settings.all") : languages))));
    List<Action> actions = new ArrayList<>();
    List<Option> editions = new ArrayList<>();
    editions.add(new Option(Sentences.say("settings.all"), "all"));
    call.vocabulary()
        .all(Facet.EDITION)
        .forEach(key -> editions.add(new Option(Edition.of(key).label(), key)));
    actions.add(pick(call, "edition", editions));
    List<Option> zones = new ArrayList<>();
    zones.add(new Option(Sentences.say("settings.platform"), "default"));
    ZONES.forEach(zone -> zones.add(Option.of(zone)));
    actions.add(pick(call, "zone", zones));
    List<Option> codes = new ArrayList<>();
    codes.add(new Option(Sentences.say("settings.all"), "all"));
    LANGUAGES.forEach(code -> codes.add(new Option(ValueKind.Language.label(code), code)));
    actions.add(pick(call, "language", codes));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  private static Action pick(Call call, String name, List<Option> options) {
    return new Action.Pick(
        Sentences.say("pick." + name + ".setting"),
        call.buttons().run("", "settings " + name + ":{}").id(),
        options.subList(0, Math.min(options.size(), call.limits().options())));
  }
}
