package org.tidings.bench.kill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.article.ArticleId;
import org.tidings.chat.Destination;
import org.tidings.delivery.Delivery;
import org.tidings.delivery.State;
import org.tidings.store.Database;
import org.tidings.store.SqlArticleStore;
import org.tidings.store.SqlOutbox;

/** What was published, posted and remembered, compared. */
final class Ledger {
  private final List<String> complaints = new ArrayList<>();
  private long owed;
  private long sent;
  private long lost;
  private long doubled;
  private long inDoubt;
  private long outOfOrder;

  /**
   * What became of all articles.
   *
   * @param inDoubt reported as such by the bot, and not seen
   */
  record Sum(long owed, long sent, long lost, long doubled, long inDoubt, long outOfOrder) {
    boolean exact() {
      return lost + doubled + outOfOrder == 0;
    }
  }

  /**
   * @param published the marks of every room
   * @param posts what stands in every room, oldest first
   */
  static Sum compare(
      Path database,
      Map<Destination, List<String>> published,
      Map<Destination, List<String>> posts) {
    Ledger ledger = new Ledger();
    try (Database open = Database.open(database)) {
      SqlOutbox outbox = new SqlOutbox(open);
      SqlArticleStore store = new SqlArticleStore(open);
      published.forEach(
          (room, marks) ->
              ledger.room(
                  room, marks, posts.getOrDefault(room, List.of()), byMark(room, outbox, store)));
    }
    ledger.complaints.stream().limit(30).forEach(System.err::println);
    return new Sum(
        ledger.owed, ledger.sent, ledger.lost, ledger.doubled, ledger.inDoubt, ledger.outOfOrder);
  }

  /** The bot's own account: the delivery that told, or will tell, each article. */
  private static Map<String, Delivery> byMark(
      Destination room, SqlOutbox outbox, SqlArticleStore store) {
    Map<String, Delivery> byMark = new HashMap<>();
    for (Delivery delivery : outbox.last(room.key(), List.of(), 0, Integer.MAX_VALUE)) {
      Delivery telling = delivery.via().flatMap(outbox::find).orElse(delivery);
      List<ArticleId> articles = new ArrayList<>(delivery.what().items());
      delivery.what().article().ifPresent(articles::add);
      for (ArticleId id : articles) {
        store
            .article(id)
            .map(article -> article.report().title())
            .ifPresent(title -> byMark.put(title.substring(title.lastIndexOf(' ') + 1), telling));
      }
    }
    return byMark;
  }

  private void room(
      Destination room, List<String> marks, List<String> posts, Map<String, Delivery> known) {
    long turn = 0;
    Map<String, Integer> times = new HashMap<>();
    for (String post : posts) {
      long newest = turn;
      for (String mark : marks) {
        if (post.contains(mark)) {
          int count = times.merge(mark, 1, Integer::sum);
          Delivery delivery = known.get(mark);
          if (count == 1 && delivery != null) {
            if (delivery.turn() < turn) {
              outOfOrder++;
              complaints.add("out of order in %s: %s %s".formatted(room.key(), mark, delivery));
            }
            newest = Math.max(newest, delivery.turn());
          }
        }
      }
      turn = newest;
    }
    for (String mark : marks) {
      owed++;
      count(room, mark, times.getOrDefault(mark, 0), Optional.ofNullable(known.get(mark)));
    }
  }

  private void count(Destination room, String mark, int times, Optional<Delivery> delivery) {
    boolean doubt = delivery.filter(d -> d.state() == State.IN_DOUBT).isPresent();
    boolean told = delivery.filter(d -> d.state() == State.SENT).isPresent();
    boolean several = delivery.filter(d -> d.what().items().size() > 1).isPresent();
    if (times > 1) {
      doubled++;
      complaints.add("doubled in %s: %s %d times".formatted(room.key(), mark, times));
    } else if (times == 1) {
      sent++;
      if (!told && !doubt) {
        complaints.add("posted but not known as sent in %s: %s".formatted(room.key(), delivery));
      }
    } else if (doubt) {
      inDoubt++;
    } else if (told && several) {
      sent++; // a round-up shows its first stories and counts the others
    } else {
      lost++;
      complaints.add("lost in %s: %s %s".formatted(room.key(), mark, delivery));
    }
  }
}
