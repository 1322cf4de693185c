package org.tidings.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Form;
import org.tidings.chat.Interaction;

/**
 * Forms as questions one by one. One form per person and room; it ends after {@link #PATIENCE}
 * without an answer and is kept nowhere but here. Safe for many threads.
 */
final class Forms {
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final Map<String, Open> open = new HashMap<>();

  Forms(InstantSource clock) {
    this.clock = clock;
  }

  private record Open(
      Form form, int index, Map<String, String> answers, int question, Instant until) {
    Form.Field field() {
      return form.fields().get(index);
    }
  }

  /** What comes next. */
  sealed interface Step {
    /** Ask this; then tell {@link #asked} under which message. */
    record Question(Markup words, String hint) implements Step {}

    record Done(Interaction.FormSubmitted submitted) implements Step {}
  }

  Step begin(Caller caller, Destination where, Form form) {
    synchronized (open) {
      forgetOld();
      var first = new Open(form, 0, new LinkedHashMap<>(), 0, clock.instant().plus(PATIENCE));
      open.put(key(caller, where), first);
      return question(first, "");
    }
  }

  /** The message that holds the question. */
  void asked(Caller caller, Destination where, int message) {
    synchronized (open) {
      open.computeIfPresent(
          key(caller, where),
          (_, o) -> new Open(o.form(), o.index(), o.answers(), message, o.until()));
    }
  }

  /** Ends a form; false when there was none. */
  boolean cancel(Caller caller, Destination where) {
    synchronized (open) {
      forgetOld();
      return open.remove(key(caller, where)) != null;
    }
  }

  /**
   * Takes words as an answer.
   *
   * @return empty when they answer nothing
   */
  Optional<Step> answer(Inbound.Words words) {
    synchronized (open) {
      forgetOld();
      String key = key(words.caller(), words.where());
      Open now = open.get(key);
      // In a group people talk; there only a reply to the question is an answer.
      if (now == null
          || (words.replyTo() != 0 && words.replyTo() != now.question())
          || (words.replyTo() == 0 && !words.where().direct())) {
        return Optional.empty();
      }
      return Optional.of(take(words.caller(), words.where(), key, now, words.text().strip()));
    }
  }

  /** Leaves the question unanswered: the value that stands there already, or none. */
  Optional<Step> skip(Caller caller, Destination where) {
    synchronized (open) {
      forgetOld();
      String key = key(caller, where);
      Open now = open.get(key);
      if (now == null) {
        return Optional.empty();
      }
      if (now.field().required() && now.field().value().isEmpty()) {
        return Optional.of(question(now, "This one is needed."));
      }
      return Optional.of(take(caller, where, key, now, now.field().value().orElse("")));
    }
  }

  private Step take(Caller caller, Destination where, String key, Open now, String answer) {
    Form.Field field = now.field();
    if (answer.length() > field.longest()) {
      return question(
          now,
          "That is %d characters long; at most %d are allowed."
              .formatted(answer.length(), field.longest()));
    }
    if (answer.isEmpty() && field.required()) {
      return question(now, "This one is needed.");
    }
    var answers = new LinkedHashMap<>(now.answers());
    answers.put(field.name(), answer);
    if (now.index() + 1 == now.form().fields().size()) {
      open.remove(key);
      return new Step.Done(new Interaction.FormSubmitted(caller, where, now.form().id(), answers));
    }
    var next = new Open(now.form(), now.index() + 1, answers, 0, clock.instant().plus(PATIENCE));
    open.put(key, next);
    return question(next, "");
  }

  private static Step question(Open now, String trouble) {
    Form.Field field = now.field();
    int all = now.form().fields().size();
    Markup.Builder words = Markup.builder().plain(Wording.QUESTION_MARK);
    words.bold(Clean.line(now.form().title()));
    if (all > 1) {
      words.plain(" (%d of %d)".formatted(now.index() + 1, all));
    }
    if (!trouble.isEmpty()) {
      words.plain("\n" + trouble);
    }
    words.plain("\n" + Clean.line(field.label()));
    field.value().ifPresent(value -> words.plain("\nNow: ").plain(Splitter.cut(value, 1_000)));
    if (field.value().isPresent() || !field.required()) {
      words.plain("\n/skip " + (field.value().isPresent() ? "keeps it" : "leaves it out") + ", ");
    } else {
      words.plain("\n");
    }
    words.plain("/cancel ends this.");
    return new Step.Question(words.build(), field.label());
  }

  private void forgetOld() {
    Instant now = clock.instant();
    open.values().removeIf(o -> !o.until().isAfter(now));
  }

  private static String key(Caller caller, Destination where) {
    return where.key() + "/" + caller.id();
  }
}
