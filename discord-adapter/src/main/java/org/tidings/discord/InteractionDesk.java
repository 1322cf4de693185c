package org.tidings.discord;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.ActionId;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Interaction;
import org.tidings.chat.Interaction.Attachment;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Lookup;
import org.tidings.chat.Option;
import org.tidings.chat.Reply;

/**
 * Hands interactions to the handler and its answers back. Every method blocks until the answer is
 * out; callers bring a virtual thread.
 */
final class InteractionDesk {
  private static final Logger LOG = LoggerFactory.getLogger(InteractionDesk.class);
  private static final int CHOICES = 8;

  /** The core answers in 300 ms; Discord would wait for 3 s, and a busy moment is no reason. */
  private static final long COMPLETION_MILLIS = 1_500;

  private static final int MOST_CHOICES = 25;
  private static final int LONGEST_CHOICE = 100;
  private static final Reply WORN =
      new Reply.Refuse(
          Reply.Reason.EXPIRED,
          "This button does not work any more. Please use the command again.");
  private final InteractionHandler handler;
  private final DiscordRest rest;
  private final Looks looks;
  private final Downloads downloads;
  private final RightsDesk rights;
  private final ScheduledExecutorService timer;
  private final long deferMillis;
  private final Map<String, CommandSpec> specs;

  InteractionDesk(
      InteractionHandler handler,
      DiscordRest rest,
      Looks looks,
      Downloads downloads,
      RightsDesk rights,
      ScheduledExecutorService timer,
      long deferMillis) {
    this.handler = handler;
    this.rest = rest;
    this.looks = looks;
    this.downloads = downloads;
    this.rights = rights;
    this.timer = timer;
    this.deferMillis = deferMillis;
    this.specs =
        handler.commands().stream()
            .collect(Collectors.toMap(CommandSpec::name, Function.identity(), (a, _) -> a));
  }

  /** Answers one interaction. */
  void take(Inbound inbound) {
    inbound.elsewhere().forEach((room, is) -> rights.learn(inbound.caller(), room, is));
    rights.learn(inbound.caller(), inbound.where(), inbound.moderator());
    if (inbound.content() instanceof Inbound.Completing asked) {
      complete(inbound, asked);
      return;
    }
    Optional<CommandSpec> spec = spec(inbound);
    boolean privately = spec.map(CommandSpec::privately).orElse(false) || inbound.onPrivate();
    var conversation = new Conversation(rest, looks, inbound, privately);
    boolean deferred = !spec.map(CommandSpec::opensForm).orElse(false);
    Optional<ScheduledFuture<?>> alarm =
        deferred
            ? Optional.of(timer.schedule(conversation::defer, deferMillis, TimeUnit.MILLISECONDS))
            : Optional.empty();
    Reply reply = answer(inbound);
    alarm.ifPresent(set -> set.cancel(false));
    conversation.answer(reply);
  }

  private Optional<CommandSpec> spec(Inbound inbound) {
    if (!(inbound.content() instanceof Inbound.Typed typed)) {
      return Optional.empty();
    }
    return Optional.ofNullable(specs.get(typed.command().split(" ", 2)[0]));
  }

  /** What the handler says; a fault of ours becomes a sentence with a number. */
  Reply answer(Interaction interaction, String number) {
    try {
      return handler.handle(interaction);
    } catch (RuntimeException fault) {
      LOG.error("fault {} while answering", number, fault);
      return fault(number);
    }
  }

  private static Reply fault(String number) {
    return new Reply.Refuse(
        Reply.Reason.FAULT,
        "Something of ours broke; it was written down under number %s. Please try again."
            .formatted(number));
  }

  private Reply answer(Inbound inbound) {
    String number = inbound.id().substring(Math.max(0, inbound.id().length() - 6));
    try {
      Optional<Interaction> interaction = interaction(inbound);
      return interaction.map(asked -> answer(asked, number)).orElse(WORN);
    } catch (Downloads.TooLarge _) {
      return new Reply.Refuse(Reply.Reason.LIMIT, "The file is too large: 8 MB is the most.");
    } catch (java.io.IOException broken) {
      LOG.warn("a file could not be fetched from Discord: {}", broken.getClass().getSimpleName());
      return new Reply.Refuse(
          Reply.Reason.FAULT, "Discord did not hand the file over. Please send it once more.");
    } catch (RuntimeException fault) {
      LOG.error("fault {} while reading an interaction", number, fault);
      return fault(number);
    }
  }

  /** For the core; empty when an id comes back that we never gave out. */
  private Optional<Interaction> interaction(Inbound in) throws java.io.IOException {
    return switch (in.content()) {
      case Inbound.Typed typed -> Optional.of(command(in, typed));
      case Inbound.Asked(String text) ->
          Optional.of(new Interaction.PlainQuestion(in.caller(), in.where(), text));
      case Inbound.Pressed(String id) ->
          id(id).map(known -> new Interaction.ActionPressed(in.caller(), in.where(), known));
      case Inbound.Picked(String id, List<String> values) ->
          id(id)
              .map(known -> new Interaction.OptionsPicked(in.caller(), in.where(), known, values));
      case Inbound.Filled(String id, Map<String, String> answers) ->
          id(id)
              .map(known -> new Interaction.FormSubmitted(in.caller(), in.where(), known, answers));
      case Inbound.Completing _ -> Optional.empty();
    };
  }

  private Interaction command(Inbound in, Inbound.Typed typed) throws java.io.IOException {
    List<Attachment> files = new java.util.ArrayList<>();
    for (Inbound.Remote file : typed.files()) {
      files.add(new Attachment(file.name(), file.mediaType(), downloads.fetch(file)));
    }
    return new Interaction.CommandCall(
        in.caller(), in.where(), typed.command(), typed.options(), "", files, Optional.empty());
  }

  private static Optional<ActionId> id(String hostile) {
    try {
      return Optional.of(new ActionId(hostile));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private void complete(Inbound inbound, Inbound.Completing asked) {
    List<Option> options =
        inTime(
            new Lookup.Completion(
                inbound.caller(), inbound.where(), asked.command(), asked.option(), asked.typed()));
    Call call =
        rest.send(
            Route.Interactions.CALLBACK.compile(inbound.id(), inbound.token()),
            DataObject.empty()
                .put("type", CHOICES)
                .put("data", DataObject.empty().put("choices", choices(options, asked.number()))));
    if (!(call instanceof Call.Done)) {
      LOG.debug("a completion came too late: {}", call);
    }
  }

  /**
   * What is offered; nothing when it takes too long, because by then more has been typed. The late
   * answer runs to its end: an interrupt could close the files of an index.
   */
  private List<Option> inTime(Lookup.Completion asked) {
    var offered = new FutureTask<>(() -> handler.complete(asked));
    Thread.ofVirtual().name("discord-completion").start(offered);
    try {
      return offered.get(COMPLETION_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException fault) {
      LOG.error("fault while completing", fault.getCause());
    } catch (TimeoutException _) {
      LOG.debug("a completion took too long");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return List.of();
  }

  private static DataArray choices(List<Option> options, boolean number) {
    DataArray choices = DataArray.empty();
    Set<String> values = new HashSet<>();
    for (Option option : options) {
      String value = option.value();
      boolean fits =
          number
              ? value.matches("-?\\d{1,15}")
              : !value.isEmpty() && value.length() <= LONGEST_CHOICE;
      if (fits && choices.length() < MOST_CHOICES && values.add(value)) {
        String label = Cut.to(Markup.line(option.label()), LONGEST_CHOICE);
        choices.add(
            DataObject.empty()
                .put("name", label.isEmpty() ? value : label)
                .put("value", number ? (Object) Long.valueOf(value) : value));
      }
    }
    return choices;
  }
}
