package org.tidings.search.lucene;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.FeedId;
import org.tidings.search.IndexedArticle;
import org.tidings.text.ArticleTokens;
import org.tidings.text.Tokenizer;
import org.tidings.text.Tokens;

/** Turns articles into Lucene's documents without making a token twice. For one thread. */
final class Documents {
  private static final FieldType WORDS = words(false);
  private static final FieldType BARE_WORDS = words(true);

  private final Tokenizer tokenizer;

  Documents(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static Term idTerm(ArticleId id) {
    return new Term(Fields.ID, Long.toString(id.value(), Character.MAX_RADIX));
  }

  Document of(IndexedArticle indexed) {
    Article article = indexed.article();
    Report report = article.report();
    Document document = new Document();
    document.add(new StringField(Fields.ID, idTerm(article.id()).text(), Field.Store.NO));
    document.add(new NumericDocValuesField(Fields.ID, article.id().value()));
    document.add(new NumericDocValuesField(Fields.CHANGE, article.change()));
    document.add(new NumericDocValuesField(Fields.SEEN, article.firstSeen().toEpochMilli()));
    long at = article.at().toEpochMilli();
    document.add(new NumericDocValuesField(Fields.AT, at));
    document.add(new LongPoint(Fields.AT, at));
    document.add(new NumericDocValuesField(Fields.STORY, indexed.story().value()));
    label(document, Fields.STORY, Long.toString(indexed.story().value()));
    label(document, Fields.COPY, indexed.copy() ? "1" : "0");
    for (FeedId feed : indexed.feeds()) {
      label(document, Fields.FEED, Long.toString(feed.value()));
    }
    labels(document, report);
    texts(document, report, indexed.tokens());
    return document;
  }

  private static void labels(Document document, Report report) {
    for (Sector sector : report.sectors()) {
      label(document, Fields.SECTOR, sector.key());
      document.add(new SortedSetDocValuesField(Fields.SECTOR, new BytesRef(sector.key())));
    }
    report.edition().ifPresent(edition -> facet(document, Fields.EDITION, edition.key()));
    facet(document, Fields.KIND, report.kind().word());
    facet(
        document,
        Fields.LANG,
        report.language().map(code -> code.toLowerCase(Locale.ROOT)).orElse(Fields.UNKNOWN));
    label(document, Fields.SOURCE, Fields.sourceKey(report.source()));
    document.add(new SortedDocValuesField(Fields.SOURCE, bounded(report.source())));
  }

  private void texts(Document document, Report report, ArticleTokens tokens) {
    document.add(
        new Field(Fields.TITLE, new TokensStream(true).of(List.of(tokens.title())), BARE_WORDS));
    document.add(
        new Field(
            Fields.TEXT,
            new TokensStream(false)
                .of(List.of(tokens.title(), tokens.summary(), tokens.body(), tokens.title())),
            WORDS));
    Tokens title = tokens.title();
    for (int i = 0; i < title.size(); i++) {
      if (Headwords.isWord(title, i)) {
        label(document, Fields.WORD, title.word(i));
      }
    }
    document.add(new BinaryDocValuesField(Fields.HEADLINE, bounded(report.title())));
    document.add(new BinaryDocValuesField(Fields.VECTOR, Vectors.of(tokens)));
    names(document, Fields.OUTLET, report.source());
    report.byline().ifPresent(byline -> names(document, Fields.AUTHOR, byline));
  }

  private void names(Document document, String field, String name) {
    Tokens words = tokenizer.tokenize(Fields.UNKNOWN, name);
    document.add(new Field(field, new TokensStream(true).of(List.of(words)), BARE_WORDS));
  }

  private static void facet(Document document, String field, String value) {
    label(document, field, value);
    document.add(new SortedDocValuesField(field, bounded(value)));
  }

  private static void label(Document document, String field, String value) {
    document.add(new StringField(field, bounded(value), Field.Store.NO));
  }

  /** Lucene refuses terms over 32,766 bytes; nothing real is longer than this. */
  private static BytesRef bounded(String value) {
    return new BytesRef(value.length() > 1_000 ? value.substring(0, 1_000) : value);
  }

  private static FieldType words(boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(omitNorms);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }
}
