package org.tidings.telegram;

import org.tidings.chat.Post;

/** Renders answers as the adapter does, for benchmarks of whole answers. For one thread. */
public final class RenderedSize {
  private final Renderer renderer = new Renderer(new Keyboards());

  /** How many pieces a post becomes. */
  public int of(Post post) {
    return renderer.render(post, Renderer.Manner.ANSWER).pieces().size();
  }
}
