/** Main, settings and wiring: the only room that sees all others. */
@NullMarked
package org.tidings.app;

import org.jspecify.annotations.NullMarked;
