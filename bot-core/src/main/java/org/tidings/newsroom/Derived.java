package org.tidings.newsroom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.ArticleId;
import org.tidings.newsroom.ArticleStore.Change;
import org.tidings.search.ArticleIndex;
import org.tidings.search.IndexedArticle;
import org.tidings.story.Placement;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;
import org.tidings.trend.Rising;
import org.tidings.trend.Trending;

/**
 * Keeps what is derived in step with the database: the index, the trends and the words that rise.
 * An index that holds something is first brought up by {@link #catchUp}.
 *
 * <p>A fault here loses nothing: the index is marked as behind and catches up by change number, at
 * the latest at the next start.
 */
public final class Derived implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Derived.class);

  /** Changes between two durable commits of the index; a crash repeats at most as many. */
  private static final int COMMIT_EVERY = 5_000;

  private static final int STEP = 500;

  private final ArticleStore store;
  private final Tokenizer tokenizer;
  private final ArticleIndex index;
  private final Trending trending;
  private final Rising rising;
  private final boolean follows;
  private long applied;
  private long committed;
  private boolean begun;
  private boolean missed;
  private boolean closed;

  /** Without a memory of words. */
  public Derived(ArticleStore store, Tokenizer tokenizer, ArticleIndex index, Trending trending) {
    this(store, tokenizer, index, trending, Rising.NONE);
  }

  public Derived(
      ArticleStore store,
      Tokenizer tokenizer,
      ArticleIndex index,
      Trending trending,
      Rising rising) {
    this(store, tokenizer, index, trending, rising, false);
  }

  private Derived(
      ArticleStore store,
      Tokenizer tokenizer,
      ArticleIndex index,
      Trending trending,
      Rising rising,
      boolean follows) {
    this.follows = follows;
    this.rising = rising;
    this.store = store;
    this.tokenizer = tokenizer;
    this.index = index;
    this.trending = trending;
    index.whenEmptied(this::refill);
  }

  /**
   * For one of several processes: takes everything from the database by {@link #follow}, what this
   * process wrote as well as what others did, so that nothing is passed over.
   */
  public static Derived following(
      ArticleStore store,
      Tokenizer tokenizer,
      ArticleIndex index,
      Trending trending,
      Rising rising) {
    return new Derived(store, tokenizer, index, trending, rising, true);
  }

  /** Applies what the database has beyond the last change, a fault being tried again later. */
  public synchronized int follow() {
    if (closed) {
      return 0;
    }
    int followed = 0;
    try {
      List<Change> changes = store.changesAfter(applied, STEP);
      while (!changes.isEmpty()) {
        long before = applied;
        apply(changes);
        changes.forEach(change -> tell(change, before));
        followed += changes.size();
        changes = store.changesAfter(applied, STEP);
      }
      stepTo(applied);
    } catch (RuntimeException broken) {
      log.error("The index could not follow the database; it is tried again.", broken);
    }
    return followed;
  }

  /** Lets the trends hear of an article that is new or gone. */
  private void tell(Change change, long before) {
    switch (change) {
      case Change.Put(long _, ArticleStore.Stored stored) -> {
        if (stored.article().id().value() > before) {
          Placement place = new Placement(stored.story(), stored.copyOf(), List.of());
          ArticleTokens tokens = tokenizer.tokenize(stored.article().report());
          trending.add(stored.article(), tokens, stored.owner(), place);
          rising.add(stored.article(), tokens, stored.owner(), place);
        }
      }
      case Change.Deleted(long _, ArticleId article) -> {
        trending.remove(article);
        rising.remove(article);
      }
    }
  }

  /** Fills an index that emptied itself, beside those who ask it meanwhile. */
  private void refill() {
    Thread.ofVirtual()
        .name("refill")
        .start(
            () -> {
              synchronized (this) {
                if (!closed) {
                  applied = index.lastChange();
                  committed = applied;
                  log.info("The index was filled anew with {} changes.", catchUp());
                }
              }
            });
  }

  /**
   * Brings the index up to the database's last change; after a crash, a deletion of the index or a
   * fault.
   *
   * @return how many changes were applied
   */
  public synchronized int catchUp() {
    if (!begun) {
      applied = index.lastChange();
      committed = applied;
      begun = true;
    }
    if (index.lastChange() > store.lastChange()) {
      log.warn("The index is ahead of the database; it is built anew.");
      index.clear();
      applied = 0;
    }
    int caught = 0;
    List<Change> changes = store.changesAfter(applied, STEP);
    while (!changes.isEmpty()) {
      apply(changes);
      caught += changes.size();
      changes = store.changesAfter(applied, STEP);
    }
    if (caught > 0) {
      commit();
    }
    return caught;
  }

  /** Builds the index anew from the database. */
  public synchronized int rebuild() {
    index.clear();
    applied = 0;
    committed = 0;
    return catchUp();
  }

  /** How many changes the index is behind. */
  public synchronized long behind() {
    return store.lastChange() - applied;
  }

  synchronized void put(
      List<IndexedArticle> articles, List<Newsroom.Placed> placed, long lastChange) {
    if (follows) {
      follow();
      return;
    }
    listen(articles, placed);
    if (articles.isEmpty()) {
      return;
    }
    try {
      if (missed) {
        catchUp();
        missed = false;
      } else {
        index.put(articles);
        stepTo(lastChange);
      }
    } catch (RuntimeException broken) {
      missed = true;
      log.error("The index could not take {} articles; it will catch up.", articles.size(), broken);
    }
  }

  synchronized void delete(List<ArticleId> articles, long lastChange) {
    if (follows) {
      follow();
      return;
    }
    articles.forEach(trending::remove);
    articles.forEach(rising::remove);
    index.delete(articles);
    stepTo(lastChange);
  }

  private void listen(List<IndexedArticle> articles, List<Newsroom.Placed> placed) {
    Map<ArticleId, ArticleTokens> tokens = new HashMap<>();
    articles.forEach(each -> tokens.put(each.article().id(), each.tokens()));
    for (Newsroom.Placed each : placed) {
      ArticleTokens known = tokens.get(each.article().id());
      ArticleTokens words = known == null ? tokenizer.tokenize(each.article().report()) : known;
      trending.add(each.article(), words, each.feed(), each.place());
      rising.add(each.article(), words, each.feed(), each.place());
    }
  }

  private void stepTo(long change) {
    applied = change;
    if (applied - committed >= COMMIT_EVERY) {
      commit();
    }
  }

  private void commit() {
    index.commit(applied);
    committed = applied;
  }

  private void apply(List<Change> changes) {
    List<IndexedArticle> puts = new ArrayList<>();
    List<ArticleId> deleted = new ArrayList<>();
    for (Change change : changes) {
      switch (change) {
        case Change.Put(long _, ArticleStore.Stored stored) ->
            puts.add(
                new IndexedArticle(
                    stored.article(),
                    tokenizer.tokenize(stored.article().report()),
                    new LinkedHashSet<>(stored.feeds()),
                    stored.story(),
                    stored.copyOf().isPresent()));
        case Change.Deleted(long _, ArticleId article) -> deleted.add(article);
      }
    }
    if (!puts.isEmpty()) {
      index.put(puts);
    }
    if (!deleted.isEmpty()) {
      index.delete(deleted);
    }
    applied = changes.getLast().number(); // only now: what failed is applied again
  }

  /** Makes the index durable up to here and closes it. */
  @Override
  public synchronized void close() {
    closed = true;
    if (applied > committed) {
      commit();
    }
    index.close();
  }
}
