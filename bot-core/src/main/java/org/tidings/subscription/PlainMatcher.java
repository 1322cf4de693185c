package org.tidings.subscription;

import java.util.Map;
import java.util.TreeMap;
import org.tidings.search.ArticleWords;
import org.tidings.search.IndexedArticle;
import org.tidings.search.QueryMatcher;
import org.tidings.search.SearchQuery;
import org.tidings.text.Tokenizer;

/** Asks one interest after the other: exact, and quick enough for some thousands. */
public final class PlainMatcher implements InterestMatcher {
  private final QueryMatcher queries;
  private final Map<Long, SearchQuery> interests = new TreeMap<>();

  public PlainMatcher(Tokenizer tokenizer) {
    queries = new QueryMatcher(tokenizer);
  }

  @Override
  public synchronized void put(long id, SearchQuery query) {
    interests.put(id, query);
  }

  @Override
  public synchronized void remove(long id) {
    interests.remove(id);
  }

  @Override
  public synchronized long[] matches(IndexedArticle article) {
    ArticleWords words = new ArticleWords(article.tokens());
    return interests.entrySet().stream()
        .filter(interest -> queries.matches(interest.getValue(), article, words))
        .mapToLong(Map.Entry::getKey)
        .toArray();
  }

  @Override
  public synchronized int size() {
    return interests.size();
  }
}
