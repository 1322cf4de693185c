/**
 * A strict stand-in for Telegram's Bot API: rules apart from transport, a ledger of everything.
 *
 * <p>The rules need no network and no clock of their own, so that simulations share them.
 */
@NullMarked
package org.tidings.telegram.standin;

import org.jspecify.annotations.NullMarked;
