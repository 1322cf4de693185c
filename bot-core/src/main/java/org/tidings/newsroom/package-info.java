/**
 * The only room that joins the article flow: identity, story, storing and what is owed in one
 * transaction, then the derived index and trends. One writer at a time.
 */
@NullMarked
package org.tidings.newsroom;

import org.jspecify.annotations.NullMarked;
