package org.tidings.app.terminal;

import java.util.Optional;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;

/** Where the lines of a terminal chat come from and its replies go. */
public interface Screen extends AutoCloseable {
  /** Waits for the next message; empty when there is no other to come. One thread at a time. */
  Optional<String> read();

  /** Shows the answer to the last message. */
  void show(Reply reply);

  /**
   * Shows a post that nobody asked for; called by any thread.
   *
   * @return whether somebody can see it
   */
  boolean post(Post post);

  /** Ends a waiting {@link #read} where that is possible. */
  @Override
  void close();
}
