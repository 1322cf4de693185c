package org.tidings.chat;

/**
 * A message that was sent.
 *
 * @param id the platform's own id of it, unique in the destination
 */
public record MessageRef(Destination where, String id) {}
