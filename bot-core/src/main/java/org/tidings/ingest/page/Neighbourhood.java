package org.tidings.ingest.page;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second look: what a first judgement of all blocks says around each of them. Articles are runs
 * of blocks in one element, and a first look at single blocks does not know where they begin and
 * end.
 */
final class Neighbourhood {
  private static final int[] OFFSETS = {-1, 1, -2, 2, -3, 3, -4, 4};
  private static final float SURE = .6f;
  private static final int PROSE = 12;

  private final List<Block> blocks;
  private final float[] first;
  private final Map<String, float[]> kinds = new HashMap<>();
  private final float[] before;
  private final float total;
  private int begin = -1;
  private int end = -1;
  private @Nullable Tally home;

  private Neighbourhood(List<Block> blocks, float[] first) {
    this.blocks = blocks;
    this.first = first;
    before = new float[blocks.size() + 1];
    for (Block block : blocks) {
      for (@Nullable Tally at = block.holder(); at != null; at = at.parent) {
        at.chosenMass = 0;
        at.mass = 0;
        at.judged = 0;
      }
    }
    for (int i = 0; i < first.length; i++) {
      Block block = blocks.get(i);
      float mass = first[i] > .5f ? first[i] * block.chars() : 0;
      before[i + 1] = before[i] + mass;
      for (@Nullable Tally at = block.holder(); at != null; at = at.parent) {
        at.chosenMass += mass;
        at.mass += first[i] * block.chars();
        at.judged += block.chars();
      }
      float[] kind = kinds.computeIfAbsent(block.holder().kind(), _ -> new float[2]);
      kind[0] += first[i] * block.chars();
      kind[1] += block.chars();
      if (first[i] > SURE && block.words() >= PROSE) {
        begin = begin < 0 ? i : begin;
        end = i;
      }
    }
    total = Math.max(1, before[first.length]);
    for (int i = 0; i < first.length; i++) {
      @Nullable Tally at = first[i] > .5f ? blocks.get(i).holder() : null;
      while (at != null && at.chosenMass < .8f * total) {
        at = at.parent;
      }
      if (at != null && (home == null || at.depth > home.depth)) {
        home = at;
      }
    }
  }

  /** The numbers of a second look: those of the first, and what the first said. */
  static float[][] of(List<Block> blocks, float[][] rows, float[] first) {
    Neighbourhood all = new Neighbourhood(blocks, first);
    float[][] wider = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      float[] more = all.row(i);
      wider[i] = Arrays.copyOf(rows[i], rows[i].length + more.length);
      System.arraycopy(more, 0, wider[i], rows[i].length, more.length);
    }
    return wider;
  }

  private float[] row(int at) {
    float[] row = new float[36];
    int n = 0;
    Block block = blocks.get(at);
    row[n++] = first[at];
    for (int offset : OFFSETS) {
      int other = at + offset;
      row[n++] = other < 0 || other >= first.length ? -1 : first[other];
    }
    for (int level = 0; level < 4; level++) {
      Tally in = block.holder().up(level);
      row[n++] = in.chosenMass / total;
      row[n++] = in.mass / Math.max(1, in.judged);
    }
    float[] kind = kinds.getOrDefault(block.holder().kind(), new float[2]);
    row[n++] = kind[0] / Math.max(1, kind[1]);
    row[n++] = begin < 0 ? 99 : Math.clamp(at - begin, -60, 60);
    row[n++] = begin < 0 ? 99 : Math.clamp(at - end, -60, 60);
    row[n++] = before[at] / total;
    row[n++] = total;
    boolean inside = home != null && block.holder().isWithin(home);
    row[n++] = inside ? 1 : 0;
    row[n++] = home == null ? -1 : inside ? block.holder().depth - home.depth : -1;
    row[n++] = home == null ? -1 : (float) home.chars / Math.max(1, total);
    row[n++] = strongest(at - 6, at - 1);
    row[n++] = strongest(at + 1, at + 6);
    row[n++] = mean(at - 5, at - 1);
    row[n++] = mean(at + 1, at + 5);
    row[n++] = sure(at, -1);
    row[n++] = sure(at, 1);
    return Arrays.copyOf(row, n);
  }

  private float strongest(int from, int to) {
    float most = 0;
    for (int i = Math.max(0, from); i <= Math.min(first.length - 1, to); i++) {
      most = Math.max(most, first[i]);
    }
    return most;
  }

  private float mean(int from, int to) {
    float sum = 0;
    float chars = 1;
    for (int i = Math.max(0, from); i <= Math.min(first.length - 1, to); i++) {
      sum += first[i] * blocks.get(i).chars();
      chars += blocks.get(i).chars();
    }
    return sum / chars;
  }

  /** How far the next block of sure prose is in this direction. */
  private float sure(int at, int step) {
    for (int i = at + step, far = 1; i >= 0 && i < first.length && far < 30; i += step, far++) {
      if (first[i] > SURE && blocks.get(i).words() >= PROSE) {
        return far;
      }
    }
    return 30;
  }
}
