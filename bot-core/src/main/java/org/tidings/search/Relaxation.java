package org.tidings.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.SearchQuery.Node;

/**
 * Searches, and when nothing fits, asks for less step by step and says what was dropped. At most
 * seven searches.
 */
public final class Relaxation {
  private static final int MOST_STEPS = 5;

  private final ArticleIndex index;

  public Relaxation(ArticleIndex index) {
    this.index = index;
  }

  /**
   * What was found in the end.
   *
   * @param query the query that found it: the one asked, or a weaker one
   * @param dropped what the asked query had and this one has not, as people would say it
   * @param meant the query that was probably meant, when the asked one found nothing
   */
  public record Found(
      Results results, SearchQuery query, List<String> dropped, Optional<String> meant) {
    public Found {
      dropped = List.copyOf(dropped);
    }
  }

  public Found search(
      SearchQuery query, Filter filter, Sort sort, int from, int count, Instant now) {
    Results results = index.search(query, filter, sort, from, count, now);
    if (!results.hits().isEmpty() || from > 0) {
      return new Found(results, query, List.of(), Optional.empty());
    }
    Optional<String> meant = index.didYouMean(query);
    List<String> dropped = new ArrayList<>();
    SearchQuery weaker = query;
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Weaker> next = weaken(weaker);
      if (next.isEmpty()) {
        break;
      }
      weaker = new SearchQuery(query.text(), next.get().node());
      dropped.add(next.get().dropped());
      results = index.search(weaker, filter, sort, from, count, now);
      if (!results.hits().isEmpty()) {
        return new Found(results, weaker, dropped, meant);
      }
    }
    return new Found(results, query, List.of(), meant);
  }

  private record Weaker(Node node, String dropped) {}

  /** Bounds go first, then phrases fall into words, then any of the words will do. */
  private static Optional<Weaker> weaken(SearchQuery query) {
    if (query.root() instanceof Node.Phrase(List<String> words)) {
      return Optional.of(
          new Weaker(
              new Node.And(words.stream().<Node>map(Node.Word::new).toList()),
              "the order of \u201c%s\u201d".formatted(String.join(" ", words))));
    }
    if (query.root() instanceof Node.InTitle(Node words)) {
      return Optional.of(new Weaker(words, "title:"));
    }
    if (!(query.root() instanceof Node.And(List<Node> nodes))) {
      return Optional.empty();
    }
    for (int i = 0; i < nodes.size(); i++) {
      Optional<Weaker> part = weakenPart(nodes, i);
      if (part.isPresent()) {
        return part;
      }
    }
    List<Node> words = nodes.stream().filter(node -> !(node instanceof Node.Not)).toList();
    return words.size() < 2
        ? Optional.empty()
        : Optional.of(new Weaker(withExclusions(new Node.Or(words), nodes), "some of the words"));
  }

  private static Optional<Weaker> weakenPart(List<Node> nodes, int i) {
    return switch (nodes.get(i)) {
      case Node.Between _ -> Optional.of(new Weaker(without(nodes, i), "the dates"));
      case Node.Is(SearchQuery.Field field, String value) ->
          Optional.of(
              new Weaker(without(nodes, i), field.name().toLowerCase(Locale.ROOT) + ":" + value));
      case Node.InTitle(Node words) -> Optional.of(new Weaker(with(nodes, i, words), "title:"));
      case Node.Phrase(List<String> words) ->
          Optional.of(
              new Weaker(
                  with(nodes, i, new Node.And(words.stream().<Node>map(Node.Word::new).toList())),
                  "the order of \u201c%s\u201d".formatted(String.join(" ", words))));
      case Node.Word _, Node.And _, Node.Or _, Node.Not _, Node.All _ -> Optional.empty();
    };
  }

  private static Node without(List<Node> nodes, int i) {
    List<Node> kept = new ArrayList<>(nodes);
    kept.remove(i);
    return kept.size() == 1 ? kept.getFirst() : new Node.And(kept);
  }

  private static Node with(List<Node> nodes, int i, Node node) {
    List<Node> changed = new ArrayList<>(nodes);
    changed.set(i, node);
    return new Node.And(changed);
  }

  private static Node withExclusions(Node words, List<Node> nodes) {
    List<Node> all = new ArrayList<>();
    all.add(words);
    nodes.stream().filter(node -> node instanceof Node.Not).forEach(all::add);
    return all.size() == 1 ? words : new Node.And(all);
  }
}
