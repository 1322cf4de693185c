package org.tidings.ingest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time that a publisher printed.
 *
 * @param zone the offset it was printed with; empty when it had none and UTC was taken
 */
public record Stamp(Instant at, Optional<ZoneOffset> zone) {}
