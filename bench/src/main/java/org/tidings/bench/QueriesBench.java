package org.tidings.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.IndexedArticle;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.Snippets;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.text.Tokenizer;

/**
 * Whole answers beside raw Lucene and SQLite FTS5 in one run: {@code [ARTICLES]}, 200,000 without.
 * CPU time per question, the least mean of several rounds.
 */
public final class QueriesBench {
  private static final PrintStream OUT = System.out;
  private static final int QUESTIONS = 100;
  private static final int ROUNDS = 8;

  private final Tokenizer tokenizer = new Tokenizer();
  private final Invented invented = new Invented(tokenizer);
  private final List<Node> questions = new ArrayList<>();
  private final List<BooleanQuery> raw = new ArrayList<>();

  private QueriesBench() {
    Random random = new Random(3);
    for (int i = 0; i < QUESTIONS; i++) {
      String one = invented.word(20 + random.nextInt(2_000));
      String two = invented.word(20 + random.nextInt(2_000));
      questions.add(new Node.Or(List.of(new Node.Word(one), new Node.Word(two))));
      raw.add(
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term("text", term(one))), Occur.SHOULD)
              .add(new TermQuery(new Term("text", term(two))), Occur.SHOULD)
              .build());
    }
  }

  private String term(String word) {
    return tokenizer.tokenize("en", word).term(0);
  }

  public static void main(String[] args) throws IOException, SQLException {
    int size = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    Path folder = Files.createTempDirectory("tidings-queries");
    new QueriesBench().run(size, folder);
  }

  private void run(int size, Path folder) throws IOException, SQLException {
    try (LuceneArticleIndex index = LuceneArticleIndex.open(folder.resolve("index"), tokenizer);
        FSDirectory plain = FSDirectory.open(folder.resolve("lucene"));
        Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("s.db"))) {
      fill(index, size / 10, 1);
      double small = answer(index, size / 10);
      fill(index, size, size / 10 + 1);
      fill(plain, sqlite, size);
      try (DirectoryReader reader = DirectoryReader.open(plain)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        double lucene = least(i -> searcher.search(raw.get(i), 10));
        double query = least(i -> search(index, i, size));
        double whole = answer(index, size);
        OUT.printf(
            Locale.ROOT,
            "raw Lucene OR %.3f ms; query with blend %.2fx (goal 1.3); whole answer %.2fx (goal 2);"
                + " growth from a tenth %.2fx%n",
            lucene,
            query / lucene,
            whole / lucene,
            whole / small);
      }
      Filter sector = sector("health");
      double newest = least(_ -> index.latest(sector, 0, 20));
      double rows = newest(sqlite);
      OUT.printf(
          Locale.ROOT,
          "newest 20 of a sector %.4f ms, SQLite %.4f ms: %.2fx (goal 1.5)%n",
          newest,
          rows,
          newest / rows);
      double completion =
          least(i -> index.complete(invented.word(i * 7).substring(0, 4), Scope.ALL, 10));
      OUT.printf(Locale.ROOT, "completion %.4f ms%n", completion);
      hot(index, size);
    }
  }

  private void hot(LuceneArticleIndex index, int size) {
    List<IndexedArticle> fresh = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      fresh.add(invented.article(size + i));
    }
    index.count();
    long start = cpu();
    for (IndexedArticle article : fresh) {
      index.put(List.of(article));
    }
    OUT.printf(
        Locale.ROOT,
        "stored until found, refreshes included: %.3f ms CPU an article (goal 1)%n",
        (cpu() - start) / 1e6 / fresh.size());
  }

  private static Filter sector(String name) {
    Filter all = Filter.of(Scope.ALL);
    return new Filter(
        all.scope(),
        Set.of(Sector.of(name)),
        all.editions(),
        all.sources(),
        all.kinds(),
        all.languages(),
        all.after(),
        all.before());
  }

  private void fill(LuceneArticleIndex index, int size, int from) {
    List<IndexedArticle> batch = new ArrayList<>();
    for (int id = from; id <= size; id++) {
      batch.add(invented.article(id));
      if (batch.size() == 500 || id == size) {
        index.put(batch);
        batch.clear();
      }
    }
    index.commit(size);
    index.count();
  }

  private void fill(FSDirectory plain, Connection sqlite, int size)
      throws IOException, SQLException {
    sqlite.createStatement().execute("create table a(id integer primary key, sector text, at int)");
    sqlite.createStatement().execute("create index newest on a(sector, at desc)");
    sqlite.setAutoCommit(false);
    try (IndexWriter writer = new IndexWriter(plain, new IndexWriterConfig(new EnglishAnalyzer()));
        PreparedStatement insert = sqlite.prepareStatement("insert into a values(?,?,?)")) {
      for (int id = 1; id <= size; id++) {
        Report report = invented.report(id);
        Document document = new Document();
        String text = report.title() + " " + report.summary() + " " + report.body();
        document.add(new TextField("text", text, Field.Store.NO));
        writer.addDocument(document);
        insert.setInt(1, id);
        insert.setString(2, report.sectors().iterator().next().key());
        insert.setLong(3, id);
        insert.executeUpdate();
      }
    }
    sqlite.commit();
  }

  private double newest(Connection sqlite) throws IOException, SQLException {
    try (PreparedStatement select =
        sqlite.prepareStatement("select id from a where sector=? order by at desc limit 20")) {
      return least(
          _ -> {
            select.setString(1, "health");
            try (ResultSet rows = select.executeQuery()) {
              long sum = 0;
              while (rows.next()) {
                sum += rows.getLong(1);
              }
              if (sum == 0) {
                throw new IllegalStateException("no rows");
              }
            }
          });
    }
  }

  private List<Hit> search(LuceneArticleIndex index, int i, int size) {
    Instant now = Invented.after(size);
    SearchQuery query = new SearchQuery("", questions.get(i));
    return index.search(query, Filter.of(Scope.ALL), Sort.RELEVANCE, 0, 10, now).hits();
  }

  /** Found, and the passages of ten marked; the texts themselves come from the database. */
  private double answer(LuceneArticleIndex index, int size) throws IOException, SQLException {
    Snippets snippets = new Snippets(tokenizer);
    List<List<Report>> texts = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      texts.add(
          search(index, i, size).stream()
              .map(hit -> invented.report(hit.article().value()))
              .toList());
    }
    return least(
        i -> {
          search(index, i, size);
          SearchQuery query = new SearchQuery("", questions.get(i));
          texts.get(i).forEach(report -> snippets.passage(query, report, 200));
        });
  }

  private interface Work {
    void run(int i) throws IOException, SQLException;
  }

  private static double least(Work work) throws IOException, SQLException {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpu();
      for (int i = 0; i < QUESTIONS; i++) {
        work.run(i);
      }
      rounds[round] = (cpu() - start) / 1e6 / QUESTIONS;
    }
    return Arrays.stream(rounds).min().orElseThrow();
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
