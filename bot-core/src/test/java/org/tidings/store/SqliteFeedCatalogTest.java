package org.tidings.store;

class SqliteFeedCatalogTest extends FeedCatalogContract {
  SqliteFeedCatalogTest() {
    super(Places.sqlite());
  }
}
