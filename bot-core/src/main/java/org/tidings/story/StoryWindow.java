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
  private static final int DEEP = 250;

  /** Articles that are looked at for all words of an article together, rare words first. */
  private static final int VISITS = 1500;

  /** Neighbours whose likeness is worked out. */
  static final int NEAR = 40;

  /** Members of a large story that speak for it. */
  private static final int SPEAKERS = 12;

  private final int capacity;
  private final Background background;
  private final Likeness likeness;
  private final Net pair;
  private final @Nullable Profile[] ring;
  private final int[] next;
  private final int[] touched;
  private final float[] scores;

  /** One over the length of each article's words, side by side because all are read at once. */
  private final float[] evening;

  private final Words heads = new Words();
  private final Map<Long, Integer> newest = new HashMap<>();
  private int arrived;

  private final int[] near = new int[NEAR];
  private final float[] nearScores = new float[NEAR];
  private int nears;
  private final float[] spoken = new float[NEAR];
  private int spokens;

  public StoryWindow(int capacity, Background background, Net pair) {
    this.capacity = capacity;
    this.background = background;
    this.pair = pair;
    likeness = new Likeness(background);
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
    newest.clear();
    arrived = 0;
  }

  /** Remembers an article as a member of a story. */
  public void add(Profile profile, long story) {
    if (arrived >= Integer.MAX_VALUE / POSTED - 1) {
      throw new IllegalStateException("the window must be restored after " + arrived + " articles");
    }
    int number = arrived++;
    int slot = number % capacity;
    Profile old = ring[slot];
    if (old != null) {
      newest.computeIfPresent(old.story, (_, last) -> last <= number - capacity ? null : last);
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
    profile.story = story;
    Integer last = newest.put(story, number);
    profile.before = last == null ? -1 : last;
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

  private void gather(Profile profile) {
    int oldest = Math.max(0, arrived - capacity);
    int count = 0;
    int left = VISITS;
    for (int index : rarestFirst(profile)) {
      int term = profile.terms[index];
      float weight = background.weight(term >>> 8);
      float gain = weight * weight * ((term & Profile.POSTED) != 0 ? 1 : 0.6f);
      int entry = left <= 0 ? -1 : heads.get(term >>> 8);
      for (int deep = 0; deep < DEEP && entry >= 0; deep++) {
        int number = entry / POSTED;
        if (number < oldest) {
          break;
        }
        int slot = number % capacity;
        if (scores[slot] == 0) {
          touched[count++] = number;
        }
        scores[slot] += gain;
        entry = next[slot * POSTED + entry % POSTED];
        left--;
      }
    }
    choose(count);
  }

  private int[] rarestFirst(Profile profile) {
    long[] order = new long[profile.terms.length];
    for (int i = 0; i < order.length; i++) {
      int term = profile.terms[i];
      int weight = Math.round(background.weight(term >>> 8) * 256);
      int posted = (term & Profile.POSTED) != 0 ? 1 << 20 : 0;
      order[i] = (long) -(weight + posted) << 32 | i;
    }
    Arrays.sort(order);
    int[] indexes = new int[order.length];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = (int) order[i];
    }
    return indexes;
  }

  /** Keeps the best of what was touched, best first. */
  private void choose(int count) {
    nears = 0;
    for (int i = 0; i < count; i++) {
      int slot = touched[i] % capacity;
      float score = scores[slot] * evening[slot];
      scores[slot] = 0;
      if (nears < NEAR || score > nearScores[nears - 1]) {
        insert(touched[i], score);
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
    return pair.apply(likeness.of(a, b));
  }

  /** The stories that an article may belong to, in no order that means anything. */
  public List<Candidate> candidates(Profile profile) {
    gather(profile);
    return gathered(profile);
  }

  /** The stories of the articles that {@link #near} just found. */
  List<Candidate> gathered(Profile profile) {
    Map<Long, Candidate> found = new HashMap<>();
    List<Candidate> ordered = new ArrayList<>();
    long[] done = new long[nears];
    spokens = 0;
    for (int i = 0; i < nears; i++) {
      Profile neighbour = at(near[i]);
      if (neighbour == null) {
        continue;
      }
      Candidate candidate = found.get(neighbour.story);
      if (candidate == null) {
        candidate = new Candidate(neighbour.story);
        candidate.nearestMinutes = Integer.MAX_VALUE;
        found.put(neighbour.story, candidate);
        ordered.add(candidate);
      }
      done[i] = neighbour.id;
      if (candidate.seen < SPEAKERS) {
        speak(candidate, profile, neighbour);
      }
    }
    Arrays.sort(done);
    for (Candidate candidate : ordered) {
      if (candidate.best > -3) {
        hearOthers(candidate, profile, done);
      }
    }
    float[] each = java.util.Arrays.copyOf(spoken, spokens);
    Arrays.sort(each);
    float crowd = 0;
    int crowded = 0;
    for (int i = 0; i < 10; i++) {
      float odds = i < each.length ? each[each.length - 1 - i] : -8;
      crowd += odds / 10;
    }
    for (float odds : each) {
      crowded += odds > -1 ? 1 : 0;
    }
    for (Candidate candidate : ordered) {
      float rival = -8;
      for (Candidate other : ordered) {
        if (other != candidate) {
          rival = Math.max(rival, other.best);
        }
      }
      candidate.size = Math.max(candidate.size, candidate.seen);
      likeness.cover(profile, candidate.said, candidate.features, 16);
      candidate.finish(
          rival,
          crowd,
          Math.min(3, crowded / 8f),
          candidate.best > -2 && candidate.size > 1 ? cohesion(candidate.story) : 0);
    }
    return ordered;
  }

  private void hearOthers(Candidate candidate, Profile profile, long[] done) {
    Integer number = newest.get(candidate.story);
    int size = 0;
    Profile member = number == null ? null : at(number);
    while (member != null && size < 200) {
      size++;
      if (candidate.seen < SPEAKERS && Arrays.binarySearch(done, member.id) < 0) {
        speak(candidate, profile, member);
      }
      member = at(member.before);
    }
    candidate.size = size;
  }

  /** How well the newest articles of a story agree: mean log-odds of their pairs. */
  private float cohesion(long story) {
    List<Profile> members = new ArrayList<>();
    Integer number = newest.get(story);
    Profile member = number == null ? null : at(number);
    while (member != null && members.size() < 5) {
      members.add(member);
      member = at(member.before);
    }
    float sum = 0;
    int pairs = 0;
    for (int i = 0; i < members.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.clamp(odds(members.get(i), members.get(j)), -8, 8);
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
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

  /** The articles of a story that are in the window, newest first. */
  List<Profile> members(long story) {
    List<Profile> members = new ArrayList<>();
    Integer number = newest.get(story);
    Profile member = number == null ? null : at(number);
    while (member != null) {
      members.add(member);
      member = at(member.before);
    }
    return members;
  }

  /** Gives all articles of one story to another. */
  void merge(long from, long into) {
    List<Integer> numbers = new ArrayList<>();
    collect(from, numbers);
    collect(into, numbers);
    numbers.sort(null);
    int before = -1;
    for (int number : numbers) {
      Profile member = at(number);
      if (member != null) {
        member.story = into;
        member.before = before;
        before = number;
      }
    }
    newest.remove(from);
    newest.put(into, before);
  }

  private void collect(long story, List<Integer> numbers) {
    Integer number = newest.get(story);
    Profile member = number == null ? null : at(number);
    while (number != null && member != null) {
      numbers.add(number);
      number = member.before;
      member = at(number);
    }
  }
}
