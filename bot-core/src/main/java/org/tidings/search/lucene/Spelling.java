package org.tidings.search.lucene;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.SuggestWord;
import org.tidings.search.SearchQuery;

/** Finds the query that was probably meant. */
final class Spelling {
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}:])\\p{L}{4,40}(?![\\p{L}\\p{N}:])");

  /** Words looked at; each unknown one costs some milliseconds. */
  private static final int MOST = 8;

  private Spelling() {}

  /** The query with each word that no title has replaced by the nearest one. */
  static Optional<String> mended(IndexReader reader, SearchQuery query) throws IOException {
    Matcher words = WORD.matcher(query.text());
    StringBuilder mended = new StringBuilder();
    boolean changed = false;
    for (int looked = 0; looked < MOST && words.find(); looked++) {
      String word = words.group().toLowerCase(Locale.ROOT);
      String better = words.group();
      if (reader.docFreq(new Term(Fields.WORD, word)) == 0) {
        SuggestWord[] near = Completions.similar(reader, word);
        if (near.length > 0) {
          better = near[0].string;
          changed = true;
        }
      }
      words.appendReplacement(mended, Matcher.quoteReplacement(better));
    }
    words.appendTail(mended);
    return changed ? Optional.of(mended.toString()) : Optional.empty();
  }
}
