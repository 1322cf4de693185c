package org.tidings.bench.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.article.Sector;
import org.tidings.bench.simulate.ChatModel.Message;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.Delivery.Sort;
import org.tidings.delivery.State;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.story.StoryId;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Subscription;

/** Compares what the platforms received with what was owed. */
final class Audit {

  private final Simulation world;
  private final Map<Long, Stored> articles = new HashMap<>();
  private final Map<String, List<Message>> received = new HashMap<>();
  private long lost;
  private long doubled;
  private long outOfOrder;
  private long quiet;
  private long over;
  private long owed;
  private long sent;
  private long inDoubt;
  private final List<String> complaints = new ArrayList<>();

  Audit(Simulation world) {
    this.world = world;
    List<Stored> next = world.store().articlesAfter(0, 1000);
    while (!next.isEmpty()) {
      next.forEach(stored -> articles.put(stored.article().id().value(), stored));
      next = world.store().articlesAfter(next.getLast().article().id().value(), 1000);
    }
    world
        .platforms()
        .values()
        .forEach(
            model ->
                model
                    .ledger()
                    .forEach(
                        message ->
                            received
                                .computeIfAbsent(message.origin(), _ -> new ArrayList<>())
                                .add(message)));
  }

  Outcome outcome() {
    for (String key : world.keys()) {
      room(key);
    }
    complaints.stream().limit(20).forEach(System.err::println);
    return new Outcome(
        world.days(),
        world.seed(),
        articles.size(),
        owed,
        sent,
        lost,
        doubled,
        inDoubt,
        outOfOrder,
        quiet,
        over,
        world.kills());
  }

  private void complain(String what) {
    complaints.add(what);
  }

  private void room(String key) {
    String platform = key.substring(0, key.indexOf(':'));
    String origin = Objects.requireNonNull(world.platforms().get(platform)).origin(key);
    List<Message> messages = received.getOrDefault(origin, List.of());
    List<Delivery> deliveries = world.outbox().last(key, List.of(), 0, Integer.MAX_VALUE);
    Map<Long, Delivery> byId = new HashMap<>();
    deliveries.forEach(d -> byId.put(d.id().value(), d));
    Set<Long> arrived = new HashSet<>();
    messages.forEach(message -> arrived.add(message.delivery()));
    doubles(key, messages);
    deliveries.forEach(delivery -> delivery(key, delivery, byId, arrived));
    order(key, messages, byId);
    for (Subscription subscription : world.roster().of(key)) {
      terms(key, subscription, messages, byId);
      coverage(key, subscription, deliveries);
    }
  }

  /** No delivery and no article stands in a room twice. */
  private void doubles(String key, List<Message> messages) {
    Set<Long> deliveries = new HashSet<>();
    Set<Integer> marks = new HashSet<>();
    for (Message message : messages) {
      boolean again = !deliveries.add(message.delivery());
      for (int mark : message.marks()) {
        again |= !marks.add(mark);
      }
      if (again) {
        doubled++;
        complain("doubled in %s: %s".formatted(key, message));
      }
    }
  }

  private void delivery(
      String key, Delivery delivery, Map<Long, Delivery> byId, Set<Long> arrived) {
    switch (delivery.state()) {
      case SENT -> {
        owed++;
        count(arrived.contains(delivery.id().value()), key, delivery);
      }
      case BUNDLED -> {
        owed++;
        Delivery via = delivery.via().map(id -> byId.get(id.value())).orElse(null);
        boolean there =
            via != null
                && (arrived.contains(via.id().value())
                    || via.state() == State.IN_DOUBT
                    || via.state() == State.SKIPPED);
        count(there, key, delivery);
      }
      case IN_DOUBT -> {
        owed++;
        inDoubt++;
      }
      case OWED, HELD, SENDING -> {
        owed++;
        lost++;
        complain("still owed in %s: %s".formatted(key, delivery));
      }
      case WAITING, SKIPPED -> {}
      case UNFIT -> owed++;
    }
  }

  private void count(boolean there, String key, Delivery delivery) {
    if (there) {
      sent++;
    } else {
      lost++;
      complain("lost in %s: %s".formatted(key, delivery));
    }
  }

  /** Messages arrived in the order of their turns. */
  private void order(String key, List<Message> messages, Map<Long, Delivery> byId) {
    long before = 0;
    Set<Long> seen = new HashSet<>();
    for (Message message : messages) {
      Delivery delivery = byId.get(message.delivery());
      if (delivery == null || !seen.add(message.delivery())) {
        continue;
      }
      if (delivery.turn() < before) {
        outOfOrder++;
        complain("out of order in %s: %s".formatted(key, delivery));
      }
      before = Math.max(before, delivery.turn());
    }
  }

  private void terms(
      String key, Subscription subscription, List<Message> messages, Map<Long, Delivery> byId) {
    List<Instant> times = new ArrayList<>();
    for (Message message : messages) {
      Delivery delivery = byId.get(message.delivery());
      if (delivery == null
          || delivery.what().sort() == Sort.NOTICE
          || delivery.what().subscription().filter(subscription.id()::equals).isEmpty()) {
        continue;
      }
      times.add(message.at());
      boolean asleep =
          subscription
              .terms()
              .quiet()
              .flatMap(hours -> hours.endAround(message.at(), subscription.terms().zone()))
              .isPresent();
      if (asleep) {
        quiet++;
        complain("in quiet hours of %s: %s".formatted(key, message));
      }
    }
    int most = subscription.terms().perHour();
    times.sort(Comparator.naturalOrder());
    for (int i = most; most > 0 && i < times.size(); i++) {
      if (Duration.between(times.get(i - most), times.get(i)).compareTo(Duration.ofHours(1)) < 0) {
        over++;
        complain("over the limit in %s at %s".formatted(key, times.get(i)));
      }
    }
  }

  /** Everything that a follow asks for was owed, or its story was, or there is a reason. */
  private void coverage(String key, Subscription subscription, List<Delivery> deliveries) {
    if (!(subscription.wish().interest() instanceof Interest.OfSector(Sector sector))) {
      return;
    }
    Set<ArticleId> owedHere = new HashSet<>();
    Set<StoryId> stories = new HashSet<>();
    for (Delivery delivery : deliveries) {
      delivery.what().article().ifPresent(owedHere::add);
      owedHere.addAll(delivery.what().items());
    }
    for (ArticleId id : owedHere) {
      Optional.ofNullable(articles.get(id.value()))
          .ifPresent(stored -> stories.add(stored.story()));
    }
    if (!subscription.instant()) {
      world
          .outbox()
          .collected(subscription.id(), Integer.MAX_VALUE)
          .forEach(item -> owedHere.add(item.article()));
    }
    for (Stored stored : articles.values()) {
      boolean wanted = stored.article().report().sectors().contains(sector);
      boolean told =
          owedHere.contains(stored.article().id())
              || (subscription.instant()
                  ? stories.contains(stored.story()) || told(stored, key)
                  : stored.copyOf().isPresent());
      if (wanted && !told) {
        lost++;
        complain("never owed in %s: %s".formatted(key, stored.article().report().title()));
      }
    }
  }

  private boolean told(Stored stored, String key) {
    return world.outbox().told(stored.story(), key).isPresent();
  }
}
