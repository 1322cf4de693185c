/**
 * What every room speaks of: articles with all the facts a news page gives, and the words to sort\n
 * * them by. A leaf: it knows nothing of feeds, chats or databases.
 */
@NullMarked
package org.tidings.article;

import org.jspecify.annotations.NullMarked;
