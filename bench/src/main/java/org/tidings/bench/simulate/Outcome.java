package org.tidings.bench.simulate;

/**
 * What a run found. {@code lost} counts what was said to be sent and is not there, what is owed at
 * the end, and what was never owed though it should have been.
 */
public record Outcome(
    int days,
    long seed,
    long articles,
    long owed,
    long sent,
    long lost,
    long doubled,
    long inDoubt,
    long outOfOrder,
    long inQuietHours,
    long overLimit,
    long kills) {
  public Outcome plus(Outcome other) {
    return new Outcome(
        days + other.days,
        seed,
        articles + other.articles,
        owed + other.owed,
        sent + other.sent,
        lost + other.lost,
        doubled + other.doubled,
        inDoubt + other.inDoubt,
        outOfOrder + other.outOfOrder,
        inQuietHours + other.inQuietHours,
        overLimit + other.overLimit,
        kills + other.kills);
  }

  /** Whether every promise was kept. */
  public boolean kept() {
    return lost + doubled + outOfOrder + inQuietHours + overLimit == 0;
  }

  /** One line. */
  public String json() {
    return ("{\"days\":%d,\"seed\":%d,\"articles\":%d,\"owed\":%d,\"sent\":%d,\"lost\":%d,"
            + "\"doubled\":%d,\"in_doubt\":%d,\"out_of_order\":%d,\"in_quiet_hours\":%d,"
            + "\"over_limit\":%d,\"kills\":%d}")
        .formatted(
            days,
            seed,
            articles,
            owed,
            sent,
            lost,
            doubled,
            inDoubt,
            outOfOrder,
            inQuietHours,
            overLimit,
            kills);
  }
}
