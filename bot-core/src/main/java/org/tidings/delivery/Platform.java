package org.tidings.delivery;

import org.tidings.chat.Limits;
import org.tidings.chat.Messenger;

/** A platform to send to. */
public record Platform(Messenger messenger, Limits limits) {}
