package org.tidings.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.chat.Block;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.Results;
import org.tidings.search.SearchQuery;
import org.tidings.search.SearchQuery.Node;
import org.tidings.search.Snippets;
import org.tidings.search.Suggestion;
import org.tidings.search.Tally;
import org.tidings.search.lucene.BlendProbe;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.telegram.RenderedSize;
import org.tidings.text.Tokenizer;

/** The calls that {@link QueriesBench} measures; questions of two words of middling frequency. */
@State(Scope.Benchmark)
public class QueryCalls {
  private static final int QUESTIONS = 100;
  private static final int HITS = 10;
  private static final int PASSAGE = 180;
  private static final int NEWEST = 20;
  private static final Filter ALL = Filter.of(org.tidings.feed.Scope.ALL);
  private static final Set<Facet> FACETS = EnumSet.of(Facet.SECTOR, Facet.EDITION, Facet.SOURCE);

  private final int size = Integer.getInteger("queries.size", 0);
  private final Path folder = QueryHouse.folder();
  private final Tokenizer tokenizer = new Tokenizer();
  private final Invented invented = new Invented(tokenizer);
  private final Snippets snippets = new Snippets(tokenizer);
  private final RenderedSize telegram = new RenderedSize();
  private final List<SearchQuery> questions = new ArrayList<>();
  private final List<Query> raw = new ArrayList<>();
  private final List<Query> own = new ArrayList<>();
  private final List<String> matches = new ArrayList<>();
  private final Map<Long, Report> texts = new HashMap<>();
  private final LuceneArticleIndex index =
      LuceneArticleIndex.open(folder.resolve("index"), tokenizer);
  private final IndexSearcher lucene;
  private final BlendProbe blend;
  private final PreparedStatement rows;
  private final PreparedStatement newestRows;
  private final PreparedStatement best;
  private final Suggesters suggesters;
  private int turn;

  /** Opens what {@link QueryHouse} filled; the process ends with the measurement. */
  public QueryCalls() {
    Random random = new Random(3);
    for (int i = 0; i < QUESTIONS; i++) {
      String one = invented.word(20 + random.nextInt(2_000));
      String two = invented.word(20 + random.nextInt(2_000));
      questions.add(
          new SearchQuery(
              one + " OR " + two, new Node.Or(List.of(new Node.Word(one), new Node.Word(two)))));
      raw.add(
          new BooleanQuery.Builder()
              .add(new TermQuery(new Term("text", term(one))), Occur.SHOULD)
              .add(new TermQuery(new Term("text", term(two))), Occur.SHOULD)
              .build());
      own.add(BlendProbe.choice(List.of(term(one), term(two))));
      matches.add(one + " OR " + two);
    }
    for (SearchQuery question : questions) {
      for (Hit hit : search(question).hits()) {
        long id = hit.article().value();
        texts.computeIfAbsent(id, invented::report);
      }
    }
    Path plain = folder.resolve("lucene");
    boolean others = plain.toFile().isDirectory();
    try {
      lucene =
          new IndexSearcher(
              DirectoryReader.open(FSDirectory.open(others ? plain : folder.resolve("index"))));
      lucene.setQueryCache(null);
      blend = new BlendProbe(folder.resolve("index"));
      Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("s.db"));
      rows = sqlite.prepareStatement("select title, summary, body from a where id=?");
      newestRows =
          sqlite.prepareStatement("select id from a where sector=? order by at desc limit ?");
      best =
          sqlite.prepareStatement(
              others
                  ? "select rowid from f where f match ? order by rank limit 10"
                  : "select id from a where title=?");
      suggesters = new Suggesters(invented, others ? size : 0);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("opening what was filled", e);
    }
  }

  private String term(String word) {
    return tokenizer.tokenize("en", word).term(0);
  }

  private int next() {
    turn = (turn + 1) % QUESTIONS;
    return turn;
  }

  private Results search(SearchQuery question) {
    return index.search(question, ALL, Sort.RELEVANCE, 0, HITS, Invented.after(size));
  }

  @Benchmark
  public TopDocs luceneOr() throws IOException {
    return lucene.search(raw.get(next()), HITS);
  }

  @Benchmark
  public TopDocs unblended() throws IOException {
    return blend.unblended(own.get(next()));
  }

  @Benchmark
  public TopDocs blended() throws IOException {
    return blend.blended(own.get(next()));
  }

  @Benchmark
  public Results search() {
    return search(questions.get(next()));
  }

  /** Found, titles and passages marked, the post made that adapters render. */
  @Benchmark
  public Post answer() {
    SearchQuery question = questions.get(next());
    return post(question, known(question));
  }

  /** The same, rendered as Telegram's text. */
  @Benchmark
  public int answerOnTelegram() {
    SearchQuery question = questions.get(next());
    return telegram.of(post(question, known(question)));
  }

  private List<Report> known(SearchQuery question) {
    List<Report> reports = new ArrayList<>(HITS);
    for (Hit hit : search(question).hits()) {
      reports.add(texts.getOrDefault(hit.article().value(), Report.titled("?", "?").build()));
    }
    return reports;
  }

  /** The same with every text read from the database. */
  @Benchmark
  public Post answerFromDatabase() throws SQLException {
    SearchQuery question = questions.get(next());
    List<Report> reports = new ArrayList<>(HITS);
    for (Hit hit : search(question).hits()) {
      reports.add(read(hit.article()));
    }
    return post(question, reports);
  }

  private Report read(ArticleId id) throws SQLException {
    rows.setLong(1, id.value());
    try (ResultSet row = rows.executeQuery()) {
      row.next();
      return Report.titled("Outlet", row.getString(1))
          .summary(row.getString(2))
          .body(row.getString(3))
          .language("en")
          .build();
    }
  }

  private Post post(SearchQuery question, List<Report> reports) {
    List<Block> blocks = new ArrayList<>();
    for (Report report : reports) {
      blocks.add(
          new Block.Headline(
              Optional.of(blocks.size() / 2 + 1),
              rich(snippets.title(question, report)),
              Optional.of(URI.create("https://news.example/a")),
              report.source(),
              Instant.EPOCH,
              "",
              Optional.empty()));
      blocks.add(new Block.Words(rich(snippets.passage(question, report, PASSAGE))));
    }
    return new Post(blocks, List.of());
  }

  private static RichText rich(List<Snippets.Part> parts) {
    List<RichText.Span> spans = new ArrayList<>(parts.size());
    for (Snippets.Part part : parts) {
      spans.add(
          part.found()
              ? new RichText.Span.Mark(part.text())
              : new RichText.Span.Plain(part.text()));
    }
    return new RichText(spans);
  }

  @Benchmark
  public Tally facets() {
    return index.tally(FACETS, questions.get(next()), ALL);
  }

  @Benchmark
  public List<ArticleId> newest() {
    return index.latest(sector(next() % 8), 0, NEWEST);
  }

  /** Lists beyond what is kept are read from the index each time. */
  @Benchmark
  public List<ArticleId> newestUnkept() {
    return index.latest(sector(next() % 8), 200, NEWEST);
  }

  private static Filter sector(int number) {
    return new Filter(
        ALL.scope(),
        Set.of(Sector.of(Invented.sector(number))),
        ALL.editions(),
        ALL.sources(),
        ALL.kinds(),
        ALL.languages(),
        ALL.after(),
        ALL.before());
  }

  @Benchmark
  public long sqliteNewest() throws SQLException {
    newestRows.setString(1, Invented.sector(next() % 8));
    newestRows.setInt(2, NEWEST);
    return sum(newestRows);
  }

  @Benchmark
  public long sqliteOr() throws SQLException {
    best.setString(1, matches.get(next()));
    return sum(best);
  }

  private static long sum(PreparedStatement query) throws SQLException {
    long sum = 0;
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        sum += rows.getLong(1);
      }
    }
    return sum;
  }

  @Benchmark
  public List<Suggestion> completion() {
    return index.complete(suggesters.typed(next()), org.tidings.feed.Scope.ALL, HITS);
  }

  @Benchmark
  public List<Suggestion> completionOfTypo() {
    return index.complete(suggesters.mistyped(next()), org.tidings.feed.Scope.ALL, HITS);
  }

  @Benchmark
  public int luceneSuggester() throws IOException {
    return suggesters.plain(next(), HITS);
  }

  @Benchmark
  public int luceneFuzzySuggester() throws IOException {
    return suggesters.fuzzy(next(), HITS);
  }
}
