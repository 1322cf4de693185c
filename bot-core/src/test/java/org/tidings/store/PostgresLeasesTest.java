package org.tidings.store;

class PostgresLeasesTest extends LeasesContract {
  PostgresLeasesTest() {
    super(Places.postgres());
  }
}
