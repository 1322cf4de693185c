package org.tidings.chat;

import java.util.List;

/** Answers people. Implemented by the command router, called by adapters; safe for many threads. */
public interface InteractionHandler {
  /** Every command, published at start: slash commands, bot menus, docs/commands.md. */
  List<CommandSpec> commands();

  /**
   * Answers one interaction. May block: the adapter calls it on a virtual thread.
   *
   * @return never an exception's text; faults of ours come as {@link Reply.Refuse}
   */
  Reply handle(Interaction interaction);

  /** At most 25 values for an option; empty when there are none. Answers within 300 ms. */
  List<Option> complete(Lookup.Completion asked);

  /** At most 50 posts for an inline query. Answers within 300 ms. */
  InlinePage search(Lookup.InlineSearch asked);
}
