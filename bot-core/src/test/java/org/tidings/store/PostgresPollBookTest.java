package org.tidings.store;

class PostgresPollBookTest extends PollBookContract {
  PostgresPollBookTest() {
    super(Places.postgres());
  }
}
