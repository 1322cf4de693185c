/**
 * What the person who runs Tidings decides: {@code tidings.yaml} and the environment, read once and
 * checked; and the log, which never shows a secret.
 */
@NullMarked
package org.tidings.app.settings;

import org.jspecify.annotations.NullMarked;
