package org.tidings.testkit;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidings.chat.Action;
import org.tidings.chat.ActionId;
import org.tidings.chat.Block;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.InlinePage;
import org.tidings.chat.Interaction;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Limits;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.command.Platforms;
import org.tidings.command.Standing;

/**
 * A person in a room whose messages are lines of a test: {@code platform.says("/latest 3")} returns
 * the reply, {@code says("#1")} presses the first action of the reply before. For one thread.
 */
public final class ScriptedPlatform implements Platforms {
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private InteractionHandler handler = new Deaf();
  private Caller caller = new Caller("scripted", "1", "Ada", Locale.ENGLISH, Optional.empty());
  private Destination where = new Destination("scripted", "ada", "", true);
  private Standing standing = Standing.READER;
  private Limits limits = new Limits(10, 25, 25, 80, true, true, true, true);
  private List<Action> offered = List.of();

  /** Who answers from now on; another one stands for the bot after a restart. */
  public ScriptedPlatform talksTo(InteractionHandler answering) {
    handler = answering;
    return this;
  }

  /** What the person may do from now on. */
  public ScriptedPlatform as(Standing now) {
    standing = now;
    return this;
  }

  /** Another person speaks from now on. */
  public ScriptedPlatform person(String id) {
    caller = new Caller(caller.platform(), id, id, caller.locale(), caller.zone());
    return this;
  }

  /** The platform tells the person's zone from now on. */
  public ScriptedPlatform zone(String id) {
    caller =
        new Caller(
            caller.platform(),
            caller.id(),
            caller.name(),
            caller.locale(),
            Optional.of(ZoneId.of(id)));
    return this;
  }

  /** The person speaks in a room of many from now on. */
  public ScriptedPlatform room(String name) {
    where = new Destination(caller.platform(), name, "", false);
    return this;
  }

  /** What the platform allows from now on. */
  public ScriptedPlatform allows(Limits now) {
    limits = now;
    return this;
  }

  public Caller caller() {
    return caller;
  }

  public Destination where() {
    return where;
  }

  /** Actions of the last reply, those of its picks not counted one by one. */
  public List<Action> offered() {
    return offered;
  }

  /**
   * Says a line: a command with slash, {@code #N} for the N-th action of the last reply ({@code #N
   * VALUE} picks), or plain words.
   */
  public Reply says(String line) {
    if (line.startsWith("#")) {
      String[] parts = BLANK.split(line.substring(1), 2);
      return does(offered.get(Integer.parseInt(parts[0]) - 1), parts.length > 1 ? parts[1] : "");
    }
    if (!line.startsWith("/")) {
      return hears(new Interaction.PlainQuestion(caller, where, line));
    }
    String[] parts = BLANK.split(line.substring(1), 2);
    return hears(
        new Interaction.CommandCall(caller, where, parts[0], parts.length > 1 ? parts[1] : ""));
  }

  /** Calls a command with typed options, as from a slash command. */
  public Reply calls(String command, Map<String, String> options) {
    return hears(
        new Interaction.CommandCall(
            caller, where, command, options, "", List.of(), Optional.empty()));
  }

  /** Presses the action of the last reply with this label. */
  public Reply presses(String label) {
    return offered.stream()
        .filter(action -> label(action).equals(label))
        .findFirst()
        .map(action -> does(action, ""))
        .orElseThrow(() -> new AssertionError("no '%s' in %s".formatted(label, labels())));
  }

  /** Sends an id that was never offered. */
  public Reply forges(String id) {
    return hears(new Interaction.ActionPressed(caller, where, new ActionId(id)));
  }

  /** Fills in a form. */
  public Reply submits(ActionId form, Map<String, String> answers) {
    return hears(new Interaction.FormSubmitted(caller, where, form, answers));
  }

  /** Values offered while an option is typed. */
  public List<String> completes(String command, String option, String typed) {
    return handler.complete(new Lookup.Completion(caller, where, command, option, typed)).stream()
        .map(Option::value)
        .toList();
  }

  /** Inline search. */
  public InlinePage searches(String query, String cursor) {
    return handler.search(new Lookup.InlineSearch(caller, query, cursor));
  }

  /** Labels of the actions of the last reply. */
  public List<String> labels() {
    return offered.stream().map(ScriptedPlatform::label).toList();
  }

  /** All words of a reply, a line each. */
  public static String text(Reply reply) {
    return switch (reply) {
      case Reply.Say(Post post, boolean _) -> text(post);
      case Reply.Replace(Post post) -> text(post);
      case Reply.Ask(var form) -> form.title();
      case Reply.Refuse(Reply.Reason _, String hint, List<Action> _) -> hint;
      case Reply.Nothing() -> "";
    };
  }

  /** Titles of the headlines of a reply. */
  public static List<String> headlines(Reply reply) {
    return blocks(reply)
        .filter(Block.Headline.class::isInstance)
        .map(Block.Headline.class::cast)
        .map(headline -> headline.title().text())
        .toList();
  }

  /** The blocks of a reply. */
  public static Stream<Block> blocks(Reply reply) {
    return switch (reply) {
      case Reply.Say(Post post, boolean _) -> post.blocks().stream();
      case Reply.Replace(Post post) -> post.blocks().stream();
      case Reply.Ask _, Reply.Refuse _, Reply.Nothing _ -> Stream.empty();
    };
  }

  @Override
  public Standing standing(Caller who, Destination room) {
    return standing;
  }

  @Override
  public Limits limits(Destination room) {
    return limits;
  }

  private Reply does(Action action, String value) {
    return switch (action) {
      case Action.Press press -> hears(new Interaction.ActionPressed(caller, where, press.id()));
      case Action.Pick pick ->
          hears(
              new Interaction.OptionsPicked(
                  caller,
                  where,
                  pick.id(),
                  List.of(value.isEmpty() ? pick.options().getFirst().value() : value)));
      case Action.Open _, Action.Share _ ->
          throw new AssertionError("'%s' does nothing here".formatted(label(action)));
    };
  }

  private Reply hears(Interaction interaction) {
    Reply reply = handler.handle(interaction);
    offered =
        switch (reply) {
          case Reply.Say(Post post, boolean _) -> post.actions();
          case Reply.Replace(Post post) -> post.actions();
          case Reply.Refuse(Reply.Reason _, String _, List<Action> actions) -> actions;
          case Reply.Ask _, Reply.Nothing _ -> List.of();
        };
    return reply;
  }

  private static String label(Action action) {
    return switch (action) {
      case Action.Press press -> press.label();
      case Action.Open open -> open.label();
      case Action.Pick pick -> pick.prompt();
      case Action.Share share -> share.label();
    };
  }

  private static String text(Post post) {
    List<String> lines = new ArrayList<>();
    for (Block block : post.blocks()) {
      lines.add(
          switch (block) {
            case Block.Headline h ->
                h.rank().map(rank -> rank + ". ").orElse("")
                    + Stream.of(h.title().text(), h.source(), h.note())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" | "));
            case Block.Words(RichText words) -> words.text();
            case Block.Facts(List<Block.Fact> facts) ->
                facts.stream()
                    .map(fact -> fact.name() + ": " + fact.value().text())
                    .collect(Collectors.joining("\n"));
            case Block.File file -> "file " + file.name();
          });
    }
    return String.join("\n", lines);
  }

  /** Nobody listens yet. */
  private static final class Deaf implements InteractionHandler {
    @Override
    public List<org.tidings.chat.CommandSpec> commands() {
      return List.of();
    }

    @Override
    public Reply handle(Interaction interaction) {
      throw new IllegalStateException("talksTo was not called");
    }

    @Override
    public List<Option> complete(Lookup.Completion asked) {
      return List.of();
    }

    @Override
    public InlinePage search(Lookup.InlineSearch asked) {
      throw new IllegalStateException("talksTo was not called");
    }
  }
}
