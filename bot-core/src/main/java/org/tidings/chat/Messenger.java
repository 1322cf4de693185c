package org.tidings.chat;

/** Sends posts to one chat platform. Implemented by adapters; safe for use by many threads. */
public interface Messenger {
  /**
   * Sends a post, blocking the calling virtual thread until the platform answers (10 s at most).
   *
   * <p>Text in the post is raw: the implementation escapes it, exactly once.
   *
   * @param out a post for a destination of this messenger's own platform
   * @return what became of it; limits, moved rooms and lost rights are results, not exceptions
   * @throws IllegalArgumentException if the destination belongs to another platform
   */
  SendResult send(Outgoing out);

  /** Changes a message of ours; the same times, threads and errors as {@link #send}. */
  SendResult edit(MessageRef message, Post post);

  /** Takes a message of ours away; the same times, threads and errors as {@link #send}. */
  SendResult delete(MessageRef message);

  /** Looks whether a delivery was posted already, in the room's last messages. */
  Found find(Outgoing out);
}
