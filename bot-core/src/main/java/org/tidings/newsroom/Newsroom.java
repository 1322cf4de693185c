package org.tidings.newsroom;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.newsroom.ArticleStore.Stored;
import org.tidings.newsroom.ArticleStore.Transaction;
import org.tidings.search.IndexedArticle;
import org.tidings.story.Clusterer;
import org.tidings.story.HostEditions;
import org.tidings.story.Placement;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;
import org.tidings.story.Topics;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;

/**
 * Takes reports in: recognises them, gives each new one its id and story, stores them in one
 * transaction, and hands the committed ones on to what is derived. Safe for many threads; takes one
 * batch at a time.
 */
public final class Newsroom implements Reception {
  /** Longer bodies of a feed are the article; shorter ones may be a teaser of what is known. */
  private static final int SHORT_BODY = 1_000;

  private final ArticleStore store;
  private final Tokenizer tokenizer;
  private final Clusterer clusterer;
  private final Derived derived;
  private final Debts debts;
  private final int window;
  private boolean remembers;
  private int remembered;
  private final AtomicInteger terms = new AtomicInteger();

  /** A newsroom that owes nobody anything. */
  public Newsroom(
      ArticleStore store, Tokenizer tokenizer, Clusterer clusterer, Derived derived, int window) {
    this(store, tokenizer, clusterer, derived, Debts.NONE, window);
  }

  /**
   * @param window how many of the newest articles the clusterer remembers after a restart
   */
  public Newsroom(
      ArticleStore store,
      Tokenizer tokenizer,
      Clusterer clusterer,
      Derived derived,
      Debts debts,
      int window) {
    this.debts = debts;
    this.store = store;
    this.tokenizer = tokenizer;
    this.clusterer = clusterer;
    this.derived = derived;
    this.window = window;
  }

  /** Another process wrote meanwhile: the window is read anew before the next batch. */
  public void forget() {
    int _ = terms.incrementAndGet();
  }

  @Override
  public synchronized List<Outcome> accept(List<Arrival> arrivals) {
    remember();
    Intake intake = new Intake();
    List<Outcome> outcomes;
    try {
      outcomes = store.write(transaction -> intake.run(transaction, arrivals));
    } catch (RuntimeException failed) {
      remembers = false; // what the clusterer has just placed was not stored
      debts.committed(intake.told); // or it was, and only the answer to that was lost
      throw failed;
    }
    debts.committed(intake.told); // first: what is derived may fail, and those rooms are owed
    derived.put(List.copyOf(intake.indexed.values()), intake.placed, store.lastChange());
    return outcomes;
  }

  /**
   * Corrects a stored article with what else became known of it; its story stays, and nothing is
   * posted again. An article that is gone meanwhile is left alone.
   *
   * @param with makes the richer report of the stored one
   * @param canonical another address of the article; articles that come with it are known then
   * @throws NotTheWriter if another process writes articles; nothing was changed then
   */
  public synchronized void enrich(
      ArticleId article, UnaryOperator<Report> with, Optional<URI> canonical) {
    remember();
    Intake intake = new Intake();
    store.write(transaction -> intake.enrich(transaction, article, with, canonical));
    debts.committed(intake.told); // first: what is derived may fail
    derived.put(List.copyOf(intake.indexed.values()), List.of(), store.lastChange());
  }

  /** Deletes articles, from the database and from all that is derived. */
  public synchronized void delete(List<ArticleId> articles) {
    store.write(
        transaction -> {
          articles.forEach(article -> transaction.delete(article, transaction.nextChange()));
          return articles.size();
        });
    derived.delete(articles, store.lastChange());
    remembers = false;
  }

  private void remember() {
    int term = terms.get();
    if (remembers && remembered == term) {
      return;
    }
    List<Clusterer.Placed> placed = new ArrayList<>();
    store.newest(
        window,
        stored ->
            placed.add(
                new Clusterer.Placed(
                    stored.article(),
                    tokenizer.tokenize(stored.article().report()),
                    new Placement(stored.story(), stored.copyOf(), List.of()))));
    clusterer.restore(placed.stream());
    remembers = true;
    remembered = term;
  }

  /** The work of one transaction. */
  private final class Intake {
    private final Map<ArticleId, IndexedArticle> indexed = new LinkedHashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private Debts.Tally tally = Debts.Tally.NONE;
    private Set<String> told = Set.of();

    List<Outcome> run(Transaction transaction, List<Arrival> arrivals) {
      sameTerm();
      tally = debts.open(transaction);
      List<Outcome> outcomes = new ArrayList<>(arrivals.size());
      for (Arrival arrival : arrivals) {
        try {
          outcomes.add(take(transaction, arrival));
        } catch (RuntimeException e) {
          e.addSuppressed(new PoisonArrival(arrival));
          throw e;
        }
      }
      told = tally.close();
      return outcomes;
    }

    /** Looks in a transaction, where nobody else can begin a term. */
    private void sameTerm() {
      if (remembered != terms.get()) {
        throw new NotTheWriter(); // the window that was read is of an earlier term
      }
    }

    boolean enrich(
        Transaction transaction,
        ArticleId id,
        UnaryOperator<Report> with,
        Optional<URI> canonical) {
      sameTerm();
      Optional<Stored> known = transaction.stored(id);
      if (known.isEmpty()) {
        return false;
      }
      tally = debts.open(transaction);
      Article before = known.get().article();
      Optional<String> address =
          canonical
              .filter(own -> before.report().link().filter(l -> sameSite(l, own)).isPresent())
              .map(ArticleKeys::link); // nobody claims another site's articles
      if (address.isPresent() && transaction.find(address.get()).isEmpty()) {
        transaction.point(List.of(address.get()), id);
      }
      Report report = with.apply(before.report());
      boolean richer = !report.equals(before.report());
      if (richer) {
        transaction.correct(
            new Article(id, before.firstSeen(), transaction.nextChange(), report),
            known.get().owner());
        reindex(transaction, id);
        tally.corrected(id, known.get().story());
      }
      told = tally.close();
      return richer;
    }

    private Outcome take(Transaction transaction, Arrival arrival) {
      ArticleKeys keys = ArticleKeys.of(arrival.report(), arrival.feed());
      for (String key : keys.all()) {
        Optional<Stored> known = transaction.find(key).flatMap(transaction::stored);
        if (known.isPresent() && !reused(key, known.get(), arrival)) {
          return again(transaction, arrival, known.get(), keys);
        }
      }
      return store(transaction, arrival, keys);
    }

    /** Whether a publisher's id stands for another article now: other link and other words. */
    private boolean reused(String key, Stored known, Arrival arrival) {
      Report before = known.article().report();
      Report now = arrival.report();
      return ArticleKeys.Sort.OWN_ID.of(key)
          && before.link().isPresent()
          && now.link().isPresent()
          && !before.link().equals(now.link())
          && !Titles.alike(before.title(), now.title());
    }

    private Outcome store(Transaction transaction, Arrival arrival, ArticleKeys keys) {
      long change = transaction.nextChange();
      ArticleTokens tokens = tokenizer.tokenize(arrival.report());
      Report report = sorted(arrival.report(), tokens);
      Article article = new Article(new ArticleId(change), arrival.seen(), change, report);
      Placement place = clusterer.place(article, tokens);
      transaction.insert(article, arrival.feed(), place, keys.all());
      IndexedArticle entry = index(article, tokens, Set.of(arrival.feed()), place);
      placed.add(new Placed(article, arrival.feed(), place));
      tally.arrived(entry, arrival.feed());
      place.changes().forEach(changed -> repair(transaction, changed));
      return new Outcome.New(article.id());
    }

    /** Sector and edition of a report whose publisher does not say; unset where unsure. */
    private Report sorted(Report report, ArticleTokens tokens) {
      Optional<Sector> sector =
          report.sectors().isEmpty() ? Topics.shipped().sector(report, tokens) : Optional.empty();
      Optional<Edition> edition =
          report.edition().isEmpty() ? report.link().flatMap(HostEditions::of) : Optional.empty();
      if (sector.isEmpty() && edition.isEmpty()) {
        return report;
      }
      Report.Builder sorted = report.change();
      sector.ifPresent(sorted::sector);
      edition.ifPresent(sorted::edition);
      return sorted.build();
    }

    private Outcome again(
        Transaction transaction, Arrival arrival, Stored known, ArticleKeys keys) {
      Article before = known.article();
      List<String> fresh =
          keys.all().stream()
              .filter(key -> !transaction.find(key).equals(Optional.of(before.id())))
              .toList();
      transaction.point(fresh, before.id()); // nothing is written for what nothing happened to
      boolean corrects = owns(arrival, known) && !before.report().equals(merged(before, arrival));
      if (corrects) {
        Article after =
            new Article(
                before.id(), before.firstSeen(), transaction.nextChange(), merged(before, arrival));
        transaction.correct(after, arrival.feed());
      }
      boolean carried = known.feeds().contains(arrival.feed());
      if (!carried) {
        transaction.carry(before.id(), arrival.feed(), transaction.nextChange());
      }
      if (corrects || !carried) {
        IndexedArticle entry = reindex(transaction, before.id());
        if (corrects) {
          tally.corrected(before.id(), known.story());
        }
        if (!carried) {
          tally.carried(entry, arrival.feed());
        }
      }
      return corrects ? new Outcome.Corrected(before.id()) : new Outcome.Known(before.id());
    }

    /** A feed that says less than what is known takes nothing away. */
    private Report merged(Article before, Arrival arrival) {
      Report was = before.report();
      Report now = arrival.report();
      Report.Builder merged = now.change();
      if (now.body().length() < Math.min(SHORT_BODY, was.body().length() / 2 + 1)) {
        merged.body(was.body()); // the page told more
      }
      if (now.summary().isEmpty()) {
        merged.summary(was.summary());
      }
      if (now.picture().isEmpty()) {
        was.picture().ifPresent(merged::picture);
      }
      if (now.byline().isEmpty()) {
        was.byline().ifPresent(merged::byline);
      }
      if (now.sectors().isEmpty()) {
        was.sectors().forEach(merged::sector); // ours, until the publisher says
      }
      if (now.edition().isEmpty()) {
        was.edition().ifPresent(merged::edition);
      }
      keep(was, now, merged);
      was.created().ifPresent(merged::created); // a bumped date is no news
      was.link().ifPresent(merged::link);
      was.ownId().ifPresent(merged::ownId);
      return merged.build();
    }

    private static void keep(Report was, Report now, Report.Builder merged) {
      if (now.agency().isEmpty()) {
        was.agency().ifPresent(merged::agency);
      }
      if (now.updated().isEmpty()) {
        was.updated().ifPresent(merged::updated);
      }
      if (now.zone().isEmpty()) {
        was.zone().ifPresent(merged::zone);
      }
      if (now.language().isEmpty()) {
        was.language().ifPresent(merged::language);
      }
      if (now.tags().isEmpty()) {
        was.tags().forEach(merged::tag);
      }
      boolean sameOne = now.picture().map(Picture::url).equals(was.picture().map(Picture::url));
      if (sameOne && now.picture().flatMap(Picture::caption).isEmpty()) {
        was.picture().ifPresent(merged::picture);
      }
    }

    /** Only the feed that brought an article first, or its own site's, may correct it. */
    private boolean owns(Arrival arrival, Stored known) {
      return arrival.feed().equals(known.owner())
          || (arrival.origin().isPresent()
              && known.article().report().link().isPresent()
              && sameSite(arrival.origin().get(), known.article().report().link().get()));
    }

    private void repair(Transaction transaction, StoryChanged changed) {
      switch (changed) {
        case StoryChanged.Merged(StoryId from, StoryId into) -> {
          for (ArticleId article : transaction.articlesOf(from)) {
            transaction.move(article, into, transaction.nextChange());
            reindex(transaction, article);
          }
          transaction.merged(from, into);
          tally.changed(changed, List.of());
        }
        case StoryChanged.Split(StoryId _, StoryId into, List<ArticleId> moved) -> {
          for (ArticleId article : moved) {
            transaction.move(article, into, transaction.nextChange());
            reindex(transaction, article);
          }
          tally.changed(changed, moved.stream().map(indexed::get).toList());
        }
        case StoryChanged.Moved(ArticleId article, StoryId _, StoryId into) -> {
          transaction.move(article, into, transaction.nextChange());
          reindex(transaction, article);
          tally.changed(changed, List.of(indexed.get(article)));
        }
      }
    }

    private IndexedArticle reindex(Transaction transaction, ArticleId id) {
      Stored stored = transaction.stored(id).orElseThrow();
      ArticleTokens tokens = tokenizer.tokenize(stored.article().report());
      return index(
          stored.article(),
          tokens,
          new LinkedHashSet<>(stored.feeds()),
          new Placement(stored.story(), stored.copyOf(), List.of()));
    }

    private IndexedArticle index(
        Article article, ArticleTokens tokens, Set<FeedId> feeds, Placement place) {
      IndexedArticle entry =
          new IndexedArticle(article, tokens, feeds, place.story(), place.copyOf().isPresent());
      indexed.put(article.id(), entry);
      return entry;
    }
  }

  private static boolean sameSite(URI feed, URI link) {
    String a = feed.getHost();
    String b = link.getHost();
    return a != null && b != null && Titles.site(a).equals(Titles.site(b));
  }

  /** A newly stored article, for the trends. */
  public record Placed(Article article, FeedId feed, Placement place) {}
}
