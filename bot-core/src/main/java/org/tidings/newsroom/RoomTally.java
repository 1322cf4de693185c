package org.tidings.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.ArticleId;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.delivery.Delivery.Sort;
import org.tidings.delivery.Delivery.What;
import org.tidings.delivery.Owing;
import org.tidings.delivery.Owing.Mute;
import org.tidings.delivery.Owing.Told;
import org.tidings.delivery.State;
import org.tidings.feed.FeedCatalog;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.newsroom.ArticleStore.Transaction;
import org.tidings.search.IndexedArticle;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Subscription;

/** What one batch of articles makes us owe. */
final class RoomTally implements Debts.Tally {
  /** The first fetch of a feed posts at most so many, the newest. */
  static final int FIRST_FETCH = 3;

  /** More at once from one feed in one room become one post. */
  static final int FLOOD = 10;

  /** What was published so long before we saw it is no news. */
  static final Duration TOO_OLD = Duration.ofDays(7);

  /** How long a headline waits for more sources. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** A post is edited at the earliest so long after the report that causes it. */
  static final Duration THROTTLE = Duration.ofMinutes(3);

  private static final Duration SOON = Duration.ofSeconds(30);

  /** A story is a big development when so many outlets tell it: 3, and each doubling of that. */
  private static final int BIG = 3;

  private final Transaction transaction;
  private final Owing owing;
  private final Roster roster;
  private final Mutes mutes;
  private final Instant now;
  private final List<Arrived> arrived = new ArrayList<>();
  private final Set<ArticleId> fresh = new HashSet<>();
  private final Set<StoryId> grown = new HashSet<>();
  private final Map<FeedId, Set<String>> rooms = new HashMap<>();
  private final Map<FeedId, Boolean> firsts = new HashMap<>();
  private final Map<String, List<Mute>> muted = new HashMap<>();
  private final Set<String> woken = new HashSet<>();

  RoomTally(Transaction transaction, Roster roster, Mutes mutes, Instant now) {
    this.transaction = transaction;
    this.owing = transaction.owing();
    this.roster = roster;
    this.mutes = mutes;
    this.now = now;
  }

  private record Arrived(IndexedArticle article, FeedId feed) {
    ArticleId id() {
      return article.article().id();
    }
  }

  /** A headline that a room should get. */
  private record Wanted(Arrived arrived, StoryId story, Subscription subscription) {}

  @Override
  public void arrived(IndexedArticle article, FeedId feed) {
    fresh.add(article.article().id());
    take(article, feed);
  }

  private void take(IndexedArticle article, FeedId feed) {
    if (!feed.equals(FeedId.ARCHIVE)) {
      firsts.computeIfAbsent(feed, f -> !owing.broughtAny(f, article.article().id()));
      arrived.add(new Arrived(article, feed));
    }
  }

  @Override
  public void carried(IndexedArticle article, FeedId feed) {
    take(article, feed);
  }

  @Override
  public void corrected(ArticleId article, StoryId story) {
    for (Told told : owing.told(story)) {
      if (told.article().filter(article::equals).isPresent()) {
        owing.edit(told.delivery(), now.plus(SOON));
        woken.add(told.room());
      }
    }
  }

  @Override
  public void changed(StoryChanged change, List<IndexedArticle> moved) {
    switch (change) {
      case StoryChanged.Merged(StoryId from, StoryId into) -> {
        owing.merged(from, into, now);
        grown.add(into);
      }
      case StoryChanged.Split(StoryId from, StoryId into, List<ArticleId> _) ->
          moved(from, into, moved);
      case StoryChanged.Moved(ArticleId _, StoryId from, StoryId into) -> moved(from, into, moved);
    }
  }

  /** Who was shown one of these articles was told of their new story; the others may be owed it. */
  private void moved(StoryId from, StoryId into, List<IndexedArticle> moved) {
    Set<ArticleId> ids = new HashSet<>();
    moved.forEach(article -> ids.add(article.article().id()));
    for (Told told : owing.told(from)) {
      if (told.article().filter(ids::contains).isPresent()) {
        owing.tell(told.room(), into, told.delivery());
      }
    }
    grown.add(from);
    grown.add(into);
    for (IndexedArticle article : moved) {
      boolean waits = arrived.stream().anyMatch(a -> a.id().equals(article.article().id()));
      if (!waits
          && !owner(article).equals(FeedId.ARCHIVE)
          && article.article().firstSeen().isAfter(now.minus(PATIENCE))) {
        arrived.add(new Arrived(article, owner(article)));
      }
    }
  }

  private FeedId owner(IndexedArticle article) {
    return transaction.stored(article.article().id()).map(Stored::owner).orElse(FeedId.ARCHIVE);
  }

  @Override
  public Set<String> close() {
    arrived.sort(
        Comparator.comparing((Arrived a) -> a.article().article().at()).thenComparing(Arrived::id));
    Map<String, Map<FeedId, List<Wanted>>> byRoom = new LinkedHashMap<>();
    for (Arrived one : arrived) {
      Optional<Stored> stored = transaction.stored(one.id());
      stored.ifPresent(
          s -> {
            grown.add(s.story());
            match(one, s, byRoom);
          });
    }
    byRoom.forEach((room, byFeed) -> byFeed.forEach((feed, wanted) -> owe(room, feed, wanted)));
    grown.forEach(this::grown);
    return woken;
  }

  private void match(Arrived one, Stored stored, Map<String, Map<FeedId, List<Wanted>>> byRoom) {
    IndexedArticle article =
        new IndexedArticle(
            stored.article(),
            one.article().tokens(),
            Set.copyOf(stored.feeds()),
            stored.story(),
            stored.copyOf().isPresent());
    Set<String> seeing = new HashSet<>();
    stored.feeds().forEach(feed -> seeing.addAll(roomsOf(feed)));
    Arrived known = new Arrived(article, one.feed());
    for (Subscription subscription : roster.matches(article)) {
      String room = subscription.to().key();
      if (!seeing.contains(FeedCatalog.FOR_ALL) && !seeing.contains(room)) {
        continue;
      }
      if (subscription.instant()) {
        byRoom
            .computeIfAbsent(room, _ -> new LinkedHashMap<>())
            .computeIfAbsent(one.feed(), _ -> new ArrayList<>())
            .add(new Wanted(known, stored.story(), subscription));
      } else if (stored.copyOf().isEmpty() && !tooOld(article) && !muted(room, article)) {
        owing.collect(subscription.id(), one.id(), stored.story(), now);
      }
    }
  }

  private Set<String> roomsOf(FeedId feed) {
    return feed.equals(FeedId.ARCHIVE)
        ? Set.of(FeedCatalog.FOR_ALL)
        : rooms.computeIfAbsent(feed, owing::roomsOf);
  }

  private boolean tooOld(IndexedArticle article) {
    return article.article().at().isBefore(now.minus(TOO_OLD));
  }

  private boolean muted(String room, IndexedArticle article) {
    return mute(room, article).isPresent();
  }

  private Optional<Mute> mute(String room, IndexedArticle article) {
    return mutes.first(muted.computeIfAbsent(room, r -> owing.mutes(r, now)), article);
  }

  /** Owes a room what one feed brought: each story once, by the subscription that asks least. */
  private void owe(String room, FeedId feed, List<Wanted> wanted) {
    Map<StoryId, Wanted> stories = new LinkedHashMap<>();
    for (Wanted one : wanted) {
      stories.merge(one.story(), one, RoomTally::easier);
    }
    List<Wanted> fresh = new ArrayList<>();
    for (Wanted one : stories.values()) {
      Optional<Told> told =
          owing.told(one.story()).stream().filter(t -> t.room().equals(room)).findFirst();
      if (told.isPresent()) {
        upgrade(told.get(), one);
      } else if (tooOld(one.arrived().article())) {
        skip(one, "it was published more than a week ago", false);
      } else {
        mute(room, one.arrived().article())
            .ifPresentOrElse(
                mute -> skip(one, "“%s” is muted here".formatted(mute.wanted()), false),
                () -> fresh.add(one));
      }
    }
    boolean first = firsts.getOrDefault(feed, false);
    int most = first ? FIRST_FETCH : fresh.size();
    fresh
        .subList(0, Math.max(0, fresh.size() - most))
        .forEach(
            one ->
                skip(
                    one,
                    "the first fetch of a feed posts its newest %d only".formatted(most),
                    true));
    List<Wanted> due = fresh.subList(Math.max(0, fresh.size() - most), fresh.size());
    if (due.size() > FLOOD) {
      flood(room, due);
    } else {
      due.forEach(this::owe);
    }
  }

  /** The subscription with fewer demands, of equal ones the older. */
  private static Wanted easier(Wanted a, Wanted b) {
    int sources =
        Integer.compare(
            a.subscription().terms().minSources(), b.subscription().terms().minSources());
    return sources <= 0 ? a : new Wanted(a.arrived(), a.story(), b.subscription());
  }

  private void owe(Wanted one) {
    Subscription subscription = one.subscription();
    Destination to = subscription.to();
    int most = subscription.terms().minSources();
    boolean waits = most > 1 && sources(one.story(), to.key()) < most;
    DeliveryId id =
        owing.owe(
            to,
            headline(one),
            waits ? State.WAITING : State.OWED,
            waits ? "it waits for %d sources".formatted(most) : "",
            now,
            Optional.of(waits ? now.plus(PATIENCE) : now),
            Optional.empty());
    owing.tell(to.key(), one.story(), id);
    woken.add(to.key());
  }

  private static What headline(Wanted one) {
    return What.headline(one.subscription().id(), one.arrived().id(), one.story());
  }

  /**
   * @param told whether the room hears no more of the story
   */
  private void skip(Wanted one, String reason, boolean told) {
    Destination to = one.subscription().to();
    DeliveryId id =
        owing.owe(
            to, headline(one), State.SKIPPED, reason, now, Optional.empty(), Optional.empty());
    if (told) {
      owing.tell(to.key(), one.story(), id);
    }
  }

  private void flood(String room, List<Wanted> due) {
    Subscription subscription = due.getFirst().subscription();
    DeliveryId digest =
        owing.owe(
            subscription.to(),
            What.several(
                Sort.ROUND_UP,
                Optional.of(subscription.id()),
                due.stream().map(one -> one.arrived().id()).toList(),
                "flood"),
            State.OWED,
            "",
            now,
            Optional.of(now),
            Optional.empty());
    for (Wanted one : due) {
      DeliveryId id =
          owing.owe(
              subscription.to(),
              headline(one),
              State.BUNDLED,
              "many came at once",
              now,
              Optional.empty(),
              Optional.of(digest));
      owing.tell(room, one.story(), id);
    }
    woken.add(room);
  }

  /** A waiting headline that somebody wants with fewer sources goes out. */
  private void upgrade(Told told, Wanted one) {
    if (told.state() == State.WAITING
        && sources(one.story(), told.room()) >= one.subscription().terms().minSources()) {
      owing.release(told.delivery(), now);
      woken.add(told.room());
    }
  }

  /** A story has more reports: waiting headlines may go out, sent ones name the new sources. */
  private void grown(StoryId story) {
    for (Told told : owing.told(story)) {
      switch (told.state()) {
        case WAITING -> {
          int most =
              told.subscription()
                  .flatMap(roster::find)
                  .map(subscription -> subscription.terms().minSources())
                  .orElse(1);
          if (sources(story, told.room()) >= most) {
            owing.release(told.delivery(), now);
            woken.add(told.room());
          }
        }
        case SENT, SENDING, IN_DOUBT -> {
          owing.edit(told.delivery(), now.plus(THROTTLE));
          woken.add(told.room());
          answer(told, story);
        }
        case OWED, HELD, UNFIT, SKIPPED, BUNDLED -> {}
      }
    }
  }

  /** A big development answers the first post where that is wanted. */
  private void answer(Told told, StoryId story) {
    Optional<Subscription> wanting =
        told.subscription().flatMap(roster::find).filter(known -> known.style().followUps());
    if (wanting.isEmpty() || wanting.get().paused()) {
      return;
    }
    List<Arrived> news =
        arrived.stream()
            .filter(
                one -> fresh.contains(one.id()) && !told.article().equals(Optional.of(one.id())))
            .filter(one -> tells(one, story, told.room()))
            .toList();
    Set<ArticleId> ids = new HashSet<>();
    news.forEach(one -> ids.add(one.id()));
    if (news.isEmpty() || !doubled(sources(story, told.room(), ids), sources(story, told.room()))) {
      return;
    }
    What what =
        new What(
            Sort.FOLLOW_UP,
            told.subscription(),
            Optional.of(news.getLast().id()),
            Optional.of(story),
            List.of(),
            "");
    DeliveryId _ =
        owing.owe(
            wanting.get().to(),
            what,
            State.OWED,
            "",
            now,
            Optional.of(now),
            Optional.of(told.delivery()));
  }

  private boolean tells(Arrived one, StoryId story, String room) {
    return transaction
        .stored(one.id())
        .filter(stored -> stored.story().equals(story) && stored.copyOf().isEmpty())
        .filter(stored -> sees(stored, room))
        .isPresent();
  }

  private static boolean doubled(int before, int after) {
    int step = BIG;
    while (step <= before) {
      step *= 2;
    }
    return after >= step;
  }

  /** How many outlets tell a story that a room sees; copies count for the first only. */
  private int sources(StoryId story, String room) {
    return sources(story, room, Set.of());
  }

  private int sources(StoryId story, String room, Set<ArticleId> without) {
    Set<String> sources = new HashSet<>();
    for (ArticleId id : transaction.articlesOf(story)) {
      transaction
          .stored(id)
          .filter(stored -> stored.copyOf().isEmpty() && sees(stored, room))
          .filter(stored -> !without.contains(id))
          .ifPresent(stored -> sources.add(stored.article().report().source()));
    }
    return sources.size();
  }

  private boolean sees(Stored stored, String room) {
    return stored.feeds().stream()
        .map(this::roomsOf)
        .anyMatch(seeing -> seeing.contains(FeedCatalog.FOR_ALL) || seeing.contains(room));
  }
}
