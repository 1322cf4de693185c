package org.tidings.newsroom;

import java.util.ArrayList;
import java.util.List;
import org.tidings.article.ArticleId;

/** Hears of articles that a feed has just brought, after they are stored. Safe for many threads. */
public interface FollowUp {
  /** Nobody listens. */
  FollowUp NONE = _ -> {};

  /**
   * Called with new articles; returns at once.
   *
   * @param brought the arrivals that became new articles, with the ids they got
   */
  void brought(List<Brought> brought);

  /** A new article as its feed gave it. */
  record Brought(ArticleId id, Arrival arrival) {
    /** Those of the arrivals that became new articles. */
    static List<Brought> of(List<Arrival> arrivals, List<Outcome> outcomes) {
      List<Brought> brought = new ArrayList<>();
      for (int i = 0; i < arrivals.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.New(ArticleId id)) {
          brought.add(new Brought(id, arrivals.get(i)));
        }
      }
      return brought;
    }
  }
}
