/**
 * The index of one machine, inside Lucene. Only {@link LuceneArticleIndex} is for other rooms; no
 * Lucene type leaves.
 */
@NullMarked
package org.tidings.search.lucene;

import org.jspecify.annotations.NullMarked;
