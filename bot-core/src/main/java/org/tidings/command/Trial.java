package org.tidings.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.chat.Block;
import org.tidings.chat.RichText;
import org.tidings.feed.FeedId;
import org.tidings.feed.Scope;
import org.tidings.search.ArticleIndex.Sort;
import org.tidings.search.Filter;
import org.tidings.search.Hit;
import org.tidings.search.Results;
import org.tidings.subscription.Interest;
import org.tidings.subscription.Subscription;

/** A rule tried on history: how much of the last articles it would have posted, with examples. */
final class Trial {
  private static final int LAST = 500;

  private Trial() {}

  /** What to say of a follow before or after it is kept; nothing while there is no history. */
  static List<Block> of(Call call, Subscription subscription) {
    Optional<org.tidings.search.SearchQuery> query = subscription.wish().query();
    Scope scope =
        subscription.to().equals(call.where())
            ? call.scope()
            : call.desk().feeds().scopeOf(subscription.to());
    if (subscription.wish().interest() instanceof Interest.OfFeed(FeedId feed)
        && scope.sees(feed)) {
      scope = Scope.of(Set.of(feed));
    }
    List<ArticleId> last = call.desk().index().latest(Filter.of(scope), 0, LAST);
    if (query.isEmpty() || last.isEmpty()) {
      return List.of();
    }
    Article oldest = call.desk().articles().article(last.getLast()).orElseThrow();
    Filter since =
        new Filter(
            scope,
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            subscription.terms().language().map(Set::of).orElse(Set.of()),
            Optional.of(oldest.at()),
            Optional.empty());
    Results results =
        call.desk().index().search(query.get(), since, Sort.DATE, 0, LAST, call.now());
    return blocks(call, last, results);
  }

  private static List<Block> blocks(Call call, List<ArticleId> last, Results results) {
    Set<ArticleId> fit = new HashSet<>();
    for (Hit hit : results.hits()) {
      fit.add(hit.article());
      fit.addAll(hit.more());
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("trial.count", results.hits().size(), last.size())));
    examples(call, blocks, "trial.posted", last.stream().filter(fit::contains).toList());
    examples(call, blocks, "trial.left", last.stream().filter(id -> !fit.contains(id)).toList());
    return blocks;
  }

  private static void examples(
      Call call, List<Block> blocks, String title, List<ArticleId> articles) {
    List<Article> two =
        call.desk().articles().articles(articles.subList(0, Math.min(2, articles.size())));
    for (Article article : two) {
      blocks.add(
          new Block.Words(
              RichText.plain(
                  Sentences.say(title, article.report().title(), article.report().source()))));
    }
  }
}
