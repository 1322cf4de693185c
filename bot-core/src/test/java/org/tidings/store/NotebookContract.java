package org.tidings.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tidings.article.ArticleId;
import org.tidings.article.Edition;
import org.tidings.command.Feedback;
import org.tidings.command.PersonalData.Kept;
import org.tidings.command.PersonalData.Matter;
import org.tidings.command.Preference;
import org.tidings.command.ShownList;

/** What every database does for the notes about people. */
abstract class NotebookContract {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String ASHA = "telegram:1";
  private static final String BO = "telegram:2";

  private final Supplier<Database> place;

  NotebookContract(Supplier<Database> place) {
    this.place = place;
  }

  @Test
  void remembersSettingsOverARestart() {
    var chosen =
        new Preference(
            Optional.of(Edition.of("India")),
            Optional.of(ZoneId.of("Asia/Kolkata")),
            Set.of("en", "hi"));
    try (Database database = place.get()) {
      new SqlPreferences(database).put(ASHA, Preference.NONE);
      new SqlPreferences(database).put(ASHA, chosen);
    }
    try (Database database = place.get()) {
      assertThat(new SqlPreferences(database).of(ASHA)).isEqualTo(chosen);
      assertThat(new SqlPreferences(database).of(BO)).isEqualTo(Preference.NONE);
    }
  }

  @Test
  void givesTheLastListOfACallerInThatRoomOnly() {
    try (Database database = place.get()) {
      var lists = new SqlShownLists(database);
      long first = lists.keep(ASHA, "room", list(1, 2), NOON);
      lists.keep(ASHA, "room", list(3), NOON.plusSeconds(1));
      lists.keep(BO, "room", list(), NOON.plusSeconds(2));

      assertThat(lists.last(ASHA, "room", NOON)).contains(list(3));
      assertThat(lists.last(ASHA, "other", NOON)).isEmpty();
      assertThat(lists.last(ASHA, "room", NOON.plusSeconds(9))).isEmpty();
      assertThat(lists.list(first, "room")).contains(list(1, 2));
      assertThat(lists.list(first, "other")).isEmpty();

      lists.sweep(NOON.plusSeconds(1));
      assertThat(lists.list(first, "room")).isEmpty();
      assertThat(lists.last(BO, "room", NOON)).contains(list());
    }
  }

  @Test
  void forgetsAButtonAfterItsTimeAndInOtherRooms() {
    try (Database database = place.get()) {
      var shelf = new SqlActionShelf(database);
      long number = shelf.put("room", "search:oil prices", NOON);

      assertThat(shelf.get(number, "room", NOON.minusMillis(1))).contains("search:oil prices");
      assertThat(shelf.get(number, "other", NOON.minusMillis(1))).isEmpty();
      assertThat(shelf.get(number, "room", NOON)).isEmpty();
    }
  }

  @Test
  void showsFeedbackNewestFirst() {
    try (Database database = place.get()) {
      var box = new SqlFeedbackBox(database);
      box.add(new Feedback(ASHA, "Asha", "room", NOON, "first"));
      box.add(new Feedback(BO, "Bo", "room", NOON.plusSeconds(1), "second"));

      assertThat(box.newest(0, 10)).extracting(Feedback::text).containsExactly("second", "first");
      assertThat(box.newest(1, 1)).extracting(Feedback::text).containsExactly("first");
      assertThat(box.countSince(ASHA, NOON)).isOne();
      assertThat(box.countSince(ASHA, NOON.plus(Duration.ofHours(1)))).isZero();
      assertThat(box.count()).isEqualTo(2);
    }
  }

  @Test
  void tellsAndForgetsAllThatIsKeptOfACallerAndNothingOfAnother() {
    try (Database database = place.get()) {
      new SqlPreferences(database).put(ASHA, Preference.NONE);
      new SqlPreferences(database).put(BO, Preference.NONE);
      new SqlShownLists(database).keep(ASHA, "room", list(1), NOON);
      new SqlFeedbackBox(database).add(new Feedback(ASHA, "Asha", "room", NOON, "hello"));
      var personal = new SqlPersonalData(database);

      assertThat(personal.kept(ASHA))
          .containsExactlyInAnyOrder(
              new Kept(Matter.SETTINGS, 1),
              new Kept(Matter.LISTS, 1),
              new Kept(Matter.FEEDBACK, 1));
      personal.forget(ASHA);

      assertThat(personal.kept(ASHA)).isEmpty();
      assertThat(personal.kept(BO)).containsExactly(new Kept(Matter.SETTINGS, 1));
    }
  }

  private static ShownList list(long... articles) {
    List<ArticleId> ids = Arrays.stream(articles).mapToObj(ArticleId::new).toList();
    return new ShownList("home", "latest", "Latest news", NOON, ids, ids.size());
  }
}
