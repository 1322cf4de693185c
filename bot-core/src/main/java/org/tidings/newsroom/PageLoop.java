package org.tidings.newsroom;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.ingest.DocumentHints;
import org.tidings.ingest.fetch.FetchOutcome;
import org.tidings.ingest.fetch.FetchRequest;
import org.tidings.ingest.fetch.Fetcher;
import org.tidings.ingest.page.Page;
import org.tidings.ingest.page.PageFacts;
import org.tidings.ingest.page.PageReader;
import org.tidings.ingest.page.Robots;

/**
 * Reads the linked page of each new article of which a feed told too little, and corrects the
 * stored article with what the page tells. An article is stored as its feed gave it before; a page
 * that cannot be read changes nothing and is not tried again. What waits is not remembered over a
 * restart.
 *
 * <p>Sites are asked one page at a time, with a pause in between, and their robots.txt is obeyed.
 * Runs from {@link #start} to {@link #close}; every visit has a virtual thread of its own.
 */
public final class PageLoop implements FollowUp, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PageLoop.class);

  /** Most pages that wait; further articles stay as their feeds gave them. */
  private static final int WAITING = 5_000;

  private static final int AT_ONCE = 50;
  private static final int REMEMBERED = 20_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_WAIT = Duration.ofSeconds(10);

  private final Fetcher fetcher;
  private final Robots robots;
  private final Newsroom newsroom;
  private final int enough;
  private final PageReader reader = new PageReader();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Visit> waiting = new ArrayDeque<>();
  private final Set<Thread> underWay = new HashSet<>();
  private final Map<String, Long> free = new HashMap<>();
  private final Thread thread;
  private final Map<URI, Boolean> seen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };
  private boolean closed;

  private record Visit(ArticleId article, URI page) {}

  /**
   * @param fetcher closed by whoever made it, before this loop's {@link #close}
   * @param enough articles of which feeds give this many characters are not looked up
   */
  public PageLoop(Fetcher fetcher, Robots robots, Newsroom newsroom, int enough) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.newsroom = newsroom;
    this.enough = enough;
    thread = Thread.ofVirtual().name("pages").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  @Override
  public void brought(List<Brought> brought) {
    lock.lock();
    try {
      for (Brought one : brought) {
        Report report = one.arrival().report();
        Optional<URI> page = report.link();
        if (!closed
            && page.isPresent()
            && saysLittle(report)
            && waiting.size() < WAITING
            && seen.put(page.get(), true) == null) {
          waiting.add(new Visit(one.id(), page.get()));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean saysLittle(Report report) {
    return Math.max(report.body().length(), report.summary().length()) < enough;
  }

  private void run() {
    lock.lock();
    try {
      while (!closed) {
        long wait = begin(System.nanoTime());
        if (wait > 0) {
          long _ = changed.awaitNanos(wait);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Begins the first visit whose site is free; how long to wait when none is. */
  private long begin(long now) {
    long soonest = Duration.ofMinutes(1).toNanos();
    free.values().removeIf(at -> at != Long.MAX_VALUE && at - now <= 0);
    if (underWay.size() >= AT_ONCE) {
      return soonest;
    }
    Set<String> asked = new HashSet<>();
    for (Visit visit : waiting) {
      String site = site(visit);
      if (!asked.add(site)) {
        continue;
      }
      Long at = free.get(site);
      if (at == null) {
        waiting.remove(visit);
        free.put(site, Long.MAX_VALUE);
        Thread worker =
            Thread.ofVirtual().name("page-" + visit.article()).unstarted(() -> visit(visit));
        underWay.add(worker);
        worker.start();
        return 0;
      }
      soonest = at == Long.MAX_VALUE ? soonest : Math.min(soonest, at - now);
    }
    return Math.max(1, soonest);
  }

  private static String site(Visit visit) {
    return String.valueOf(visit.page().getHost());
  }

  private void visit(Visit visit) {
    Duration pause = PAUSE;
    try {
      Robots.Answer answer = robots.ask(visit.page());
      pause = answer.delay().compareTo(PAUSE) > 0 ? answer.delay() : PAUSE;
      if (answer.allowed()) {
        read(visit);
      }
    } catch (NotTheWriter lost) {
      log.debug("Article {} stays as its feed gave it: {}.", visit.article(), lost.getMessage());
    } catch (RuntimeException e) {
      log.error("Reading the page of article {} failed.", visit.article(), e);
    } finally {
      left(visit, HostLanes.isHere(visit.page()) ? Duration.ZERO : pause);
    }
  }

  private void read(Visit visit) {
    FetchOutcome outcome = fetcher.fetch(FetchRequest.page(visit.page().toString()));
    if (outcome instanceof FetchOutcome.Fetched fetched && isPage(fetched)) {
      DocumentHints hints = DocumentHints.of(Optional.of(fetched.address()), fetched.headers());
      Page page = reader.read(fetched.content().bytes(), hints);
      newsroom.enrich(
          visit.article(), report -> PageFacts.enriched(report, page), page.canonical());
    }
  }

  private static boolean isPage(FetchOutcome.Fetched fetched) {
    String type = fetched.headers().getOrDefault("content-type", "text/html");
    return type.contains("html") || type.startsWith("text/plain");
  }

  private void left(Visit visit, Duration pause) {
    lock.lock();
    try {
      underWay.remove(Thread.currentThread());
      if (pause.isZero()) {
        free.remove(site(visit));
      } else {
        free.put(site(visit), System.nanoTime() + pause.toNanos());
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing waits any more. */
  void awaitQuiet() throws InterruptedException {
    lock.lock();
    try {
      while (!waiting.isEmpty() || !underWay.isEmpty()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Begins nothing more. */
  public void stop() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until what is under way is stored. */
  @Override
  public void close() {
    stop();
    List<Thread> workers;
    lock.lock();
    try {
      workers = List.copyOf(underWay);
    } finally {
      lock.unlock();
    }
    try {
      boolean _ = !thread.isAlive() || thread.join(LAST_WAIT);
      for (Thread worker : workers) {
        if (!worker.join(LAST_WAIT)) {
          log.warn("A page was still being read at the end.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
