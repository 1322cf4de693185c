package org.tidings.subscription;

import java.util.List;
import org.tidings.search.SearchQuery.Node;

/**
 * A query as numbers: an operator, how many parts follow, the parts. Leaves are the numbers at or
 * above zero.
 */
record Program(Node root, IntList built) {
  private static final int AND = -1;
  private static final int OR = -2;
  private static final int NOT = -3;
  private static final int ALL = -4;

  /** How far below an ordinary word a leaf stands as a key: fields are shared by very many. */
  private static final long FIELD = 1L << 40;

  /** Compiles a query; its leaves are held until released. */
  static Program of(Node root, Leaves leaves) {
    IntList code = new IntList();
    build(root, leaves, code, false);
    return new Program(root, code);
  }

  int[] code() {
    return built.toArray();
  }

  private static void build(Node node, Leaves leaves, IntList code, boolean titleOnly) {
    switch (node) {
      case Node.And(List<Node> nodes) -> parts(AND, nodes, leaves, code, titleOnly);
      case Node.Or(List<Node> nodes) -> parts(OR, nodes, leaves, code, titleOnly);
      case Node.Not(Node inner) -> {
        code.add(NOT);
        build(inner, leaves, code, titleOnly);
      }
      case Node.InTitle(Node words) -> build(words, leaves, code, true);
      case Node.All _ -> code.add(ALL);
      case Node.Word _, Node.Phrase _, Node.Is _, Node.Between _ ->
          code.add(leaves.hold(node, titleOnly));
    }
  }

  private static void parts(
      int operator, List<Node> nodes, Leaves leaves, IntList code, boolean titleOnly) {
    code.add(operator);
    code.add(nodes.size());
    nodes.forEach(node -> build(node, leaves, code, titleOnly));
  }

  /** All leaves of a program, repeated as often as they stand in it. */
  static int[] leaves(int[] code) {
    IntList found = new IntList();
    for (int i = 0; i < code.length; i++) {
      if (code[i] >= 0) {
        found.add(code[i]);
      } else if (code[i] == AND || code[i] == OR) {
        i++; // the count of parts is no leaf
      }
    }
    return found.toArray();
  }

  /** Leaves of which an article has at least one if it fits; none when that cannot be said. */
  int[] keys(Leaves leaves) {
    Cursor cursor = new Cursor(code());
    Keys keys = keys(cursor, leaves);
    return keys.possible() ? keys.leaves().toArray() : new int[0];
  }

  /** The leaves of a part and how common they are together. */
  private record Keys(IntList leaves, long cost, boolean possible) {}

  private static Keys keys(Cursor cursor, Leaves leaves) {
    int next = cursor.next();
    if (next >= 0) {
      IntList one = new IntList();
      one.add(next);
      return new Keys(one, leaves.cost(next, FIELD), leaves.isKey(next));
    }
    return switch (next) {
      case AND -> {
        Keys best = new Keys(new IntList(), Long.MAX_VALUE, false);
        for (int parts = cursor.next(); parts > 0; parts--) {
          Keys part = keys(cursor, leaves);
          if (part.possible() && part.cost() < best.cost()) {
            best = part;
          }
        }
        yield best;
      }
      case OR -> {
        IntList all = new IntList();
        long cost = 0;
        boolean possible = true;
        for (int parts = cursor.next(); parts > 0; parts--) {
          Keys part = keys(cursor, leaves);
          possible &= part.possible();
          cost = Math.addExact(cost, possible ? part.cost() : 0);
          for (int i = 0; i < part.leaves().size(); i++) {
            all.add(part.leaves().get(i));
          }
        }
        yield new Keys(all, cost, possible);
      }
      case NOT -> {
        keys(cursor, leaves);
        yield new Keys(new IntList(), Long.MAX_VALUE, false);
      }
      default -> new Keys(new IntList(), Long.MAX_VALUE, false);
    };
  }

  /** Whether an article fits. */
  static boolean fits(int[] code, Leaves.Reading article) {
    return fits(new Cursor(code), article);
  }

  private static boolean fits(Cursor cursor, Leaves.Reading article) {
    int next = cursor.next();
    if (next >= 0) {
      return article.has(next);
    }
    return switch (next) {
      case AND -> all(cursor, article);
      case OR -> {
        boolean any = false;
        for (int parts = cursor.next(); parts > 0; parts--) {
          any |= fits(cursor, article);
        }
        yield any;
      }
      case NOT -> !fits(cursor, article);
      default -> true;
    };
  }

  /** Stop words ask nothing unless there is nothing else but exclusions. */
  private static boolean all(Cursor cursor, Leaves.Reading article) {
    boolean meaningful = true;
    boolean stops = true;
    boolean onlyStops = true;
    for (int parts = cursor.next(); parts > 0; parts--) {
      int first = cursor.code[cursor.at];
      boolean stop = first >= 0 && article.isStop(first);
      boolean fits = fits(cursor, article);
      if (stop) {
        stops &= fits;
      } else {
        meaningful &= fits;
        onlyStops &= first == NOT;
      }
    }
    return meaningful && (stops || !onlyStops);
  }

  /** A place in a program. */
  private static final class Cursor {
    private final int[] code;
    private int at;

    Cursor(int[] code) {
      this.code = code;
    }

    int next() {
      return code[at++];
    }
  }
}
