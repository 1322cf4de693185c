package org.tidings.trend;

import java.time.Duration;

/**
 * Why a story trends.
 *
 * @param score what it is ranked by
 * @param sources distinct outlets in the window, copies not counted
 * @param lastHour those of them that reported in the last hour of the window, by their own time and
 *     never later than we saw it: a feed read for the first time brings old reports
 * @param span from the first to the last report in the window
 * @param usual how many reports are usual for its subject in such a span, an hour at least; 0 when
 *     not known
 */
public record Evidence(double score, int sources, int lastHour, Duration span, double usual) {}
