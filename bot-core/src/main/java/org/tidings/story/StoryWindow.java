package org.tidings.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recent articles by their words and by their stories.
 *
 * <p>Articles are numbered in the order of arrival; an index of chains leads from a word to the
 * articles that have it, newest first. The oldest article gives way when the window is full. Not
 * safe for use by several threads.
 */
public final class StoryWindow {
  private static final int POSTED = Profiler.POSTED;

  /** Articles of one word that are looked at; a commoner word tells little. */
  private static final int DEEP = 100;

  /** Articles that are looked at for all words of an article together, rare words first. */
  private static final int VISITS = 600;

  /** Neighbours whose likeness is worked out. */
  static final int NEAR = 16;

  /** Members of a large story that speak for it. */
  private static final int SPEAKERS = 6;

  /** Newest articles of a story that say how well it agrees. */
  private static final int AGREEING = 5;

  private final int capacity;
  private final Likeness likeness;

  /** For pairs within the window, so that the likeness to the newest article stays prepared. */
  private final Likeness inner;

  private final Net pair;
  private final @Nullable Profile[] ring;
  private final int[] next;
  private final int[] touched;
  private final float[] scores;

  /** One over the length of each article's words, side by side because all are read at once. */
  private final float[] evening;

  private final Words heads = new Words();

  /** Stories by their ids, for those that are named from outside. */
  private final Map<Long, Group> named = new HashMap<>();

  private int arrived;

  private final int[] near = new int[NEAR];
  private final float[] nearScores = new float[NEAR];
  private int nears;
  private final float[] spoken = new float[NEAR];
  private int spokens;
  private final long[] order = new long[Profiler.KEPT];

  public StoryWindow(int capacity, Background background, Net pair) {
    this.capacity = capacity;
    this.pair = pair;
    likeness = new Likeness(background);
    inner = new Likeness(background);
    ring = new Profile[capacity];
    next = new int[capacity * POSTED];
    touched = new int[capacity];
    scores = new float[capacity];
    evening = new float[capacity];
  }

  /** How many articles the window holds. */
  public int size() {
    return Math.min(arrived, capacity);
  }

  void clear() {
    Arrays.fill(ring, null);
    Arrays.fill(scores, 0);
    heads.clear();
    named.clear();
    arrived = 0;
  }

  /** Remembers an article as a member of a story that has this id. */
  public void add(Profile profile, long story) {
    add(profile, named.computeIfAbsent(story, Group::new));
  }

  /** Forgets the ids of stories; those named from now on are new. */
  void forgetNames() {
    named.clear();
  }

  /** Remembers an article as a member of a story. */
  void add(Profile profile, Group group) {
    if (arrived >= Integer.MAX_VALUE / POSTED - 1) {
      throw new IllegalStateException("the window must be restored after " + arrived + " articles");
    }
    int number = arrived++;
    int slot = number % capacity;
    Profile old = ring[slot];
    if (old != null) {
      leave(old, number - capacity);
    }
    ring[slot] = profile;
    evening[slot] = 1 / (float) Math.sqrt(profile.all + 1);
    int entry = slot * POSTED;
    for (int term : profile.terms) {
      if ((term & Profile.POSTED) != 0) {
        next[entry] = heads.put(term >>> 8, number * POSTED + entry % POSTED);
        entry++;
      }
    }
    profile.group = group;
    profile.before = group.newest;
    group.newest = number;
    group.size++;
    group.stale = true;
  }

  private static void leave(Profile old, int number) {
    Group group = old.group;
    if (group != null) {
      group.size--;
      group.newest = group.newest == number ? -1 : group.newest;
    }
  }

  /** An article by its number; null when it has left the window. */
  @Nullable Profile at(int number) {
    return number < 0 || number < arrived - capacity ? null : ring[number % capacity];
  }

  /** The articles that share the most telling words, best first; the same array at every call. */
  public List<Profile> near(Profile profile) {
    gather(profile);
    List<Profile> found = new ArrayList<>(nears);
    for (int i = 0; i < nears; i++) {
      Profile neighbour = at(near[i]);
      if (neighbour != null) {
        found.add(neighbour);
      }
    }
    return found;
  }

  /** Of the articles that {@link #gather} found, the story of the first text that this repeats. */
  @Nullable Profile original(Profile profile) {
    Profile original = null;
    for (int i = 0; i < nears; i++) {
      Profile neighbour = at(near[i]);
      if (neighbour != null
          && Copies.copy(profile, neighbour, likeness)
          && (original == null || neighbour.original() < original.original())) {
        original = neighbour;
      }
    }
    return original;
  }

  /** Finds the articles that share the most telling words. */
  void gather(Profile profile) {
    likeness.prepare(profile);
    int oldest = Math.max(0, arrived - capacity);
    // Numbers from here on have their slots from 0 on, so that no division is needed.
    int lap = arrived == 0 ? 0 : (arrived - 1) / capacity * capacity;
    int count = 0;
    int left = VISITS;
    int terms = rarestFirst(profile);
    for (int t = 0; t < terms && left > 0; t++) {
      int index = (int) order[t];
      int term = profile.terms[index];
      float weight = likeness.weight(index);
      float gain = weight * weight * ((term & Profile.POSTED) != 0 ? 1 : 0.6f);
      int entry = heads.get(term >>> 8);
      for (int deep = 0; deep < DEEP && entry >= 0; deep++) {
        int number = entry / POSTED;
        if (number < oldest) {
          break;
        }
        int slot = number >= lap ? number - lap : number - lap + capacity;
        float score = scores[slot];
        if (score == 0) {
          touched[count++] = number;
        }
        scores[slot] = score + gain;
        entry = next[slot * POSTED + (entry - number * POSTED)];
        left--;
      }
    }
    choose(count, lap);
  }

  private int rarestFirst(Profile profile) {
    int count = profile.terms.length;
    for (int i = 0; i < count; i++) {
      int weight = Math.round(likeness.weight(i) * 256);
      int posted = (profile.terms[i] & Profile.POSTED) != 0 ? 1 << 20 : 0;
      order[i] = (long) -(weight + posted) << 32 | i;
    }
    Arrays.sort(order, 0, count);
    return count;
  }

  /** Keeps the best of what was touched, best first. */
  private void choose(int count, int lap) {
    nears = 0;
    for (int i = 0; i < count; i++) {
      int number = touched[i];
      int slot = number >= lap ? number - lap : number - lap + capacity;
      float score = scores[slot] * evening[slot];
      scores[slot] = 0;
      if (nears < NEAR || score > nearScores[nears - 1]) {
        insert(number, score);
      }
    }
  }

  private void insert(int number, float score) {
    int at = nears < NEAR ? nears++ : NEAR - 1;
    while (at > 0
        && (nearScores[at - 1] < score || (nearScores[at - 1] == score && near[at - 1] < number))) {
      near[at] = near[at - 1];
      nearScores[at] = nearScores[at - 1];
      at--;
    }
    near[at] = number;
    nearScores[at] = score;
  }

  /** Log-odds that two articles tell one event. */
  public float odds(Profile a, Profile b) {
    return pair.apply(inner.of(a, b));
  }

  /** The stories that an article may belong to, in no order that means anything. */
  public List<Candidate> candidates(Profile profile) {
    gather(profile);
    return gathered(profile);
  }

  /** The stories of the articles that {@link #gather} just found. */
  List<Candidate> gathered(Profile profile) {
    List<Candidate> ordered = new ArrayList<>();
    spokens = 0;
    for (int i = 0; i < nears; i++) {
      Profile neighbour = at(near[i]);
      if (neighbour == null) {
        continue;
      }
      Candidate candidate = candidate(ordered, neighbour.group());
      if (candidate.seen < SPEAKERS) {
        speak(candidate, profile, neighbour);
      }
    }
    for (Candidate candidate : ordered) {
      if (candidate.best > -3) {
        hearOthers(candidate, profile);
      }
    }
    finish(ordered);
    return ordered;
  }

  private static Candidate candidate(List<Candidate> ordered, Group group) {
    for (Candidate candidate : ordered) {
      if (candidate.group == group) {
        return candidate;
      }
    }
    Candidate candidate = new Candidate(group);
    ordered.add(candidate);
    return candidate;
  }

  private void finish(List<Candidate> ordered) {
    Arrays.sort(spoken, 0, spokens);
    float crowd = 0;
    int crowded = 0;
    for (int i = 0; i < 10; i++) {
      crowd += (i < spokens ? spoken[spokens - 1 - i] : -8) / 10;
    }
    for (int i = 0; i < spokens; i++) {
      crowded += spoken[i] > -1 ? 1 : 0;
    }
    Candidate best = null;
    float second = -8;
    for (Candidate candidate : ordered) {
      if (best == null || candidate.best > best.best) {
        second = best == null ? second : Math.max(second, best.best);
        best = candidate;
      } else {
        second = Math.max(second, candidate.best);
      }
    }
    for (Candidate candidate : ordered) {
      float rival = candidate == best || best == null ? second : Math.max(-8, best.best);
      likeness.cover(candidate.said, candidate.features, 16);
      boolean several = candidate.best > -2 && candidate.size() > 1;
      candidate.finish(
          rival, crowd, Math.min(3, crowded / 8f), several ? cohesion(candidate.group) : 0);
    }
  }

  private void hearOthers(Candidate candidate, Profile profile) {
    int number = candidate.group.newest;
    Profile member = at(number);
    while (member != null && candidate.seen < SPEAKERS) {
      if (!isNear(number)) {
        speak(candidate, profile, member);
      }
      number = member.before;
      member = at(number);
    }
  }

  private boolean isNear(int number) {
    for (int i = 0; i < nears; i++) {
      if (near[i] == number) {
        return true;
      }
    }
    return false;
  }

  /** How well the newest articles of a story agree: mean log-odds of their pairs. */
  private float cohesion(Group group) {
    if (group.stale) {
      List<Profile> members = members(group, AGREEING);
      float sum = 0;
      int pairs = 0;
      for (int i = 0; i < members.size(); i++) {
        for (int j = 0; j < i; j++) {
          sum += Math.clamp(odds(members.get(i), members.get(j)), -8, 8);
          pairs++;
        }
      }
      group.cohesion = pairs == 0 ? 0 : sum / pairs;
      group.stale = false;
    }
    return group.cohesion;
  }

  private void speak(Candidate candidate, Profile profile, Profile member) {
    float[] features = likeness.of(profile, member);
    float alike = features[0];
    float odds = pair.apply(features);
    if (spokens < spoken.length) {
      spoken[spokens++] = Math.clamp(odds, -8, 8);
    }
    candidate.said |= likeness.shared();
    candidate.add(odds, alike);
    candidate.nearestMinutes =
        Math.min(candidate.nearestMinutes, Math.abs(profile.minute - member.minute));
  }

  /** The newest articles of a story that are in the window, newest first. */
  List<Profile> members(Group group, int most) {
    List<Profile> members = new ArrayList<>();
    Profile member = at(group.newest);
    while (member != null && members.size() < most) {
      members.add(member);
      member = at(member.before);
    }
    return members;
  }

  /** Gives all articles of one story to another. */
  void merge(Group from, Group into) {
    List<Integer> numbers = new ArrayList<>();
    collect(from, numbers);
    collect(into, numbers);
    numbers.sort(null);
    int before = -1;
    for (int number : numbers) {
      Profile member = at(number);
      if (member != null) {
        member.group = into;
        member.before = before;
        before = number;
      }
    }
    from.newest = -1;
    from.size = 0;
    into.newest = before;
    into.size = numbers.size();
    into.stale = true;
  }

  private void collect(Group group, List<Integer> numbers) {
    int number = group.newest;
    Profile member = at(number);
    while (member != null) {
      numbers.add(number);
      number = member.before;
      member = at(number);
    }
  }
}
