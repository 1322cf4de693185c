package org.tidings.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Translation;

class MenuWordsTest {
  private static final List<String> COMMANDS =
      List.of(
          "latest",
          "trending",
          "search",
          "ask",
          "read",
          "story",
          "related",
          "shots",
          "opinion",
          "sectors",
          "editions",
          "sources",
          "missed",
          "follow",
          "following",
          "alert",
          "alerts",
          "feed",
          "digest",
          "mute",
          "why",
          "deliveries",
          "audit",
          "menu",
          "help",
          "start",
          "about",
          "privacy",
          "rss",
          "feedback",
          "settings");

  private static final List<Locale> LANGUAGES =
      List.of("de", "es", "fr", "hi", "it", "pt").stream().map(Locale::forLanguageTag).toList();

  private final MenuWords words = new MenuWords();

  @Test
  void namesCommandsInOtherLanguages() {
    CommandSpec latest = words.translated(spec("latest"));

    assertThat(latest.translations())
        .contains(
            new Translation(
                Locale.GERMAN,
                "neueste",
                "Die neuesten Artikel, nach Ressort, Ausgabe, Quelle oder Art"))
        .extracting(one -> one.language().getLanguage())
        .containsExactly("de", "es", "fr", "hi", "it", "pt");
  }

  @Test
  void leavesACommandWithoutTranslationsAsItIs() {
    assertThat(words.translated(spec("unheard-of")).translations()).isEmpty();
  }

  @Test
  void neverCallsTwoCommandsTheSame() {
    Map<Locale, Set<String>> names = new HashMap<>();
    for (String command : COMMANDS) {
      List<Translation> translations = words.translated(spec(command)).translations();
      for (Locale language : LANGUAGES) {
        String shown =
            translations.stream()
                .filter(one -> one.language().equals(language))
                .map(Translation::name)
                .findFirst()
                .orElse(command);
        assertThat(names.computeIfAbsent(language, _ -> new HashSet<>()).add(shown))
            .as("%s of %s in %s", shown, command, language)
            .isTrue();
      }
    }
  }

  private static CommandSpec spec(String name) {
    return new CommandSpec(
        name,
        "Does something",
        false,
        false,
        CommandSpec.Audience.EVERYONE,
        List.of(),
        List.of(),
        List.of());
  }
}
