/**
 * What processes that share a database agree on: who does a piece of work for a while, and how fast
 * all of them together may do something. A leaf; knows nothing of what the work is.
 *
 * <p>A lease is counted by the database's clock, so the clocks of the machines need not agree. Its
 * fencing number grows with every new term: work that is done on behalf of an old one is refused
 * where it is stored.
 */
@NullMarked
package org.tidings.lease;

import org.jspecify.annotations.NullMarked;
