package org.tidings.search.lucene;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.tidings.article.Report;
import org.tidings.search.IndexedArticle;
import org.tidings.text.Tokens;

/**
 * What can be completed: words of titles, names of outlets, sectors and editions, recent headlines.
 * Weights count articles, those of the last three days 50 times. For one state of the index; about
 * 1 s per million words to make, in 30 bytes a word.
 */
final class Headwords {
  static final String WORDS = "words";
  static final String HEADLINE = "headline";

  /** So many of the newest headlines are offered. */
  private static final int HEADLINES = 400;

  /** A headline is found by any of its first words. */
  private static final int BEGINNINGS = 8;

  private static final long RECENT = Duration.ofDays(3).toMillis();
  private static final int HOT = 50;
  private static final int MOST = 1 << 28;

  private final List<Named> names = new ArrayList<>();
  private final List<Dictionary.Entry> words = new ArrayList<>();
  private final List<Dictionary.Entry> headlines = new ArrayList<>();

  /**
   * Something to complete to.
   *
   * @param what "words", or the field that bounds to it, or "headline"
   * @param article of a headline, else 0
   */
  record Named(String text, String what, long article) {}

  /** All of it, in order. */
  record Known(List<Named> names, Dictionary words, Dictionary headlines) {
    static final Known NOTHING =
        new Known(List.of(), Dictionary.of(List.of()), Dictionary.of(List.of()));
  }

  private record Title(long at, long article, long story, String text) {}

  /** Reads an index. */
  static Known of(IndexReader reader, long newest) throws IOException {
    Headwords all = new Headwords();
    for (String field : List.of(Fields.WORD, Fields.SOURCE, Fields.SECTOR, Fields.EDITION)) {
      Map<String, Integer> weights = new HashMap<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        read(leaf, field, newest - RECENT, weights);
      }
      weights.forEach((text, weight) -> all.add(text, field, weight));
    }
    all.headlines(titles(reader));
    return all.known();
  }

  /** Those of articles that came since. */
  static Known of(List<IndexedArticle> articles, long newest) {
    Headwords all = new Headwords();
    Map<String, Integer> words = new HashMap<>();
    List<Title> titles = new ArrayList<>();
    for (IndexedArticle article : articles) {
      Report report = article.article().report();
      int weight = article.article().at().toEpochMilli() >= newest - RECENT ? HOT + 1 : 1;
      Tokens title = article.tokens().title();
      for (int i = 0; i < title.size(); i++) {
        if (isWord(title, i)) {
          words.merge(title.word(i), weight, Integer::sum);
        }
      }
      all.add(Fields.sourceKey(report.source()), Fields.SOURCE, weight);
      report.sectors().forEach(sector -> all.add(sector.key(), Fields.SECTOR, weight));
      report.edition().ifPresent(edition -> all.add(edition.key(), Fields.EDITION, weight));
      titles.add(
          new Title(
              article.article().at().toEpochMilli(),
              article.article().id().value(),
              article.story().value(),
              report.title()));
    }
    words.forEach((text, weight) -> all.add(text, Fields.WORD, weight));
    all.headlines(titles);
    return all.known();
  }

  /** Whether a word of a title is worth completing to. */
  static boolean isWord(Tokens title, int i) {
    return !title.is(i, Tokens.STOP) && title.word(i).length() > 2;
  }

  private Known known() {
    return new Known(List.copyOf(names), Dictionary.of(words), Dictionary.of(headlines));
  }

  private void add(String text, String field, int weight) {
    boolean word = field.equals(Fields.WORD);
    int number = names.size();
    names.add(new Named(text, word ? WORDS : field, 0));
    words.add(new Dictionary.Entry(text, weight, number));
    for (int i = text.indexOf(' '); !word && i >= 0; i = text.indexOf(' ', i + 1)) {
      words.add(new Dictionary.Entry(text.substring(i + 1), weight, number));
    }
  }

  /** Told by many first, then the newest. */
  private void headlines(List<Title> titles) {
    Map<Long, Integer> tellers = new HashMap<>();
    titles.forEach(title -> tellers.merge(title.story(), 1, Integer::sum));
    titles.sort(Comparator.comparingLong(Title::at).reversed());
    int rank = titles.size();
    for (Title title : titles) {
      int weight = tellers.getOrDefault(title.story(), 1) * HEADLINES + rank--;
      int number = names.size();
      names.add(new Named(title.text(), HEADLINE, title.article()));
      String key = folded(title.text());
      for (int from = 0, n = 0; from >= 0 && n < BEGINNINGS; n++) {
        headlines.add(new Dictionary.Entry(key.substring(from), weight, number));
        int blank = key.indexOf(' ', from);
        from = blank < 0 ? -1 : blank + 1;
      }
    }
  }

  /** As headlines and what is typed are compared: words in small letters. */
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").stripLeading();
  }

  /** Segments begin with their newest, so that recent postings come first. */
  private static void read(
      LeafReaderContext leaf, String field, long since, Map<String, Integer> weights)
      throws IOException {
    Terms terms = leaf.reader().terms(field);
    if (terms == null) {
      return;
    }
    int recent = recent(leaf, since);
    TermsEnum each = terms.iterator();
    PostingsEnum postings = null;
    for (BytesRef term = each.next(); term != null; term = each.next()) {
      int weight = each.docFreq();
      if (recent > 0) {
        postings = each.postings(postings, PostingsEnum.NONE);
        for (int n = 0, doc = postings.nextDoc(); doc < recent && n < 1_000; n++) {
          weight += HOT;
          doc = postings.nextDoc();
        }
      }
      int more = weight;
      weights.merge(term.utf8ToString(), more, (a, b) -> Math.min(MOST, a + b));
    }
  }

  /** How many articles of a segment are not older. */
  private static int recent(LeafReaderContext leaf, long since) throws IOException {
    NumericDocValues times = DocValues.getNumeric(leaf.reader(), Fields.AT);
    int doc = times.nextDoc();
    while (doc != DocIdSetIterator.NO_MORE_DOCS && times.longValue() >= since) {
      doc = times.nextDoc();
    }
    return doc == DocIdSetIterator.NO_MORE_DOCS ? leaf.reader().maxDoc() : doc;
  }

  private static List<Title> titles(IndexReader reader) throws IOException {
    List<Title> titles = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues times = DocValues.getNumeric(leaf.reader(), Fields.AT);
      NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Fields.ID);
      NumericDocValues stories = DocValues.getNumeric(leaf.reader(), Fields.STORY);
      BinaryDocValues texts = DocValues.getBinary(leaf.reader(), Fields.HEADLINE);
      for (int doc = 0; doc < Math.min(HEADLINES, leaf.reader().maxDoc()); doc++) {
        if (times.advanceExact(doc)
            && ids.advanceExact(doc)
            && stories.advanceExact(doc)
            && texts.advanceExact(doc)) {
          titles.add(
              new Title(
                  times.longValue(),
                  ids.longValue(),
                  stories.longValue(),
                  texts.binaryValue().utf8ToString()));
        }
      }
    }
    titles.sort(Comparator.comparingLong(Title::at).reversed());
    return new ArrayList<>(titles.subList(0, Math.min(HEADLINES, titles.size())));
  }
}
