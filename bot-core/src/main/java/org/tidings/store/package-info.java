/**
 * The database side of the ports: SQLite, the truth. Statements are plain SQL; what differs between
 * databases stays in {@link org.tidings.store.Database}.
 *
 * <p>Limits: one writer at a time, a few readers beside it; times are milliseconds since 1970.
 */
@NullMarked
package org.tidings.store;

import org.jspecify.annotations.NullMarked;
