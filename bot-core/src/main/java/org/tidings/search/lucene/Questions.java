package org.tidings.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.tidings.search.AskingWords;
import org.tidings.search.SearchQuery.Node;

/** Questions: choices of many words, most of which only make it a sentence. */
final class Questions {
  /** From so many words on, a choice is a question and worth a closer ranking. */
  static final int FROM = 5;

  private static final int MOST = 400;
  private static final int SHORTEST_TYPO = 4;
  private static final float MENDED = 0.5f;

  private Questions() {}

  static boolean isQuestion(Node root) {
    return root instanceof Node.Or(List<Node> nodes)
        && nodes.size() >= FROM
        && nodes.stream().allMatch(node -> node instanceof Node.Word);
  }

  /** The question without the words of asking; itself when nothing else is in it. */
  static Node essence(Node root, Predicate<Node> isStop) {
    if (!(root instanceof Node.Or(List<Node> nodes))) {
      return root;
    }
    List<Node> kept =
        nodes.stream()
            .filter(
                node ->
                    !isStop.test(node)
                        && !(node instanceof Node.Word(String word)
                            && AskingWords.ALL.contains(word.toLowerCase(Locale.ROOT))))
            .limit(MOST)
            .toList();
    return kept.isEmpty() ? root : new Node.Or(kept);
  }

  /** Puts the nearest known term in the place of each that no article has. */
  static Query mend(Query query, IndexReader reader) throws IOException {
    if (!(query instanceof BooleanQuery choice)) {
      return query;
    }
    DirectSpellChecker speller = new DirectSpellChecker();
    speller.setMinQueryLength(SHORTEST_TYPO);
    speller.setMinPrefix(0);
    speller.setThresholdFrequency(0);
    speller.setMaxEdits(1);
    BooleanQuery.Builder mended = new BooleanQuery.Builder();
    for (BooleanClause clause : choice) {
      mended.add(mend(clause.query(), reader, speller), clause.occur());
    }
    return mended.build();
  }

  private static Query mend(Query query, IndexReader reader, DirectSpellChecker speller)
      throws IOException {
    if (!(query instanceof TermQuery one) || reader.docFreq(one.getTerm()) > 0) {
      return query;
    }
    SuggestWord[] known =
        speller.suggestSimilar(one.getTerm(), 5, reader, SuggestMode.SUGGEST_ALWAYS);
    SuggestWord best = null;
    for (SuggestWord word : known) {
      best = best == null || word.freq > best.freq ? word : best;
    }
    return best == null
        ? query
        : new BoostQuery(new TermQuery(new Term(one.getTerm().field(), best.string)), MENDED);
  }
}
