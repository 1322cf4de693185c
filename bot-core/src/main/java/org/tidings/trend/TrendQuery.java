package org.tidings.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tidings.article.Edition;
import org.tidings.article.Sector;
import org.tidings.feed.Scope;

/**
 * What to rank.
 *
 * @param end where the window ends; articles after it do not count
 * @param period length of the window
 */
public record TrendQuery(
    Scope scope,
    Instant end,
    Duration period,
    Optional<Sector> sector,
    Optional<Edition> edition,
    int count) {}
