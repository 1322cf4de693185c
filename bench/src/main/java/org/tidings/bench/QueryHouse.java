package org.tidings.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.tidings.article.Report;
import org.tidings.search.IndexedArticle;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.text.Tokenizer;

/** The same articles in our index, in a raw one of Lucene's and in SQLite. */
final class QueryHouse {
  private static final int BATCH = 500;

  private QueryHouse() {}

  static void fill(Path folder, int size, boolean others) throws IOException {
    Files.createDirectories(folder);
    Tokenizer tokenizer = new Tokenizer();
    Invented invented = new Invented(tokenizer);
    try (LuceneArticleIndex index = LuceneArticleIndex.open(folder.resolve("index"), tokenizer)) {
      List<IndexedArticle> batch = new ArrayList<>();
      for (int id = 1; id <= size; id++) {
        batch.add(invented.article(id));
        if (batch.size() == BATCH || id == size) {
          index.put(batch);
          batch.clear();
        }
      }
      index.commit(size);
      index.count();
    }
    if (others) {
      lucene(folder.resolve("lucene"), invented, size);
    }
    try {
      sqlite(folder.resolve("s.db"), invented, size, others);
    } catch (SQLException e) {
      throw new IOException("filling SQLite", e);
    }
  }

  private static void lucene(Path folder, Invented invented, int size) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
      for (int id = 1; id <= size; id++) {
        Document document = new Document();
        document.add(new TextField("text", text(invented.report(id)), Field.Store.NO));
        writer.addDocument(document);
      }
    }
  }

  private static void sqlite(Path file, Invented invented, int size, boolean words)
      throws SQLException {
    try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement tables = sqlite.createStatement()) {
      tables.execute(
          "create table a(id integer primary key, sector text, at int, title text,"
              + " summary text, body text)");
      tables.execute("create index newest on a(sector, at desc)");
      if (words) {
        tables.execute("create virtual table f using fts5(text, content='')");
      }
      sqlite.setAutoCommit(false);
      try (PreparedStatement row = sqlite.prepareStatement("insert into a values(?,?,?,?,?,?)");
          PreparedStatement index =
              words ? sqlite.prepareStatement("insert into f(rowid,text) values(?,?)") : null) {
        for (int id = 1; id <= size; id++) {
          Report report = invented.report(id);
          row.setInt(1, id);
          row.setString(2, report.sectors().iterator().next().key());
          row.setLong(3, id);
          row.setString(4, report.title());
          row.setString(5, report.summary());
          row.setString(6, report.body());
          row.executeUpdate();
          if (index != null) {
            index.setInt(1, id);
            index.setString(2, text(report));
            index.executeUpdate();
          }
        }
      }
      sqlite.commit();
    }
  }

  private static String text(Report report) {
    return report.title() + " " + report.summary() + " " + report.body();
  }

  /** Which folder the forked machine looks at. */
  static Path folder() {
    String folder = System.getProperty("queries.folder");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      throw new UncheckedIOException(new IOException("no folder: run bench/run queries"));
    }
    return Path.of(folder);
  }
}
