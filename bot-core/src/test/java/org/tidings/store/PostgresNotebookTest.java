package org.tidings.store;

class PostgresNotebookTest extends NotebookContract {
  PostgresNotebookTest() {
    super(Places.postgres());
  }
}
