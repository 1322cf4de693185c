package org.tidings.trend;

/**
 * How a topic's reports compare with what is usual for its subject.
 *
 * @param perHour outlets' reports an hour that were usual before it rose
 * @param surprise log-likelihood ratio of a rise against a steady rate, both Poisson
 * @param standing reports an hour with a headline phrase that most of its reports share and that
 *     was steadily used before: a regular column; 0 for none
 */
record Burst(double perHour, double surprise, double standing) {
  static final Burst UNKNOWN = new Burst(0, 0, 0);

  /** Least surprise of a topic that trends: e^4 times likelier a rise than a steady rate. */
  private static final double SURPRISING = 4;

  /** A regular column has many subjects in turn, so one of them rises by chance more easily. */
  private static final double COLUMN = 6;

  private static final double STEADY = 0.3;

  /** Whether more is told than chance would have it. */
  boolean isRise() {
    return surprise >= SURPRISING + (standing > STEADY ? COLUMN : 0);
  }
}
