package org.tidings.command;

import java.time.Instant;

/**
 * A word from a reader to the operators.
 *
 * @param caller key of the person
 * @param name as shown; hostile text
 * @param room key of the room where it was said
 * @param text at most 2,000 UTF-16 units, cleaned of control characters
 */
public record Feedback(String caller, String name, String room, Instant at, String text) {}
