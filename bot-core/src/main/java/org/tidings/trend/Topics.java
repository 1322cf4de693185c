package org.tidings.trend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups what is reported now by the words that are rare in what was reported before. Unlike
 * stories, which are kept for good, topics are only for ranking, and may change as they grow.
 */
final class Topics {
  /** A word that more of the usual articles have says nothing. */
  static final double COMMON = 0.04;

  /** A topic without a report for this long is over, in seconds. */
  private static final long LIFE = 24 * 3600;

  /**
   * Log-odds from which an article joins: the fit counts every comparison of different things four
   * times; chosen on seed 101, whose stream was not fitted on.
   */
  private static final double BAR = -2.3863;

  /** Cosine from which two topics that one article would join are one. */
  private static final double ONE = 0.3;

  /** Outlets from which a topic may trend. */
  static final int SEVERAL = 3;

  /** Articles that are looked at, by the rarest words first. */
  private static final int VISITS = 300;

  /** Topics that are compared closely. */
  private static final int CLOSE = 8;

  /** Alikeness by words alone below which no topic is compared. */
  private static final double FAINT = 0.04;

  private final History history;
  private final Joining joining;
  private final Fit fit;
  private final Gauge gauge;
  private final Joining.Observer observer;
  private final Map<Long, Topic> topics = new LinkedHashMap<>();
  private final Set<Topic> several = new LinkedHashSet<>();
  private final ArrayDeque<Topic> open = new ArrayDeque<>();
  private final List<Topic> touched = new ArrayList<>();
  private final Topic[] close = new Topic[CLOSE];
  private final double[] closeness = new double[CLOSE];
  private int closes;

  Topics(Joining joining, Joining.Observer observer) {
    this.joining = joining;
    this.observer = observer;
    history = new History();
    fit = new Fit(history);
    gauge = new Gauge(history);
  }

  /** Topics that several outlets have told of, also those that are over; in no useful order. */
  Collection<Topic> several() {
    return several;
  }

  /** Finds the topic of an article that just came; copies only leave their words. */
  void place(Told article) {
    history.age(article.time);
    close(article.time - LIFE);
    if (article.copy || article.wording.size() == 0) {
      return;
    }
    fit.prepare(article);
    Topic topic = choose(article);
    if (topic == null) {
      topic = new Topic(article.id.value());
      topics.put(topic.id, topic);
      open.add(topic);
    }
    topic.add(article);
    history.add(article);
    if (topic.outlets() >= SEVERAL
        && (topic.judged == 0 || topic.told.size() * 4 >= topic.judged * 5 || topic.judged < 8)) {
      several.add(topic);
      topic.burst = gauge.of(topic, article.time);
      topic.judged = topic.told.size();
    }
  }

  void remove(Told article) {
    Topic topic = article.topic;
    if (topic != null) {
      topic.remove(article);
      history.remove(article);
      forgetEmpty(topic);
    }
  }

  /** Lets go of the words of topics that are over, and of those that never were told by several. */
  private void close(long before) {
    int size = open.size();
    for (int i = 0; i < size && open.peekFirst().began() < before; i++) {
      Topic topic = open.removeFirst();
      if (topic.newest >= before) {
        open.addLast(topic);
      } else {
        topic.close();
        if (topic.outlets() < SEVERAL) {
          topic.told.forEach(told -> told.topic = null);
          topics.remove(topic.id);
        }
      }
    }
  }

  private void forgetEmpty(Topic topic) {
    if (topic.told.isEmpty()) {
      topics.remove(topic.id);
      several.remove(topic);
    }
  }

  /** The topic to join, merged with a second one that it would join as well. */
  private @Nullable Topic choose(Told article) {
    gather(article);
    Topic best = null;
    Topic next = null;
    double most = BAR;
    double second = BAR;
    for (int i = 0; i < closes; i++) {
      Topic topic = close[i];
      fit.compare(article, topic);
      observer.compared(article.id, topic.reports(), fit.features);
      double odds = joining.odds(fit.features);
      if (odds >= most) {
        next = best;
        second = most;
        best = topic;
        most = odds;
      } else if (odds >= second) {
        next = topic;
        second = odds;
      }
    }
    return best == null || next == null || best.cosine(next, history) < ONE
        ? best
        : merge(best, next);
  }

  private Topic merge(Topic a, Topic b) {
    Topic into = a.told.size() >= b.told.size() ? a : b;
    Topic from = into == a ? b : a;
    into.takeAll(from);
    topics.remove(from.id);
    several.remove(from);
    return into;
  }

  /** Finds the topics that share most words. */
  private void gather(Told article) {
    touched.clear();
    int[] words = article.wording.words;
    int left = VISITS;
    for (int i = 0; i < words.length && left > 0; i++) {
      int place = fit.rarest(i);
      if (history.chance(words[place]) <= COMMON) {
        double weight = fit.weights[place];
        left -= touch(words[place], weight * weight, article.time - LIFE, left);
      }
    }
    closes = 0;
    for (Topic topic : touched) {
      if (fit.shares(topic)) {
        double rough = fit.rough(topic);
        if (rough >= FAINT) {
          keep(topic, rough);
        }
      }
      topic.score = 0;
    }
  }

  /** Scores the topics that have a word; returns how many articles were looked at. */
  private int touch(int word, double gain, long since, int most) {
    int entry = history.newest(word);
    int deep = 0;
    for (; deep < most && entry > 0; deep++) {
      Told told = history.at(History.number(entry));
      if (told == null || told.time < since) {
        return deep;
      }
      Topic topic = told.topic;
      if (topic != null && told.learnt && !told.removed) {
        if (topic.score == 0) {
          touched.add(topic);
        }
        topic.score += gain;
      }
      entry = told.before[History.place(entry)];
    }
    return deep;
  }

  private void keep(Topic topic, double rough) {
    if (closes == CLOSE && rough <= closeness[CLOSE - 1]) {
      return;
    }
    int at = closes < CLOSE ? closes++ : CLOSE - 1;
    while (at > 0
        && (closeness[at - 1] < rough
            || (closeness[at - 1] == rough && close[at - 1].id < topic.id))) {
      close[at] = close[at - 1];
      closeness[at] = closeness[at - 1];
      at--;
    }
    close[at] = topic;
    closeness[at] = rough;
  }
}
