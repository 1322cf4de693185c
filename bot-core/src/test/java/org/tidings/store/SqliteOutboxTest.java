package org.tidings.store;

class SqliteOutboxTest extends OutboxContract {
  SqliteOutboxTest() {
    super(Places.sqlite());
  }
}
