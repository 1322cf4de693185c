package org.tidings.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.PriorityQueue;

/**
 * Makes newer articles weigh more while they are collected: score times {@code (1 - w) + w * pivot
 * / (pivot + age)}, age being counted from the newest article, so that equal dates change nothing.
 *
 * <p>Segments are sorted newest first, so the weight only falls while a segment is read: an article
 * whose score would not do at the weight of the one before is left out without looking at its date,
 * and the least score that can still compete grows, so that whole blocks are left out unread.
 */
final class Recency implements Collector {
  private static final double WEIGHT = 0.4;
  private static final double PIVOT_MILLIS = 7 * 24 * 3_600_000.0;

  /** The least score is told anew when it has grown by this much. */
  private static final float STEP = 1.02f;

  private final int depth;
  private final int counted;
  private final long newest;
  private final long arrivedBy;
  private final PriorityQueue<ScoreDoc> best;
  private long hits;
  private boolean skipped;
  private float least = Float.NEGATIVE_INFINITY;

  /**
   * Collects for one thread.
   *
   * @param counted so many hits are counted before any is left out unread
   * @param newest the time from which ages count, epoch milliseconds
   * @param arrivedBy later arrivals are left out, so that pages stay stable
   */
  private Recency(int depth, int counted, long newest, long arrivedBy) {
    this.depth = depth;
    this.counted = counted;
    this.newest = newest;
    this.arrivedBy = arrivedBy;
    this.best =
        new PriorityQueue<>(depth) {
          @Override
          protected boolean lessThan(ScoreDoc a, ScoreDoc b) {
            return a.score < b.score || (a.score == b.score && a.doc > b.doc);
          }
        };
  }

  /** Collects the best by the blend of score and age; for searchers of one thread. */
  static CollectorManager<Recency, TopDocs> blend(
      int depth, int counted, long newest, long arrivedBy) {
    return new CollectorManager<>() {
      @Override
      public Recency newCollector() {
        return new Recency(depth, counted, newest, arrivedBy);
      }

      @Override
      public TopDocs reduce(Collection<Recency> collectors) {
        return collectors.iterator().next().topDocs();
      }
    };
  }

  static float weight(long newest, long at) {
    double age = Math.max(0, newest - at);
    return (float) ((1 - WEIGHT) + WEIGHT * PIVOT_MILLIS / (PIVOT_MILLIS + age));
  }

  private TopDocs topDocs() {
    ScoreDoc[] docs = new ScoreDoc[best.size()];
    for (int i = docs.length - 1; i >= 0; i--) {
      docs[i] = best.pop();
    }
    Arrays.sort(
        docs, (a, b) -> a.score == b.score ? a.doc - b.doc : Float.compare(b.score, a.score));
    TotalHits.Relation relation =
        skipped ? TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO : TotalHits.Relation.EQUAL_TO;
    return new TopDocs(new TotalHits(hits, relation), docs);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.TOP_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
    return new Leaf(
        context.docBase,
        DocValues.getNumeric(context.reader(), Fields.AT),
        DocValues.getNumeric(context.reader(), Fields.SEEN));
  }

  private final class Leaf implements LeafCollector {
    private final int base;
    private final NumericDocValues times;
    private final NumericDocValues arrivals;
    private Scorable scorer = new Nothing();
    private float weight = 1;
    private float told;

    Leaf(int base, NumericDocValues times, NumericDocValues arrivals) {
      this.base = base;
      this.times = times;
      this.arrivals = arrivals;
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
      this.scorer = scorer;
      told = 0;
      tell();
    }

    @Override
    public void collect(int doc) throws IOException {
      hits++;
      float score = scorer.score();
      if (score * weight > least) {
        weigh(doc, score);
      }
      if (hits > counted) {
        tell();
      }
    }

    private void weigh(int doc, float score) throws IOException {
      weight = times.advanceExact(doc) ? weight(newest, times.longValue()) : 1;
      float blended = score * weight;
      if (blended <= least || (arrivals.advanceExact(doc) && arrivals.longValue() > arrivedBy)) {
        return;
      }
      if (best.size() == depth) {
        ScoreDoc worst = best.top();
        worst.doc = base + doc;
        worst.score = blended;
        best.updateTop();
      } else {
        best.add(new ScoreDoc(base + doc, blended));
      }
      if (best.size() == depth) {
        least = best.top().score;
      }
    }

    /** What scores less than this needs not be read, whatever its date. */
    private void tell() throws IOException {
      if (hits > counted && least > 0) {
        float bound = Math.nextDown(least / weight);
        if (bound > told * STEP) {
          told = bound;
          skipped = true;
          scorer.setMinCompetitiveScore(bound);
        }
      }
    }
  }

  /** Before there is anything to score. */
  private static final class Nothing extends Scorable {
    @Override
    public float score() {
      return 0;
    }
  }
}
