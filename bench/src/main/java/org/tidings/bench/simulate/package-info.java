/**
 * Delivery over virtual time: feeds that lie, platforms that limit, fail, move and forget, and a
 * process that is killed anywhere; then the ledger of what arrived is checked. One seed, one run.
 */
@NullMarked
package org.tidings.bench.simulate;

import org.jspecify.annotations.NullMarked;
