package org.tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HitsTest {
  @Test
  void addsUpTheScoresOfEachArticle() {
    Hits hits = new Hits(8);
    hits.add(3, 1.5f);
    hits.add(100_003, 2);
    hits.add(3, 0.5f);

    assertThat(hits.size()).isEqualTo(2);
    assertThat(hits.number(0)).isEqualTo(3);
    assertThat(hits.score(0)).isEqualTo(2);
    assertThat(hits.score(1)).isEqualTo(2);
  }

  @Test
  void startsAnewAfterClearing() {
    Hits hits = new Hits(8);
    hits.add(3, 1);

    hits.clear();
    hits.add(3, 1);

    assertThat(hits.size()).isEqualTo(1);
    assertThat(hits.score(0)).isEqualTo(1);
  }
}
