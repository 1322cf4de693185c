package org.tidings.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeDefault;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Translation;

/** Publishes what people see in their menus: readers and administrators different ones. */
final class Menu {
  private static final Logger LOG = LoggerFactory.getLogger(Menu.class);
  private static final int MOST = 100;
  private static final int TRIES = 3;

  private final Api api;
  private final Sleeper sleeper;

  Menu(Api api, Sleeper sleeper) {
    this.api = api;
    this.sleeper = sleeper;
  }

  /** What the server turned out to be. */
  enum Server {
    FULL,
    /** It has no menus, so it is taken to have nothing but the basic methods. */
    BASIC
  }

  /** Publishes the menu that everybody sees who has no other, and finds out about the server. */
  Server begin(List<CommandSpec> specs) throws InterruptedException {
    Answer first = send(request(specs, readers(), new BotCommandScopeDefault(), null));
    return known(first) ? Server.FULL : Server.BASIC;
  }

  /** Publishes the menus of each scope and language, and what the bot says of itself. */
  void publish(List<CommandSpec> specs) throws InterruptedException {
    var languages = new ArrayList<@Nullable String>();
    languages.add(null);
    languages.addAll(languages(specs));
    for (String language : languages) {
      if (language != null) {
        send(request(specs, readers(), new BotCommandScopeDefault(), language));
      }
      send(request(specs, moderators(), new BotCommandScopeAllPrivateChats(), language));
      send(request(specs, readers(), new BotCommandScopeAllGroupChats(), language));
      send(request(specs, moderators(), new BotCommandScopeAllChatAdministrators(), language));
    }
    send(SetMyDescription.builder().description(Wording.DESCRIPTION).build());
    send(SetMyShortDescription.builder().shortDescription(Wording.SHORT_DESCRIPTION).build());
    for (Wording.About about : Wording.ABOUT) {
      send(
          SetMyDescription.builder()
              .description(about.description())
              .languageCode(about.language())
              .build());
      send(
          SetMyShortDescription.builder()
              .shortDescription(about.shortly())
              .languageCode(about.language())
              .build());
    }
  }

  /** Languages of two letters, as Telegram has them. */
  private static Set<String> languages(List<CommandSpec> specs) {
    return specs.stream()
        .flatMap(spec -> spec.translations().stream())
        .map(translation -> translation.language().getLanguage())
        .filter(language -> language.length() == 2)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Audience> readers() {
    return EnumSet.of(Audience.EVERYONE);
  }

  /** In a direct chat everybody is the moderator of their own room. */
  private static Set<Audience> moderators() {
    return EnumSet.of(Audience.EVERYONE, Audience.MODERATORS);
  }

  private static boolean known(Answer answer) {
    return switch (answer) {
      case Answer.Refused refused -> refused.code() != 404;
      case Answer.Unknown(var status, var _) -> status < 500;
      case Answer.Ok _, Answer.NeverSent _ -> true;
    };
  }

  private Answer send(BotApiMethod<?> request) throws InterruptedException {
    Answer answer = api.call(request);
    for (int i = 1;
        i < TRIES && answer instanceof Answer.Refused refused && refused.code() == 429;
        i++) {
      Duration wait = refused.retryAfter();
      if (wait.compareTo(Duration.ofSeconds(30)) > 0) {
        break; // menus from the last start are still there
      }
      sleeper.sleep(wait.isZero() ? Duration.ofSeconds(1) : wait);
      answer = api.call(request);
    }
    if (!answer.ok()) {
      LOG.info("Telegram did not take {}", request.getMethod());
    }
    return answer;
  }

  private static SetMyCommands request(
      List<CommandSpec> specs,
      Set<Audience> audiences,
      BotCommandScope scope,
      @Nullable String language) {
    List<BotCommand> commands =
        specs.stream()
            .filter(spec -> audiences.contains(spec.audience()))
            .limit(MOST)
            .map(
                spec ->
                    new BotCommand(
                        typed(spec.name()), Splitter.cut(description(spec, language), 256)))
            .toList();
    var request = SetMyCommands.builder().commands(commands).scope(scope);
    return language == null ? request.build() : request.languageCode(language).build();
  }

  /** Names stay as they are: Telegram allows no letters but those of ASCII in them. */
  private static String description(CommandSpec spec, @Nullable String language) {
    return spec.translations().stream()
        .filter(translation -> translation.language().getLanguage().equals(language))
        .map(Translation::description)
        .findFirst()
        .orElse(spec.description());
  }

  /** A command's name as Telegram allows it: it knows no hyphens. */
  static String typed(String name) {
    return name.replace('-', '_');
  }
}
