/** Tests of several processes on one database; minutes long, so apart from the gate. */
@NullMarked
package org.tidings.heavy;

import org.jspecify.annotations.NullMarked;
