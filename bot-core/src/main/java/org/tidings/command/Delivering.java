package org.tidings.command;

import java.util.Collection;
import java.util.function.Consumer;
import org.tidings.delivery.Digests;
import org.tidings.delivery.Outbox;
import org.tidings.feed.FeedCatalog;
import org.tidings.subscription.Roster;

/**
 * What the commands of moderators work on.
 *
 * @param feedsPerRoom most feeds of one room
 * @param wake tells that rooms have something to do
 */
public record Delivering(
    Roster roster,
    Outbox outbox,
    Digests digests,
    FeedCatalog catalog,
    FeedLook look,
    Pasts pasts,
    DeskNotes notes,
    Platforms platforms,
    int feedsPerRoom,
    Consumer<Collection<String>> wake) {}
