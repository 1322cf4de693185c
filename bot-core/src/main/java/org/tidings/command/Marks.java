package org.tidings.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidings.chat.RichText;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;

/** Shows which words of a headline a search found. */
final class Marks {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private Marks() {}

  /** The headline with the words of the query marked; other forms of a word count. */
  static RichText mark(String title, SearchQuery query) {
    Set<String> wanted = new LinkedHashSet<>();
    for (String word : words(Optional.of(query))) {
      wanted.add(Names.fold(word));
    }
    List<RichText.Span> spans = new ArrayList<>();
    Matcher word = WORD.matcher(title);
    int done = 0;
    while (word.find()) {
      if (wanted.stream().anyMatch(want -> alike(want, Names.fold(word.group())))) {
        if (word.start() > done) {
          spans.add(new RichText.Span.Plain(title.substring(done, word.start())));
        }
        spans.add(new RichText.Span.Mark(word.group()));
        done = word.end();
      }
    }
    if (done < title.length()) {
      spans.add(new RichText.Span.Plain(title.substring(done)));
    }
    return new RichText(spans);
  }

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

  /** Whether two words differ at most in an ending. */
  private static boolean alike(String want, String word) {
    if (want.equals(word)) {
      return true;
    }
    int common = Math.min(want.length(), word.length());
    return common >= 4
        && Math.abs(want.length() - word.length()) <= 3
        && want.regionMatches(0, word, 0, Math.max(4, common - 1));
  }
}
