package org.tidings.store;

class SqlitePollBookTest extends PollBookContract {
  SqlitePollBookTest() {
    super(Places.sqlite());
  }
}
