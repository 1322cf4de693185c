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
  /**
   * How far the window looks for articles like one.
   *
   * @param near neighbours whose likeness is worked out
   * @param visits articles that are looked at for all words together, rare words first
   * @param deep newest articles of one word that are looked at are two to the power of this
   */
  public record Reach(int near, int visits, int deep) {
    /** What placing an article can afford. */
    public static final Reach PLACING = new Reach(16, 600, 6);

    /** What a person who asks for more like this can wait for: a few milliseconds. */
    public static final Reach ASKING = new Reach(100, 20_000, 9);
  }

  private final int capacity;
  private final Likeness likeness;

  /** For pairs within the window, so that the likeness to the newest article stays prepared. */
  private final Likeness inner;

  private final Net pair;
  private final Candidates candidates;
  private final @Nullable Profile[] ring;
  private final Reach reach;
  private final Hits hits;

  /** One over the length of each article's words, side by side because all are read at once. */
  private final float[] evening;

  private final Postings postings;

  /** Stories by their ids, for those that are named from outside. */
  private final Map<Long, Group> named = new HashMap<>();

  private int arrived;

  private final int[] near;
  private final float[] nearScores;
  private int nears;
  private final long[] order = new long[Profiler.KEPT];

  /** A window that looks as far as placing needs. */
  public StoryWindow(int capacity, Background background, Net pair) {
    this(capacity, background, pair, Reach.PLACING);
  }

  public StoryWindow(int capacity, Background background, Net pair, Reach reach) {
    this.capacity = capacity;
    this.reach = reach;
    hits = new Hits(reach.visits() + (1 << reach.deep()));
    postings = new Postings(reach.deep());
    near = new int[reach.near()];
    nearScores = new float[reach.near()];
    this.pair = pair;
    likeness = new Likeness(background);
    inner = new Likeness(background);
    candidates = new Candidates(this, likeness, pair);
    ring = new Profile[capacity];
    evening = new float[capacity];
  }

  /** How many articles the window holds. */
  public int size() {
    return Math.min(arrived, capacity);
  }

  void clear() {
    Arrays.fill(ring, null);
    postings.clear();
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
    if (arrived == Integer.MAX_VALUE) {
      throw new IllegalStateException("the window must be restored after " + arrived + " articles");
    }
    int number = arrived++;
    int slot = number % capacity;
    Profile old = ring[slot];
    if (old != null) {
      leave(old, number - capacity);
    }
    ring[slot] = profile;
    evening[slot] = 1 / (float) Math.sqrt(profile.all() + 1);
    int oldest = Math.max(0, arrived - capacity);
    for (int term : profile.terms) {
      if ((term & Profile.POSTED) != 0) {
        postings.add(term >>> 8, number, oldest);
      }
    }
    profile.group = group;
    profile.before = group.newest;
    group.newest = number;
    group.size++;
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

  /** Finds the articles that share the most telling words. */
  void gather(Profile profile) {
    likeness.prepare(profile);
    int oldest = Math.max(0, arrived - capacity);
    int left = reach.visits();
    int terms = rarestFirst(profile);
    for (int t = 0; t < terms && left > 0; t++) {
      int index = (int) order[t];
      int term = profile.terms[index];
      int place = postings.find(term >>> 8);
      if (place < 0) {
        continue;
      }
      float weight = likeness.weight(index);
      float gain = weight * weight * ((term & Profile.POSTED) != 0 ? 1 : 0.6f);
      int count = postings.count(place);
      for (int back = 0; back < count; back++) {
        int number = postings.number(place, back);
        if (number < oldest) {
          break;
        }
        hits.add(number, gain);
        left--;
      }
    }
    choose();
  }

  /** How many articles {@link #gather} found. */
  int nears() {
    return nears;
  }

  /** The number of an article that {@link #gather} found; 0 is the likeliest. */
  int near(int rank) {
    return near[rank];
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
  private void choose() {
    nears = 0;
    // Numbers from here on have their slots from 0 on, so that no division is needed.
    int lap = arrived == 0 ? 0 : (arrived - 1) / capacity * capacity;
    for (int i = 0; i < hits.size(); i++) {
      int number = hits.number(i);
      int slot = number >= lap ? number - lap : number - lap + capacity;
      float score = hits.score(i) * evening[slot];
      if (nears < near.length || score > nearScores[nears - 1]) {
        insert(number, score);
      }
    }
    hits.clear();
  }

  private void insert(int number, float score) {
    int at = nears < near.length ? nears++ : near.length - 1;
    while (at > 0
        && (nearScores[at - 1] < score || (nearScores[at - 1] == score && near[at - 1] < number))) {
      near[at] = near[at - 1];
      nearScores[at] = nearScores[at - 1];
      at--;
    }
    near[at] = number;
    nearScores[at] = score;
  }

  /** Of the articles that {@link #candidates} found, the first whose text this repeats. */
  @Nullable Profile original(Profile profile) {
    return candidates.original(profile);
  }

  /** Log-odds that two articles tell one event. */
  public float odds(Profile a, Profile b) {
    return pair.apply(inner.of(a, b));
  }

  /** The stories that an article may belong to, in no order that means anything. */
  public List<Candidate> candidates(Profile profile) {
    gather(profile);
    return candidates.of(profile);
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
        member.tie = Float.NaN;
        before = number;
      }
    }
    from.newest = -1;
    from.size = 0;
    into.newest = before;
    into.size = numbers.size();
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
