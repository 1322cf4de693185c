/**
 * The outside kill test: the real process against both stand-ins and a server of feeds, all on
 * loopback, killed without warning again and again; then what the platforms received is compared
 * with what was published.
 */
@NullMarked
package org.tidings.bench.kill;

import org.jspecify.annotations.NullMarked;
