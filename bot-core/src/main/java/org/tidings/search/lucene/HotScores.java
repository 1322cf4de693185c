package org.tidings.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.WordTest;
import org.tidings.text.Tokenizer;

/** Scores the newest articles as Lucene will once it knows them, by its own statistics. */
final class HotScores {
  static final float K1 = 1.6f;
  static final float B = 0.7f;

  private final IndexSearcher searcher;
  private final Tokenizer tokenizer;
  private final long articles;
  private final float meanLength;

  HotScores(IndexSearcher searcher, Tokenizer tokenizer) throws IOException {
    this.searcher = searcher;
    this.tokenizer = tokenizer;
    CollectionStatistics texts = searcher.collectionStatistics(Fields.TEXT);
    articles = texts == null ? 1 : texts.docCount();
    meanLength = texts == null ? 100 : (float) texts.sumTotalTermFreq() / texts.docCount();
  }

  float score(Node node, Hot.Warm warm) {
    return score(node, warm, false);
  }

  private float score(Node node, Hot.Warm warm, boolean titleOnly) {
    return switch (node) {
      case Node.Word(String word) -> words(word, warm, titleOnly);
      case Node.Phrase(List<String> words) -> words(String.join(" ", words), warm, titleOnly);
      case Node.InTitle(Node words) -> score(words, warm, true);
      case Node.And(List<Node> nodes) -> sum(nodes, warm, titleOnly);
      case Node.Or(List<Node> nodes) -> sum(nodes, warm, titleOnly);
      case Node.Not _, Node.Is _, Node.Between _, Node.All _ -> 0;
    };
  }

  private float sum(List<Node> nodes, Hot.Warm warm, boolean titleOnly) {
    float sum = 0;
    for (Node node : nodes) {
      sum += score(node, warm, titleOnly);
    }
    return sum;
  }

  private float words(String text, Hot.Warm warm, boolean titleOnly) {
    return WordTest.of(tokenizer, warm.article().tokens().language(), text)
        .map(
            test -> {
              int times = test.frequency(warm.words(), titleOnly);
              float norm = titleOnly ? K1 : K1 * (1 - B + B * warm.words().length() / meanLength);
              return times == 0 ? 0f : rarity(test) * times / (times + norm);
            })
        .orElse(0f);
  }

  private float rarity(WordTest test) {
    double sum = 0;
    for (String term : test.terms()) {
      try {
        int held = searcher.getIndexReader().docFreq(new Term(Fields.TEXT, term));
        sum += Math.log(1 + (articles - Math.min(held, articles) + 0.5) / (held + 0.5));
      } catch (IOException e) {
        throw new UncheckedIOException("reading the index", e);
      }
    }
    return (float) sum;
  }
}
