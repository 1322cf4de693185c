package org.tidings.command;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Action;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Form;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;

/**
 * Finds the command for what a person did, reads the words, checks the right and lets it run. Knows
 * no command by name but those that plain sentences lead to.
 */
public final class CommandRouter implements InteractionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CommandRouter.class);
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Desks desks;
  private final Notebook notebook;
  private final Platforms platforms;
  private final InstantSource clock;
  private final Completer completer = new Completer();
  private final AtomicInteger faults = new AtomicInteger();

  /**
   * @param commands in the order of menus
   */
  public CommandRouter(
      List<Command> commands,
      Desks desks,
      Notebook notebook,
      Platforms platforms,
      InstantSource clock) {
    for (Command command : commands) {
      if (this.commands.put(command.spec().name(), command) != null) {
        throw new IllegalArgumentException("two commands " + command.spec().name());
      }
    }
    this.desks = desks;
    this.notebook = notebook;
    this.platforms = platforms;
    this.clock = clock;
  }

  @Override
  public List<CommandSpec> commands() {
    var words = new MenuWords();
    return commands.values().stream().map(Command::spec).map(words::translated).toList();
  }

  @Override
  public Reply handle(Interaction interaction) {
    try {
      Call call = call(interaction);
      return switch (interaction) {
        case Interaction.CommandCall typed ->
            typed(call, typed.command(), typed.options(), typed.words());
        case Interaction.ActionPressed pressed ->
            call.buttons()
                .read(pressed.id())
                .map(meaning -> pressed(call, meaning, List.of()))
                .orElseGet(() -> Answers.expired(call));
        case Interaction.OptionsPicked picked ->
            call.buttons()
                .read(picked.id())
                .filter(_ -> !picked.values().isEmpty())
                .map(meaning -> pressed(call, meaning, picked.values()))
                .orElseGet(() -> Answers.expired(call));
        case Interaction.FormSubmitted form ->
            call.buttons()
                .read(form.id())
                .map(meaning -> submitted(call, meaning, form.answers()))
                .orElseGet(() -> Answers.expired(call));
        case Interaction.PlainQuestion question -> plain(call, question.text());
      };
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fault(e);
    }
  }

  @Override
  public List<Option> complete(Lookup.Completion asked) {
    try {
      String[] names = BLANK.split(asked.command().strip(), 2);
      Command command = commands.get(names[0]);
      if (command == null || asked.typed().length() > 200) {
        return List.of();
      }
      Call call = call(new Interaction.PlainQuestion(asked.caller(), asked.where(), ""));
      return completer.complete(call, command, names.length > 1 ? names[1] : "", asked);
    } catch (RuntimeException e) {
      fault(e);
      return List.of();
    }
  }

  @Override
  public InlinePage search(Lookup.InlineSearch asked) {
    try {
      NewsDesk desk = desks.anywhere(asked.caller().platform());
      Preference chosen = notebook.preferences().of(asked.caller().key());
      return new InlineSearch(desk, chosen, clock.instant()).page(asked);
    } catch (RuntimeException e) {
      fault(e);
      return new InlinePage(List.of(), "", InlineSearch.KEEP);
    }
  }

  private Call call(Interaction origin) {
    NewsDesk desk = desks.at(origin.where());
    Instant now = clock.instant(); // a desk may take articles in when it is asked for
    Setting setting =
        new Setting(
            desk,
            desk.feeds().scopeOf(origin.where()),
            notebook.preferences().of(origin.caller().key()),
            () -> platforms.standing(origin.caller(), origin.where()),
            platforms.limits(origin.where()),
            now);
    return new Call(
        origin,
        setting,
        new Values("", Optional.empty(), Map.of()),
        new Buttons(notebook.shelf(), origin.where().key(), now),
        new Vocabulary(desk.index(), setting.scope()));
  }

  private Reply typed(Call call, String name, Map<String, String> options, String words) {
    String[] names = BLANK.split(name.strip().toLowerCase(Locale.ROOT), 2);
    Command command = commands.get(names[0]);
    if (command == null) {
      return unknown(call, names[0], words);
    }
    Optional<Reply> refused = refused(call, command.spec());
    if (refused.isPresent()) {
      return refused.get();
    }
    String action = names.length > 1 ? names[1] : "";
    return switch (CommandWords.read(command.spec(), action, options, words, call)) {
      case CommandWords.Reading.Good(Values values) -> command.run(call.with(values));
      case CommandWords.Reading.Bad(Reply.Refuse reply) -> reply;
    };
  }

  private Reply pressed(Call call, Buttons.Meaning meaning, List<String> picked) {
    return switch (meaning) {
      case Buttons.Meaning.Line(String line) ->
          line(
              call, picked.isEmpty() ? line : line.replace("{}", Values.quoted(picked.getFirst())));
      case Buttons.Meaning.Questions(String name) -> questions(call, name);
      case Buttons.Meaning.Word(String name, String verb, String payload) -> {
        Command command = commands.get(name);
        if (command == null) {
          yield Answers.expired(call);
        }
        yield refused(call, command.spec())
            .orElseGet(() -> command.press(call, new Press(verb, payload, picked)));
      }
    };
  }

  private Reply submitted(Call call, Buttons.Meaning meaning, Map<String, String> answers) {
    return switch (meaning) {
      case Buttons.Meaning.Line _ -> Answers.expired(call);
      case Buttons.Meaning.Questions(String name) -> typed(call, name, answers, "");
      case Buttons.Meaning.Word(String name, String verb, String payload) -> {
        Command command = commands.get(name);
        if (command == null) {
          yield Answers.expired(call);
        }
        yield refused(call, command.spec())
            .orElseGet(() -> command.submit(call, new Press(verb, payload, List.of()), answers));
      }
    };
  }

  private Reply line(Call call, String line) {
    String[] parts = BLANK.split(line.strip(), 2);
    return typed(call, parts[0], Map.of(), parts.length > 1 ? parts[1] : "");
  }

  /** Asks for the values of a command with a form. */
  private Reply questions(Call call, String name) {
    Command command = commands.get(name);
    if (command == null || command.spec().options().isEmpty()) {
      return Answers.expired(call);
    }
    Optional<Reply> refused = refused(call, command.spec());
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Form.Field> fields = new ArrayList<>();
    for (OptionSpec option : command.spec().options()) {
      if (fields.size() < 5 && option.type() != OptionSpec.Type.FILE) {
        int longest = option.type() == OptionSpec.Type.TEXT ? 1000 : 100;
        String label = Names.cut(option.description(), 45);
        fields.add(
            new Form.Field(option.name(), label, Optional.empty(), option.required(), longest));
      }
    }
    return new Reply.Ask(new Form(call.buttons().askId(name), "/" + name, fields));
  }

  private Reply plain(Call call, String text) {
    return switch (new PlainTalk(call).read(text)) {
      case PlainTalk.Meant.Line(String line) -> line(call, line);
      case PlainTalk.Meant.Unsure(String words, List<Action> choices) ->
          Answers.nothing(call, words, choices);
    };
  }

  /** Refuses who has not the right; asked anew at every call and every press. */
  private static Optional<Reply> refused(Call call, CommandSpec spec) {
    if (spec.audience() == CommandSpec.Audience.EVERYONE
        || call.standing().reaches(spec.audience())) {
      return Optional.empty();
    }
    String who = spec.audience() == CommandSpec.Audience.MODERATORS ? "moderators" : "operators";
    return Optional.of(
        new Reply.Refuse(Reply.Reason.NOT_ALLOWED, Sentences.say("only." + who, spec.name())));
  }

  private Reply unknown(Call call, String name, String words) {
    List<Action> choices = new ArrayList<>();
    String rest = words.length() > 200 ? "" : " " + words;
    for (String near : Names.nearest(name, commands.keySet(), 3)) {
      choices.add(call.buttons().run("/" + near + Names.cut(rest, 40), near + rest));
    }
    choices.add(call.buttons().run("/help", "help"));
    return new Reply.Refuse(
        Reply.Reason.NOT_FOUND,
        Sentences.say("unknown.command", CommandWords.shown(name)),
        Answers.fitting(call, choices));
  }

  private Reply fault(Throwable trouble) {
    String number =
        Long.toString(clock.instant().getEpochSecond(), 36).toUpperCase(Locale.ROOT)
            + "-"
            + faults.incrementAndGet();
    LOG.error("fault {}", number, trouble);
    return new Reply.Refuse(Reply.Reason.FAULT, Sentences.say("fault", number));
  }
}
