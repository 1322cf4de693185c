package org.tidings.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostingsTest {
  private static final int DEEP = 9;

  private static List<Integer> read(Postings postings, int key) {
    List<Integer> numbers = new ArrayList<>();
    int place = postings.find(key);
    for (int back = 0; place >= 0 && back < postings.count(place); back++) {
      numbers.add(postings.number(place, back));
    }
    return numbers;
  }

  @Test
  void knowsTheNewestArticlesOfEachWordAsAPlainMapDoes() {
    // given words of very different commonness, in many articles
    Postings postings = new Postings(DEEP);
    Map<Integer, List<Integer>> plain = new HashMap<>();
    Random random = new Random(5);

    // when all are noted
    for (int number = 0; number < 20_000; number++) {
      int key = (int) (Math.pow(random.nextDouble(), 4) * 9_000);
      postings.add(key, number, 0);
      plain.computeIfAbsent(key, _ -> new ArrayList<>()).addFirst(number);
    }

    // then each word has its newest, newest first
    plain.forEach(
        (key, numbers) ->
            assertThat(read(postings, key))
                .isEqualTo(numbers.subList(0, Math.min(1 << DEEP, numbers.size()))));
    assertThat(postings.find(9_001)).isNegative();
  }

  @Test
  void forgetsWordsThatNoArticleOfTheWindowHas() {
    Postings postings = new Postings(DEEP);

    for (int number = 0; number < 100_000; number++) {
      postings.add(number, number, Math.max(0, number - 100));
    }

    assertThat(postings.find(5)).isNegative();
    assertThat(read(postings, 99_990)).containsExactly(99_990);
  }

  @Test
  void isEmptyAfterClearing() {
    Postings postings = new Postings(DEEP);
    postings.add(7, 1, 0);

    postings.clear();

    assertThat(postings.find(7)).isNegative();
    postings.add(7, 2, 0);
    assertThat(read(postings, 7)).containsExactly(2);
  }
}
