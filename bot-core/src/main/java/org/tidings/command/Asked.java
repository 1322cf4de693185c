package org.tidings.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;

/** The words that a query asks for. */
final class Asked {
  private Asked() {}

  /** The words that a query asks for, those it excludes left out; at most 20. */
  static Set<String> words(Optional<SearchQuery> query) {
    Set<String> words = new LinkedHashSet<>();
    query.ifPresent(q -> gather(q.root(), words));
    return words;
  }

  private static void gather(Node node, Set<String> words) {
    if (words.size() >= 20) {
      return;
    }
    switch (node) {
      case Node.Word(String word) -> words.add(word);
      case Node.Phrase(List<String> all) -> words.addAll(all);
      case Node.InTitle(Node inner) -> gather(inner, words);
      case Node.And(List<Node> nodes) -> nodes.forEach(inner -> gather(inner, words));
      case Node.Or(List<Node> nodes) -> nodes.forEach(inner -> gather(inner, words));
      case Node.Not _, Node.Is _, Node.Between _, Node.All _ -> {}
    }
  }
}
