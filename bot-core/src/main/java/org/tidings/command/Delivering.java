package org.tidings.command;

import java.util.Collection;
import java.util.function.Consumer;
import org.tidings.delivery.Outbox;
import org.tidings.feed.FeedCatalog;
import org.tidings.subscription.Roster;

/**
 * What the commands of moderators work on.
 *
 * @param wake tells that rooms have something to do
 */
public record Delivering(
    Roster roster,
    Outbox outbox,
    FeedCatalog catalog,
    DeskNotes notes,
    Platforms platforms,
    Consumer<Collection<String>> wake) {}
