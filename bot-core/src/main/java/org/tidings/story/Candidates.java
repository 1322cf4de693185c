package org.tidings.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out what speaks for each story near an article, and whether the article is a copy. Not safe
 * for use by several threads: it keeps its scratch space.
 */
final class Candidates {
  /** Members of a large story that speak for it. */
  private static final int SPEAKERS = 6;

  /** Newest articles of a story that say how well it agrees. */
  private static final int AGREEING = 7;

  /** Log-odds beyond which nothing becomes surer. */
  private static final float SURE = 8;

  /** Likeness of headlines from which they may be of one template. */
  private static final float FRAMED = 0.15f;

  private final StoryWindow window;
  private final Likeness likeness;
  private final Net pair;
  private final float[] spoken = new float[StoryWindow.Reach.PLACING.near()];
  private int spokens;

  Candidates(StoryWindow window, Likeness likeness, Net pair) {
    this.window = window;
    this.likeness = likeness;
    this.pair = pair;
  }

  /** The stories of the articles that the window just found near one. */
  List<Candidate> of(Profile profile) {
    List<Candidate> found = new ArrayList<>();
    spokens = 0;
    for (int i = 0; i < window.nears(); i++) {
      Profile neighbour = window.at(window.near(i));
      if (neighbour == null) {
        continue;
      }
      Candidate candidate = candidate(found, neighbour.group());
      if (candidate.seen < SPEAKERS) {
        speak(candidate, profile, neighbour, window.near(i));
      }
    }
    for (Candidate candidate : found) {
      if (candidate.best > -3) {
        hearOthers(candidate, profile);
      }
    }
    finish(found);
    return found;
  }

  /** Of the articles that the window just found, the first whose text this one repeats. */
  @Nullable Profile original(Profile profile) {
    Profile original = null;
    for (int i = 0; i < window.nears(); i++) {
      Profile neighbour = window.at(window.near(i));
      if (neighbour != null
          && Copies.copy(profile, neighbour, likeness)
          && (original == null || neighbour.original() < original.original())) {
        original = neighbour;
      }
    }
    return original;
  }

  private static Candidate candidate(List<Candidate> found, Group group) {
    for (Candidate candidate : found) {
      if (candidate.group == group) {
        return candidate;
      }
    }
    Candidate candidate = new Candidate(group);
    found.add(candidate);
    return candidate;
  }

  private void speak(Candidate candidate, Profile profile, Profile member, int number) {
    float[] features = likeness.of(profile, member);
    float alike = features[0];
    float odds = pair.apply(features);
    if (features[1] > FRAMED && Template.differ(profile, member)) {
      odds = -SURE;
    }
    if (number == candidate.group.newest) {
      candidate.newest = Math.clamp(odds, -SURE, SURE);
    }
    if (spokens < spoken.length) {
      spoken[spokens++] = Math.clamp(odds, -SURE, SURE);
    }
    candidate.said |= likeness.shared();
    candidate.add(odds, alike);
    candidate.nearestMinutes =
        Math.min(candidate.nearestMinutes, Math.abs(profile.minute - member.minute));
  }

  private void hearOthers(Candidate candidate, Profile profile) {
    int number = candidate.group.newest;
    Profile member = window.at(number);
    while (member != null && candidate.seen < SPEAKERS) {
      if (!isNear(number)) {
        speak(candidate, profile, member, number);
      }
      number = member.before;
      member = window.at(number);
    }
  }

  private boolean isNear(int number) {
    for (int i = 0; i < window.nears(); i++) {
      if (window.near(i) == number) {
        return true;
      }
    }
    return false;
  }

  private void finish(List<Candidate> found) {
    Arrays.sort(spoken, 0, spokens);
    float crowd = 0;
    int crowded = 0;
    for (int i = 0; i < 10; i++) {
      crowd += (i < spokens ? spoken[spokens - 1 - i] : -SURE) / 10;
    }
    for (int i = 0; i < spokens; i++) {
      crowded += spoken[i] > -1 ? 1 : 0;
    }
    Candidate best = null;
    float second = -SURE;
    for (Candidate candidate : found) {
      if (best == null || candidate.best > best.best) {
        second = best == null ? second : Math.max(second, best.best);
        best = candidate;
      } else {
        second = Math.max(second, candidate.best);
      }
    }
    for (Candidate candidate : found) {
      float rival = candidate == best || best == null ? second : Math.max(-SURE, best.best);
      likeness.cover(candidate.said, candidate.features, 16);
      boolean several = candidate.best > -2 && candidate.size() > 1;
      candidate.finish(
          rival, crowd, Math.min(3, crowded / 8f), several ? cohesion(candidate.group) : 0);
    }
  }

  /** How well the newest articles of a story agree: mean log-odds of each and the one before. */
  private float cohesion(Group group) {
    float sum = 0;
    int pairs = 0;
    Profile member = window.at(group.newest);
    while (member != null && pairs < AGREEING - 1) {
      Profile before = window.at(member.before);
      if (before != null) {
        if (Float.isNaN(member.tie)) {
          member.tie = Math.clamp(window.odds(member, before), -SURE, SURE);
        }
        sum += member.tie;
        pairs++;
      }
      member = before;
    }
    return pairs == 0 ? 0 : sum / pairs;
  }
}
