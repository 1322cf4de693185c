package org.tidings.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidings.article.Article;
import org.tidings.article.ArticleId;
import org.tidings.text.ArticleTokens;

/**
 * Groups articles in one pass: the newest joins the story that a learnt ranking likes best, if it
 * likes it enough, or opens one. Few merges repair what only a later article shows.
 */
public final class OnlineClusterer implements Clusterer {
  /** Articles in the window. */
  public static final int WINDOW = 100_000;

  /** One article in so many may change its story later. */
  private static final int RARELY = 110;

  /** Mean log-odds of the pairs of two stories from which they are one. */
  private static final float MERGE = 1;

  private final Profiler profiler;
  private final StoryModel model;
  private final StoryWindow window;
  private long placed;
  private long moved;

  public OnlineClusterer() {
    this(WINDOW, Background.shipped(), Meaning.shipped(), StoryModel.shipped());
  }

  public OnlineClusterer(int capacity, Background background, Meaning meaning, StoryModel model) {
    this.model = model;
    profiler = new Profiler(background, meaning);
    window = new StoryWindow(capacity, background, model.pair());
  }

  @Override
  public Placement place(Article article, ArticleTokens tokens) {
    Profile profile = profiler.profile(article, tokens);
    profiler.learn(profile, english(tokens));
    List<Candidate> candidates = window.candidates(profile);
    Profile original = window.original(profile);
    Group group = original == null ? choose(candidates) : original.group();
    profile.tie = tie(candidates, group);
    if (group == null) {
      group = new Group(article.id().value());
    }
    window.add(profile, group);
    profile.copyOf = original == null ? 0 : original.original();
    placed++;
    long story = group.id;
    List<StoryChanged> changes = repair(group, candidates);
    return new Placement(
        new StoryId(story),
        original == null ? Optional.empty() : Optional.of(new ArticleId(profile.copyOf)),
        changes);
  }

  /** The story that an article joins, null when it opens one. */
  private @Nullable Group choose(List<Candidate> candidates) {
    Group best = null;
    float most = model.bar();
    for (Candidate candidate : candidates) {
      candidate.odds =
          model.join().apply(candidate.features()) - Age.penalty(candidate.nearestMinutes);
      if (candidate.odds >= most) {
        most = candidate.odds;
        best = candidate.group;
      }
    }
    return best;
  }

  /** What the candidates know of the tie to a story's newest article. */
  private static float tie(List<Candidate> candidates, @Nullable Group group) {
    for (Candidate candidate : candidates) {
      if (candidate.group == group) {
        return candidate.newest;
      }
    }
    return Float.NaN;
  }

  /** Merges a small story that the new article ties to its own. */
  private List<StoryChanged> repair(Group group, List<Candidate> candidates) {
    List<StoryChanged> changes = new ArrayList<>();
    Group mine = group;
    for (Candidate candidate : candidates) {
      if (candidate.group != mine && candidate.odds >= model.bar()) {
        mine = merge(mine, candidate.group, changes);
      }
    }
    return changes;
  }

  /** Makes two stories one if all their articles say so; answers the story of the new article. */
  private Group merge(Group mine, Group other, List<StoryChanged> changes) {
    boolean otherMoves = other.size < mine.size || (other.size == mine.size && other.id > mine.id);
    int moves = otherMoves ? other.size : mine.size - 1;
    int together = mine.size + other.size;
    if ((moved + moves) * RARELY > placed
        || mine.size * other.size > 400
        || (mine.refused == other.id && together * 4 < mine.refusedSize * 5)) {
      return mine;
    }
    if (tie(mine, other) < MERGE) {
      mine.refused = other.id;
      mine.refusedSize = together;
      return mine;
    }
    Group from = otherMoves ? other : mine;
    Group into = otherMoves ? mine : other;
    window.merge(from, into);
    moved += moves;
    changes.add(new StoryChanged.Merged(new StoryId(from.id), new StoryId(into.id)));
    return into;
  }

  private float tie(Group mine, Group other) {
    List<Profile> ours = window.members(mine, mine.size);
    List<Profile> others = window.members(other, other.size);
    float sum = 0;
    for (Profile a : ours) {
      for (Profile b : others) {
        sum += Math.clamp(window.odds(a, b), -8, 8);
      }
    }
    return sum / (ours.size() * others.size());
  }

  private static boolean english(ArticleTokens tokens) {
    return tokens.language().equals("en") || tokens.language().isEmpty();
  }

  @Override
  public void restore(Stream<Placed> articles) {
    window.clear();
    profiler.forget();
    placed = 0;
    moved = 0;
    articles.forEach(
        each -> {
          Profile profile = profiler.profile(each.article(), each.tokens());
          profiler.learn(profile, english(each.tokens()));
          window.add(profile, each.place().story().value());
          profile.copyOf = each.place().copyOf().map(ArticleId::value).orElse(0L);
          placed++;
        });
    window.forgetNames();
  }
}
