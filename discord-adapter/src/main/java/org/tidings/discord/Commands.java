package org.tidings.discord;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Translation;

/** Commands as Discord registers them. Pure. */
final class Commands {
  /** The entry of a message's menu; its name is what people see. */
  static final String FIND_COVERAGE = "Find coverage";

  private static final Map<DiscordLocale, String> COVERAGE =
      Map.of(
          DiscordLocale.GERMAN, "Berichte dazu finden",
          DiscordLocale.SPANISH, "Buscar cobertura",
          DiscordLocale.SPANISH_LATAM, "Buscar cobertura",
          DiscordLocale.FRENCH, "Trouver la couverture",
          DiscordLocale.HINDI, "संबंधित ख़बरें खोजें",
          DiscordLocale.ITALIAN, "Trova la copertura",
          DiscordLocale.PORTUGUESE_BRAZILIAN, "Encontrar cobertura");

  private static final int MOST_SLASH = 100;
  private static final int LONGEST_CHOICE = 100;

  private Commands() {}

  /** Everything to register: the slash commands and the message menu's entry. */
  static List<CommandData> of(List<CommandSpec> specs) {
    List<CommandData> out = new ArrayList<>();
    specs.stream().limit(MOST_SLASH).map(Commands::slash).forEach(out::add);
    out.add(
        everywhere(
            net.dv8tion.jda.api.interactions.commands.build.Commands.message(FIND_COVERAGE)
                .setNameLocalizations(COVERAGE)));
    return out;
  }

  private static CommandData slash(CommandSpec spec) {
    SlashCommandData data =
        net.dv8tion.jda.api.interactions.commands.build.Commands.slash(
            spec.name(), spec.description());
    data.addOptions(options(spec.options()));
    data.addSubcommands(
        spec.actions().stream()
            .map(
                action ->
                    new SubcommandData(action.name(), action.description())
                        .addOptions(options(action.options())))
            .toList());
    for (Translation translation : spec.translations()) {
      for (DiscordLocale locale : locales(translation.language())) {
        data.setNameLocalization(locale, translation.name());
        data.setDescriptionLocalization(locale, translation.description());
      }
    }
    if (spec.audience() != CommandSpec.Audience.EVERYONE) {
      data.setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_CHANNEL));
    }
    return everywhere(data);
  }

  /** Discord's locales that a language means: both of Spanish, the one region it has of others. */
  private static List<DiscordLocale> locales(Locale language) {
    return Arrays.stream(DiscordLocale.values())
        .filter(locale -> locale != DiscordLocale.UNKNOWN)
        .filter(
            locale ->
                locale.getLocale().equals(language.toLanguageTag())
                    || (language.getCountry().isEmpty()
                        && locale.getLocale().startsWith(language.getLanguage() + "-")))
        .toList();
  }

  private static CommandData everywhere(CommandData data) {
    data.setContexts(
        Set.of(InteractionContextType.values()).stream()
            .filter(context -> context != InteractionContextType.UNKNOWN)
            .toList());
    data.setIntegrationTypes(List.of(IntegrationType.GUILD_INSTALL, IntegrationType.USER_INSTALL));
    return data;
  }

  /** Required options first, as Discord demands. */
  private static List<OptionData> options(List<OptionSpec> specs) {
    return Stream.concat(
            specs.stream().filter(OptionSpec::required),
            specs.stream().filter(spec -> !spec.required()))
        .map(Commands::option)
        .toList();
  }

  private static OptionData option(OptionSpec spec) {
    OptionType type = type(spec.type());
    OptionData data = new OptionData(type, spec.name(), spec.description(), spec.required());
    if (type == OptionType.STRING || type == OptionType.INTEGER) {
      spec.choices().forEach(choice -> choice(data, type, choice));
      data.setAutoComplete(spec.completes() && spec.choices().isEmpty());
    }
    return data;
  }

  private static void choice(OptionData data, OptionType type, Option choice) {
    String name = Cut.to(choice.label(), LONGEST_CHOICE);
    if (type == OptionType.INTEGER) {
      data.addChoice(name, Long.parseLong(choice.value()));
    } else {
      data.addChoice(name, choice.value());
    }
  }

  private static OptionType type(OptionSpec.Type type) {
    return switch (type) {
      case WORD, TEXT -> OptionType.STRING;
      case INTEGER -> OptionType.INTEGER;
      case BOOLEAN -> OptionType.BOOLEAN;
      case ROOM -> OptionType.CHANNEL;
      case ROLE -> OptionType.ROLE;
      case FILE -> OptionType.ATTACHMENT;
    };
  }
}
