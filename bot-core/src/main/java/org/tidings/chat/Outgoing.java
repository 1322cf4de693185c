package org.tidings.chat;

import java.util.List;
import java.util.Optional;

/**
 * A post for a room that nobody asked for just now: a headline, a digest, a word to moderators.
 *
 * @param id the delivery; the same for every attempt
 * @param replyTo an earlier message of ours to answer, where the platform can
 * @param tags names of forum tags to set
 * @param mention the platform's id of the one role that may be pinged
 * @param crosspost whether to publish it from an announcement channel
 */
public record Outgoing(
    DeliveryId id,
    Destination to,
    Post post,
    Optional<MessageRef> replyTo,
    List<String> tags,
    Optional<String> mention,
    boolean crosspost) {
  public Outgoing {
    tags = List.copyOf(tags);
  }

  /** A post without anything special. */
  public static Outgoing of(DeliveryId id, Destination to, Post post) {
    return new Outgoing(id, to, post, Optional.empty(), List.of(), Optional.empty(), false);
  }
}
