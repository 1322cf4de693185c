package org.tidings.chat;

import java.util.List;

/** What is said: blocks to read and actions to take, in order. */
public record Post(List<Block> blocks, List<Action> actions) {
  public Post {
    blocks = List.copyOf(blocks);
    actions = List.copyOf(actions);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("a post says nothing");
    }
  }

  /** One paragraph of plain words. */
  public static Post words(String text) {
    return new Post(List.of(Block.Words.of(text)), List.of());
  }
}
