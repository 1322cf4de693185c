/** Benchmarks and quality runs; never shipped. */
@NullMarked
package org.tidings.bench;

import org.jspecify.annotations.NullMarked;
