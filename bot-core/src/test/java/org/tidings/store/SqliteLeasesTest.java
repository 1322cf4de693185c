package org.tidings.store;

class SqliteLeasesTest extends LeasesContract {
  SqliteLeasesTest() {
    super(Places.sqlite());
  }
}
