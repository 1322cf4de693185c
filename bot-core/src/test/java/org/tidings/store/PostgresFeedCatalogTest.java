package org.tidings.store;

class PostgresFeedCatalogTest extends FeedCatalogContract {
  PostgresFeedCatalogTest() {
    super(Places.postgres());
  }
}
