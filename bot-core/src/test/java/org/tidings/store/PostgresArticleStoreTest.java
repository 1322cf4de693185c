package org.tidings.store;

class PostgresArticleStoreTest extends ArticleStoreContract {
  PostgresArticleStoreTest() {
    super(Places.postgres());
  }
}
