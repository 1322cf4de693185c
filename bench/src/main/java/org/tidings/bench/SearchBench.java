package org.tidings.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.IndexedArticle;
import org.tidings.search.SearchQuery;
import org.tidings.search.lucene.LuceneArticleIndex;
import org.tidings.story.StoryId;
import org.tidings.text.Tokenizer;

/**
 * Answers the queries of a judged collection: {@code DIR OUT.run [--typos SEED]}. The texts are
 * given as plain words to the ranking that people's searches use; the judgements are never read.
 */
public final class SearchBench {
  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
  private static final int SHORTEST_TYPO = 4;
  private static final int DEPTH = 100;

  private SearchBench() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2 && !(args.length == 4 && args[2].equals("--typos"))) {
      throw new IllegalArgumentException("usage: search DIR OUT.run [--typos SEED]");
    }
    ObjectMapper json = new ObjectMapper();
    Tokenizer tokenizer = new Tokenizer();
    List<String> names = new ArrayList<>();
    try (LuceneArticleIndex index = LuceneArticleIndex.inMemory(tokenizer);
        BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      List<IndexedArticle> batch = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(args[0], "docs.jsonl"))) {
        JsonNode doc = json.readTree(line);
        names.add(doc.get("id").asText());
        batch.add(article(tokenizer, doc, names.size()));
      }
      index.put(batch);
      Random random = args.length == 4 ? new Random(Long.parseLong(args[3])) : null;
      for (String line : Files.readAllLines(Path.of(args[0], "queries.jsonl"))) {
        JsonNode query = json.readTree(line);
        String text = query.get("text").asText();
        List<Hit> hits = ask(index, random == null ? text : withTypo(text, random));
        for (int i = 0; i < hits.size(); i++) {
          out.write(
              String.format(
                  Locale.ROOT,
                  "%s Q0 %s %d %.6f tidings%n",
                  query.get("id").asText(),
                  names.get((int) hits.get(i).article().value() - 1),
                  i + 1,
                  hits.get(i).score()));
        }
      }
    }
  }

  private static List<Hit> ask(LuceneArticleIndex index, String text) {
    SearchQuery query = SearchQuery.anyOf(text);
    return index
        .search(query, Filter.of(Scope.ALL), Sort.RELEVANCE, 0, DEPTH, NOW.plusSeconds(60))
        .hits();
  }

  private static IndexedArticle article(Tokenizer tokenizer, JsonNode doc, long id) {
    String title = doc.get("title").asText();
    Report report =
        Report.titled("Collection", title.isBlank() ? "Untitled" : title)
            .body(doc.get("body").asText())
            .build();
    return new IndexedArticle(
        new Article(new ArticleId(id), NOW, id, report),
        tokenizer.tokenize(report),
        Set.of(FeedId.ARCHIVE),
        new StoryId(id),
        false);
  }

  /** One random edit in one random word of four letters or more. */
  private static String withTypo(String text, Random random) {
    String[] words = text.split(" ", -1);
    List<Integer> long4 = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].length() >= SHORTEST_TYPO && words[i].chars().allMatch(Character::isLetter)) {
        long4.add(i);
      }
    }
    if (long4.isEmpty()) {
      return text;
    }
    int chosen = long4.get(random.nextInt(long4.size()));
    StringBuilder word = new StringBuilder(words[chosen]);
    int at = random.nextInt(word.length());
    char letter = (char) ('a' + random.nextInt(26));
    switch (random.nextInt(4)) {
      case 0 -> word.deleteCharAt(at);
      case 1 -> word.insert(at, letter);
      case 2 -> word.setCharAt(at, letter);
      default -> {
        int other = Math.min(at + 1, word.length() - 1);
        char kept = word.charAt(at);
        word.setCharAt(at, word.charAt(other));
        word.setCharAt(other, kept);
      }
    }
    words[chosen] = word.toString();
    return String.join(" ", words);
  }
}
