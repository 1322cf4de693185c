package org.tidings.subscription;

import java.util.Arrays;
import org.tidings.search.IndexedArticle;
import org.tidings.search.SearchQuery;
import org.tidings.text.Tokenizer;

/**
 * Interests inverted by the rarest leaf that each of them requires, and verified exactly.
 *
 * <p>A leaf is a word, phrase or field of a query; equal leaves of many interests are one, and are
 * asked once per article. An interest costs about 60 bytes beside the texts of its leaves.
 */
public final class InterestIndex implements InterestMatcher {
  private final Leaves leaves;
  private final Slots slots = new Slots();
  private final IntList always = new IntList();
  private int[] seen = new int[64];
  private int round;

  public InterestIndex(Tokenizer tokenizer) {
    leaves = new Leaves(tokenizer);
  }

  @Override
  public synchronized void put(long id, SearchQuery query) {
    remove(id);
    Program program = Program.of(query.root(), leaves);
    int slot = slots.add(id, program.code());
    int[] keys = program.keys(leaves);
    for (int key : keys) {
      leaves.followers(key).add(slot);
    }
    if (keys.length == 0) {
      always.add(slot);
    }
  }

  @Override
  public synchronized void remove(long id) {
    int slot = slots.find(id);
    if (slot < 0) {
      return;
    }
    for (int leaf : Program.leaves(slots.code(slot))) {
      leaves.followers(leaf).remove(slot);
      leaves.release(leaf);
    }
    always.remove(slot);
    slots.remove(id, slot);
  }

  @Override
  public synchronized long[] matches(IndexedArticle article) {
    if (seen.length < slots.room()) {
      seen = Arrays.copyOf(seen, slots.room());
    }
    round++;
    long[] found = new long[16];
    int count = 0;
    Leaves.Reading reading = leaves.read(article);
    IntList hits = reading.candidates();
    for (int i = 0; i <= hits.size(); i++) {
      IntList followers = i < hits.size() ? leaves.followers(hits.get(i)) : always;
      for (int j = 0; j < followers.size(); j++) {
        int slot = followers.get(j);
        if (seen[slot] != round) {
          seen[slot] = round;
          if (Program.fits(slots.code(slot), reading)) {
            found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
            found[count++] = slots.id(slot);
          }
        }
      }
    }
    long[] ids = Arrays.copyOf(found, count);
    Arrays.sort(ids);
    return ids;
  }

  @Override
  public synchronized int size() {
    return slots.size();
  }

  /** Where the programs of interests are kept. */
  private static final class Slots {
    private final LongToInt byId = new LongToInt();
    private int[][] codes = new int[64][];
    private long[] ids = new long[64];
    private final IntList free = new IntList();
    private int used;

    int add(long id, int[] code) {
      int slot = free.size() > 0 ? free.pop() : used++;
      if (slot == codes.length) {
        int room = slot + slot / 4 + 64;
        codes = Arrays.copyOf(codes, room);
        ids = Arrays.copyOf(ids, room);
      }
      codes[slot] = code;
      ids[slot] = id;
      byId.put(id, slot);
      return slot;
    }

    int find(long id) {
      return byId.get(id);
    }

    void remove(long id, int slot) {
      byId.remove(id);
      codes[slot] = new int[0];
      free.add(slot);
    }

    int[] code(int slot) {
      return codes[slot];
    }

    long id(int slot) {
      return ids[slot];
    }

    int room() {
      return codes.length;
    }

    int size() {
      return byId.size();
    }
  }
}
