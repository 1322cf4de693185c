package org.tidings.store;

class PostgresOutboxTest extends OutboxContract {
  PostgresOutboxTest() {
    super(Places.postgres());
  }
}
