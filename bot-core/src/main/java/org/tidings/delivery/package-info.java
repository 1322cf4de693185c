/**
 * What is owed to rooms and how it is paid: nothing is lost, nothing comes twice, in order.
 *
 * <p>What is owed is written in the transaction of the article ({@link
 * org.tidings.delivery.Owing}); a lane per room pays it ({@link org.tidings.delivery.Lane}). Posts
 * are made when they are sent, from what is true then. Knows no platform but through the chat port.
 */
@NullMarked
package org.tidings.delivery;

import org.jspecify.annotations.NullMarked;
