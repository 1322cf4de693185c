/**
 * The database side of the ports, the truth: SQLite, or PostgreSQL for many processes. Statements
 * are plain SQL common to both; what differs stays in {@link org.tidings.store.Dialect}.
 *
 * <p>Limits: one writer of articles at a time, a few readers beside it; times are milliseconds
 * since 1970.
 */
@NullMarked
package org.tidings.store;

import org.jspecify.annotations.NullMarked;
