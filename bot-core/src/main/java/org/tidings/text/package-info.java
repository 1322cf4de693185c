/**
 * Words: one tokenisation per article, shared by the index, the interests, the stories and the\n *
 * trends, because making tokens is the dearest step of all.
 */
@NullMarked
package org.tidings.text;

import org.jspecify.annotations.NullMarked;
