package org.tidings.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Interaction;
import org.tidings.chat.Limits;
import org.tidings.feed.Scope;

/**
 * One command to carry out, its words read and its rights checked.
 *
 * @param origin what the person did: typed, pressed, picked, filled in
 * @param vocabulary the names that can be said in this room
 */
public record Call(
    Interaction origin, Setting setting, Values values, Buttons buttons, Vocabulary vocabulary) {
  public Caller caller() {
    return origin.caller();
  }

  public Destination where() {
    return origin.where();
  }

  public NewsDesk desk() {
    return setting.desk();
  }

  public Scope scope() {
    return setting.scope();
  }

  /** What the caller may do here; asks the platform. */
  public Standing standing() {
    return setting.standing().get();
  }

  public Limits limits() {
    return setting.limits();
  }

  public Instant now() {
    return setting.now();
  }

  /** The caller's zone: chosen, else told by the platform, else UTC. */
  public ZoneId zone() {
    return setting.preference().zone().or(caller()::zone).orElse(ZoneOffset.UTC);
  }

  /** Files handed over with the command. */
  public List<Interaction.Attachment> files() {
    return origin instanceof Interaction.CommandCall call ? call.files() : List.of();
  }

  /** Link of the article whose message the command replies to. */
  public Optional<String> about() {
    return origin instanceof Interaction.CommandCall call ? call.about() : Optional.empty();
  }

  /** The same call with other values. */
  public Call with(Values changed) {
    return new Call(origin, setting, changed, buttons, vocabulary);
  }
}
