package org.tidings.command;

import java.time.Instant;
import java.util.function.Supplier;
import org.tidings.chat.Limits;
import org.tidings.feed.Scope;

/**
 * What surrounds a call: who answers, what may be seen, what was chosen, what the platform allows.
 *
 * @param standing asked of the platform when it matters; may take 2 s
 * @param now one moment for the whole call
 */
public record Setting(
    NewsDesk desk,
    Scope scope,
    Preference preference,
    Supplier<Standing> standing,
    Limits limits,
    Instant now) {}
