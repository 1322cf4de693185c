package org.tidings.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.search.suggest.InputIterator;
import org.apache.lucene.search.suggest.analyzing.AnalyzingSuggester;
import org.apache.lucene.search.suggest.analyzing.FuzzySuggester;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Lucene's own suggesters over the words of the same titles, with the same weights. */
final class Suggesters {
  private final List<String> typed = new ArrayList<>();
  private final List<String> mistyped = new ArrayList<>();
  private final AnalyzingSuggester plain;
  private final FuzzySuggester fuzzy;

  Suggesters(Invented invented, int size) throws IOException {
    Map<String, Integer> words = new HashMap<>();
    for (long id = 1; id <= size; id++) {
      for (String word : invented.report(id).title().split(" ", -1)) {
        words.merge(word, 1, Integer::sum);
      }
    }
    Analyzer analyzer = new WhitespaceAnalyzer();
    plain = new AnalyzingSuggester(new ByteBuffersDirectory(), "a", analyzer);
    fuzzy = new FuzzySuggester(new ByteBuffersDirectory(), "f", analyzer);
    plain.build(new Weighed(words));
    fuzzy.build(new Weighed(words));
    for (int i = 0; i < 100; i++) {
      String word = invented.word(20 + i * 13);
      typed.add(word.substring(0, 4));
      mistyped.add(word.substring(0, 3) + "w" + word.substring(4, Math.min(6, word.length())));
    }
  }

  String typed(int i) {
    return typed.get(i);
  }

  /** Six letters, the fourth of them wrong. */
  String mistyped(int i) {
    return mistyped.get(i);
  }

  int plain(int i, int count) throws IOException {
    return plain.lookup(typed.get(i), false, count).size();
  }

  int fuzzy(int i, int count) throws IOException {
    return fuzzy.lookup(mistyped.get(i), false, count).size();
  }

  private static final class Weighed implements InputIterator {
    private final Iterator<Map.Entry<String, Integer>> words;
    private long weight;

    Weighed(Map<String, Integer> words) {
      this.words = words.entrySet().iterator();
    }

    @Override
    public @Nullable BytesRef next() {
      if (!words.hasNext()) {
        return null;
      }
      Map.Entry<String, Integer> word = words.next();
      weight = word.getValue();
      return new BytesRef(word.getKey());
    }

    @Override
    public long weight() {
      return weight;
    }

    @Override
    public @Nullable BytesRef payload() {
      return null;
    }

    @Override
    public boolean hasPayloads() {
      return false;
    }

    @Override
    public Set<BytesRef> contexts() {
      return Set.of();
    }

    @Override
    public boolean hasContexts() {
      return false;
    }
  }
}
