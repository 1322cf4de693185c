package org.tidings.search.lucene;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tidings.text.Acronyms;
import org.tidings.text.Tokens;

/** Hands tokens that exist already to Lucene, text after text with a gap between. */
final class TokensStream extends TokenStream {
  private static final int GAP = 50;

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final boolean stopWords;
  private List<Tokens> texts = List.of();
  private int text;
  private int token;
  private int skipped;
  private boolean acronymDone;

  TokensStream(boolean stopWords) {
    this.stopWords = stopWords;
  }

  TokensStream of(List<Tokens> tokens) {
    texts = tokens;
    return this;
  }

  @Override
  public void reset() {
    text = 0;
    token = 0;
    skipped = 0;
    acronymDone = false;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (text < texts.size()) {
      Tokens tokens = texts.get(text);
      while (token < tokens.size()) {
        if (emit(tokens)) {
          return true;
        }
      }
      text++;
      token = 0;
      skipped += GAP;
    }
    return false;
  }

  private boolean emit(Tokens tokens) {
    if (!acronymDone && Acronyms.isAmbiguous(tokens, token)) {
      acronymDone = true;
      term.append(Acronyms.term(tokens, token));
      step.setPositionIncrement(skipped + 1);
      skipped = -1; // the word itself stands at the same place
      return true;
    }
    acronymDone = false;
    int current = token++;
    if (!stopWords && tokens.is(current, Tokens.STOP)) {
      skipped++;
      return false;
    }
    term.append(tokens.term(current));
    step.setPositionIncrement(skipped + 1);
    skipped = 0;
    return true;
  }
}
