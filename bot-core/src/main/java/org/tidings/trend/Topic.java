package org.tidings.trend;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tidings.article.ArticleId;

/** Recent reports that tell one thing, as far as trends are concerned. */
final class Topic {
  /** Reports of one outlet that shape what the topic's words are. */
  private static final int SHAPING = 3;

  /**
   * Reports of one outlet from which they are a flood, whose words say nothing of what is usual.
   */
  private static final int FLOOD = 20;

  final long id;

  /** In order of arrival. */
  final List<Told> told = new ArrayList<>();

  TermTable terms = new TermTable();
  private final Map<Integer, Integer> outlets = new HashMap<>();

  /** Reports that the words were learnt from. */
  int learnt;

  long newest = Long.MIN_VALUE;
  String section = "";

  /** What is usual for it, and how far it is beyond that; told anew as it grows. */
  Burst burst = Burst.UNKNOWN;

  /** Size at which the burst was worked out. */
  int judged;

  /** Scratch of the search for an article's topic. */
  double score;

  private double length;
  private boolean stale = true;

  Topic(long id) {
    this.id = id;
  }

  /** Its reports, read only. */
  List<ArticleId> reports() {
    return new AbstractList<>() {
      @Override
      public ArticleId get(int index) {
        return told.get(index).id;
      }

      @Override
      public int size() {
        return told.size();
      }
    };
  }

  /** Outlets that have told of it. */
  int outlets() {
    return outlets.size();
  }

  boolean isFlood(int outlet) {
    return outlets.getOrDefault(outlet, 0) > FLOOD;
  }

  boolean isToldBy(int outlet) {
    return outlets.containsKey(outlet);
  }

  void add(Told article) {
    article.topic = this;
    told.add(article);
    newest = Math.max(newest, article.time);
    if (!article.section.isEmpty()) {
      section = article.section;
    }
    if (outlets.merge(article.outlet, 1, Integer::sum) <= SHAPING) {
      learn(article, 1);
    }
  }

  private void learn(Told article, int change) {
    article.learnt = change > 0;
    learnt += change;
    Wording wording = article.wording;
    for (int i = 0; i < wording.size(); i++) {
      terms.add(wording.words[i], change, (wording.marks[i] & Wording.TITLE) != 0 ? change : 0);
    }
    stale = true;
  }

  void remove(Told article) {
    told.remove(article);
    outlets.computeIfPresent(article.outlet, (_, count) -> count > 1 ? count - 1 : null);
    if (article.learnt) {
      learn(article, -1);
    }
    newest = told.isEmpty() ? Long.MIN_VALUE : told.getLast().time;
  }

  /** When its first report came, in seconds. */
  long began() {
    return told.isEmpty() ? Long.MIN_VALUE : told.getFirst().time;
  }

  /** Lets its words go: nothing joins it any more. */
  void close() {
    terms = new TermTable();
    learnt = 0;
    told.forEach(article -> article.learnt = false);
  }

  /** Takes over all reports of another topic. */
  void takeAll(Topic other) {
    List<Told> both = new ArrayList<>(told);
    both.addAll(other.told);
    both.sort((a, b) -> Long.compare(a.id.value(), b.id.value()));
    told.clear();
    told.addAll(both);
    for (Told each : other.told) {
      each.topic = this;
      outlets.merge(each.outlet, 1, Integer::sum);
      if (each.learnt) {
        learn(each, 1);
      }
    }
    other.told.clear();
    newest = Math.max(newest, other.newest);
  }

  /** The share of its reports that have a word, 0 to 1. */
  double share(int word) {
    return learnt == 0 ? 0 : (double) terms.count(word) / learnt;
  }

  /** The length of the vector of its words. */
  double length(History history) {
    if (stale) {
      double sum = 0;
      for (int slot = 0; slot < terms.slots(); slot++) {
        int count = terms.countAt(slot);
        if (count > 0) {
          double weight = history.weight(terms.wordAt(slot)) * count / learnt;
          sum += weight * weight;
        }
      }
      length = Math.sqrt(sum);
      stale = false;
    }
    return length;
  }

  /** Cosine of the words of two topics. */
  double cosine(Topic other, History history) {
    double sum = 0;
    for (int slot = 0; slot < terms.slots(); slot++) {
      int count = terms.countAt(slot);
      int word = terms.wordAt(slot);
      if (count > 0 && history.chance(word) <= Topics.COMMON) {
        double weight = history.weight(word);
        sum += weight * weight * count / learnt * other.share(word);
      }
    }
    double lengths = length(history) * other.length(history);
    return lengths == 0 ? 0 : sum / lengths;
  }
}
