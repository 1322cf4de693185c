package org.tidings.trend;

import java.util.Arrays;
import java.util.List;

/** An article beside a topic that it may tell of, in numbers. */
final class Fit {
  /** Share of the article's own weight below which a topic is not looked at. */
  private static final double GLANCE = 0.02;

  private final History history;
  final double[] features = new double[Joining.SIZE];
  final double[] weights = new double[Wording.MOST];
  private final long[] order = new long[Wording.MOST];
  private double norm;
  private double mass;
  private double titleMass;
  private double nameMass;

  private double dot;
  private double covered;
  private double titleCovered;
  private double namesCovered;
  private double gain;
  private int shared;
  private int sharedTitles;
  private double headline;
  private double first;
  private double second;
  private double third;

  Fit(History history) {
    this.history = history;
  }

  /** Weighs the words of an article that topics are compared with next. */
  void prepare(Told article) {
    Wording wording = article.wording;
    double squares = 0;
    mass = 0;
    titleMass = 0;
    nameMass = 0;
    for (int i = 0; i < wording.size(); i++) {
      byte mark = wording.marks[i];
      double weight = history.weight(wording.words[i]);
      weight *= (mark & Wording.TITLE) != 0 ? 1.3 : 1;
      weight *= (mark & Wording.NUMBER) != 0 ? 0.8 : (mark & Wording.NAME) != 0 ? 1.2 : 1;
      weights[i] = weight;
      order[i] = -Math.round(weight * 1024) << 32 | i;
      squares += weight * weight;
      mass += weight;
      titleMass += (mark & Wording.TITLE) != 0 ? weight : 0;
      nameMass += (mark & Wording.NAME) != 0 ? weight : 0;
    }
    norm = Math.sqrt(squares);
    Arrays.sort(order, 0, wording.size());
  }

  /** The place of a word of the prepared article, the rarest first. */
  int rarest(int rank) {
    return (int) order[rank];
  }

  /** Works the features of the prepared article beside a topic out. */
  void compare(Told article, Topic topic) {
    clear();
    Wording wording = article.wording;
    for (int i = 0; i < wording.size(); i++) {
      int word = wording.words[i];
      int slot = topic.terms.find(word);
      if (slot >= 0 && topic.terms.countAt(slot) > 0) {
        double chance = history.chance(word);
        if (chance <= Topics.COMMON) {
          meet(topic, slot, chance, weights[i], wording.marks[i]);
        }
      }
    }
    fill(article, topic);
  }

  private void clear() {
    dot = 0;
    covered = 0;
    titleCovered = 0;
    namesCovered = 0;
    gain = 0;
    shared = 0;
    sharedTitles = 0;
    headline = 0;
    first = 0;
    second = 0;
    third = 0;
  }

  private void meet(Topic topic, int slot, double chance, double weight, byte mark) {
    int count = topic.terms.countAt(slot);
    double share = (double) count / topic.learnt;
    double known = weight * Math.min(1, 2 * share);
    boolean inTitle = (mark & Wording.TITLE) != 0;
    boolean inTitles = topic.terms.titlesAt(slot) > 0;
    dot += weight * weight * share;
    covered += known;
    titleCovered += inTitle ? known : 0;
    namesCovered += (mark & Wording.NAME) != 0 ? known : 0;
    double likely = (count + 0.5 * chance) / (topic.learnt + 0.5);
    gain += Math.log(Math.max(1, likely / chance));
    shared++;
    sharedTitles += inTitle && inTitles ? 1 : 0;
    headline += inTitle || inTitles ? known : 0;
    rank(weight * share);
  }

  private void rank(double value) {
    if (value > first) {
      third = second;
      second = first;
      first = value;
    } else if (value > second) {
      third = second;
      second = value;
    } else if (value > third) {
      third = value;
    }
  }

  private void fill(Told article, Topic topic) {
    double length = topic.length(history);
    List<String> sections = List.of(article.section, topic.section);
    features[0] = norm * length == 0 ? 0 : dot / (norm * length);
    features[1] = mass == 0 ? 0 : covered / mass;
    features[2] = titleMass == 0 ? 0 : titleCovered / titleMass;
    features[3] = nameMass == 0 ? 0 : namesCovered / nameMass;
    features[4] = gain / 20;
    features[5] = shared / 10.0;
    features[6] = first / 8;
    features[7] = (first + second + third) / 20;
    features[8] = headline / 20;
    features[9] = sharedTitles / 3.0;
    features[10] = Math.log(Math.max(1, topic.learnt));
    features[11] = Math.log(1 + Math.max(0, article.time - topic.newest) / 3600.0);
    features[12] = topic.isToldBy(article.outlet) ? 1 : 0;
    features[13] = Math.log(Math.max(1, mass) / 50);
    features[14] = Math.log(Math.max(0.1, length) / 20);
    features[15] = sections.contains("") ? 0.3 : article.section.equals(topic.section) ? 1 : 0;
  }

  /** Whether so much is shared with a topic that it is worth more than a glance. */
  boolean shares(Topic topic) {
    return topic.score >= GLANCE * norm * norm * topic.learnt;
  }

  /** How alike the words are, before the features are worked out. */
  double rough(Topic topic) {
    double lengths = norm * topic.length(history) * topic.learnt;
    return lengths == 0 ? 0 : topic.score / lengths;
  }
}
