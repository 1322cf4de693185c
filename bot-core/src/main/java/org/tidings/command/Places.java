package org.tidings.command;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.Destination;
import org.tidings.chat.Reply;

/** Rooms that commands name with {@code to:}, and the rights that this takes. */
final class Places {
  private static final Pattern ID =
      Pattern.compile("<?#?(@?[A-Za-z0-9_-]{1,64}(?::[0-9]{1,20})?)>?");

  private Places() {}

  /** The room that a call is about: the one it names, else the one it was made in. */
  static Destination of(Call call) {
    Optional<String> named =
        call.values().get("to").filter(text -> !Names.fold(text).equals("here"));
    return named
        .map(ID::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(match -> destination(call, match.group(1)))
        .orElseGet(call::where);
  }

  private static Destination destination(Call call, String id) {
    int colon = id.indexOf(':');
    return colon < 0
        ? new Destination(call.where().platform(), id, "", false)
        : new Destination(
            call.where().platform(), id.substring(0, colon), id.substring(colon + 1), false);
  }

  /** Why a call may not be about the room it names. */
  static Optional<Reply.Refuse> refused(Call call, Platforms platforms) {
    Optional<String> named = call.values().get("to");
    if (named.isPresent() && !ID.matcher(named.get()).matches()) {
      return Optional.of(
          new Reply.Refuse(
              Reply.Reason.WRONG_INPUT,
              Sentences.say("wrong.to", CommandWords.shown(named.get()))));
    }
    Destination to = of(call);
    if (to.equals(call.where())
        || platforms.standing(call.caller(), to).reaches(Audience.MODERATORS)) {
      return Optional.empty();
    }
    return Optional.of(
        new Reply.Refuse(Reply.Reason.NOT_ALLOWED, Sentences.say("only.moderators.there")));
  }

  /** "here" or the room's id. */
  static String words(Call call, Destination to) {
    return to.equals(call.where())
        ? Sentences.say("place.here")
        : Sentences.say("place.there", to.room());
  }

  /** Notes who changed what. */
  static void audit(Call call, Delivering delivering, Destination room, String what) {
    delivering
        .notes()
        .audit(
            new DeskNotes.Entry(
                room.key(),
                call.now(),
                call.caller().key(),
                CommandWords.shown(call.caller().name()),
                Names.cut(what, 300)));
  }
}
