package org.tidings.newsroom;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.tidings.newsroom.ArticleStore.Transaction;
import org.tidings.search.QueryMatcher;
import org.tidings.search.QueryParser;
import org.tidings.subscription.Roster;
import org.tidings.text.Tokenizer;

/** What is owed to rooms by what they follow. */
public final class RoomDebts implements Debts {
  private final Roster roster;
  private final Mutes mutes;
  private final InstantSource clock;
  private final Consumer<Collection<String>> wake;

  /**
   * @param wake hears of rooms that have something to do, after it is durable
   */
  public RoomDebts(
      Roster roster, Tokenizer tokenizer, InstantSource clock, Consumer<Collection<String>> wake) {
    this.roster = roster;
    this.mutes = new Mutes(new QueryMatcher(tokenizer), new QueryParser());
    this.clock = clock;
    this.wake = wake;
  }

  @Override
  public Tally open(Transaction transaction) {
    return new RoomTally(transaction, roster, mutes, clock.instant());
  }

  @Override
  public void committed(Set<String> rooms) {
    if (!rooms.isEmpty()) {
      wake.accept(rooms);
    }
  }
}
