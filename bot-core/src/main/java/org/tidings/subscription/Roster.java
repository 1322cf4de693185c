package org.tidings.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tidings.search.IndexedArticle;

/**
 * All subscriptions in memory, ready to be matched; every change goes through it to the database
 * first. Safe for many threads.
 */
public final class Roster {
  private final Subscriptions stored;
  private final InterestMatcher matcher;
  private final Map<SubscriptionId, Subscription> known = new ConcurrentHashMap<>();

  public Roster(Subscriptions stored, InterestMatcher matcher) {
    this.stored = stored;
    this.matcher = matcher;
    stored.all().forEach(this::enter);
  }

  public Subscription add(Subscription draft) {
    Subscription added = stored.add(draft);
    enter(added);
    return added;
  }

  /** Changes one; false when it is gone. */
  public boolean update(Subscription changed, Instant now) {
    boolean there = stored.update(changed, now);
    if (there) {
      enter(changed);
    }
    return there;
  }

  public boolean remove(SubscriptionId id) {
    matcher.remove(id.value());
    known.remove(id);
    return stored.remove(id);
  }

  public Optional<Subscription> find(SubscriptionId id) {
    return Optional.ofNullable(known.get(id));
  }

  /** Those of a room, oldest first. */
  public List<Subscription> of(String room) {
    return known.values().stream()
        .filter(subscription -> subscription.to().key().equals(room))
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  /** Takes over what another process changed; nothing is missing meanwhile. */
  public synchronized void refresh() {
    Map<SubscriptionId, Subscription> now = new HashMap<>();
    stored.all().forEach(each -> now.put(each.id(), each));
    for (SubscriptionId id : List.copyOf(known.keySet())) {
      if (!now.containsKey(id)) {
        known.remove(id);
        matcher.remove(id.value());
      }
    }
    now.forEach(
        (id, each) -> {
          if (!each.equals(known.get(id))) {
            enter(each);
          }
        });
  }

  /** Reads everything anew, after rooms moved. */
  public synchronized void reload() {
    known.keySet().forEach(id -> matcher.remove(id.value()));
    known.clear();
    stored.all().forEach(this::enter);
  }

  /** The subscriptions that an article fits and that are not paused, oldest first. */
  public List<Subscription> matches(IndexedArticle article) {
    List<Subscription> found = new ArrayList<>();
    for (long id : matcher.matches(article)) {
      Subscription subscription = known.get(new SubscriptionId(id));
      if (subscription != null && speaks(subscription, article)) {
        found.add(subscription);
      }
    }
    return found;
  }

  private static boolean speaks(Subscription subscription, IndexedArticle article) {
    Optional<String> wanted = subscription.terms().language();
    Optional<String> has = article.article().report().language();
    return wanted.isEmpty() || has.isEmpty() || wanted.get().equalsIgnoreCase(has.get());
  }

  private void enter(Subscription subscription) {
    known.put(subscription.id(), subscription);
    if (subscription.paused() || subscription.wish().query().isEmpty()) {
      matcher.remove(subscription.id().value());
    } else {
      matcher.put(subscription.id().value(), subscription.wish().query().get());
    }
  }
}
