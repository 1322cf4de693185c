/**
 * Finding articles: the one grammar of queries, the index port and its Lucene inside. The index
 * is\n * derived: it can be deleted at any time and is rebuilt from the database by change number.
 */
@NullMarked
package org.tidings.search;

import org.jspecify.annotations.NullMarked;
