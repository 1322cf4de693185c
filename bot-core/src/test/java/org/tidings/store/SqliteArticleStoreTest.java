package org.tidings.store;

class SqliteArticleStoreTest extends ArticleStoreContract {
  SqliteArticleStoreTest() {
    super(Places.sqlite());
  }
}
