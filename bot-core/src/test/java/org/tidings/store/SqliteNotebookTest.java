package org.tidings.store;

class SqliteNotebookTest extends NotebookContract {
  SqliteNotebookTest() {
    super(Places.sqlite());
  }
}
