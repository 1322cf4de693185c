package org.tidings.search.lucene;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Makes newer articles weigh more while they are collected: score times {@code (1 - w) + w * pivot
 * / (pivot + age)}, age being counted from the newest article, so that equal dates change nothing.
 *
 * <p>Segments are sorted newest first, so the weight only falls while a segment is read: the least
 * score that can still compete grows, and whole blocks of old articles are left out unread.
 */
final class Recency implements Collector {
  private static final double WEIGHT = 0.4;
  private static final double PIVOT_MILLIS = 7 * 24 * 3_600_000.0;

  private final TopScoreDocCollector collector;
  private final long newest;
  private final long arrivedBy;

  /**
   * Blends into an ordinary collector of Lucene's.
   *
   * @param newest the time from which ages count, epoch milliseconds
   * @param arrivedBy later arrivals are left out, so that pages stay stable
   */
  private Recency(TopScoreDocCollector collector, long newest, long arrivedBy) {
    this.collector = collector;
    this.newest = newest;
    this.arrivedBy = arrivedBy;
  }

  /** Collects the best by the blend of score and age; for searchers of one thread. */
  static CollectorManager<Recency, TopDocs> blend(
      int depth, int counted, long newest, long arrivedBy) {
    return new CollectorManager<>() {
      @Override
      public Recency newCollector() {
        return new Recency(
            new TopScoreDocCollectorManager(depth, counted).newCollector(), newest, arrivedBy);
      }

      @Override
      public TopDocs reduce(Collection<Recency> collectors) {
        return collectors.iterator().next().collector.topDocs();
      }
    };
  }

  static float weight(long newest, long at) {
    double age = Math.max(0, newest - at);
    return (float) ((1 - WEIGHT) + WEIGHT * PIVOT_MILLIS / (PIVOT_MILLIS + age));
  }

  @Override
  public ScoreMode scoreMode() {
    return collector.scoreMode();
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    NumericDocValues times = DocValues.getNumeric(context.reader(), Fields.AT);
    NumericDocValues arrivals = DocValues.getNumeric(context.reader(), Fields.SEEN);
    Blend blend = new Blend(times);
    return new FilterLeafCollector(collector.getLeafCollector(context)) {
      @Override
      public void setScorer(Scorable scorer) throws IOException {
        blend.in = scorer;
        super.setScorer(blend);
      }

      @Override
      public void collect(int doc) throws IOException {
        if (arrivals.advanceExact(doc) && arrivals.longValue() > arrivedBy) {
          return;
        }
        blend.doc = doc;
        super.collect(doc);
      }
    };
  }

  private final class Blend extends Scorable {
    private final NumericDocValues times;
    private Scorable in =
        new Scorable() {
          @Override
          public float score() {
            return 0;
          }
        };
    private int doc;
    private float weight = 1;

    Blend(NumericDocValues times) {
      this.times = times;
    }

    @Override
    public float score() throws IOException {
      weight = times.advanceExact(doc) ? weight(newest, times.longValue()) : 1;
      return in.score() * weight;
    }

    @Override
    public void setMinCompetitiveScore(float least) throws IOException {
      in.setMinCompetitiveScore(Math.nextDown(least / weight));
    }
  }
}
