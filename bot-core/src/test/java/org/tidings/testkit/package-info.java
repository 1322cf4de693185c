/**
 * What tests of every module share: scripted platforms, a settable clock, the contract of chat
 * platforms. Published as the core's test-jar; never shipped.
 */
@NullMarked
package org.tidings.testkit;

import org.jspecify.annotations.NullMarked;
