package org.tidings.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    Optional<ArticleId> copyOf = copyOf(profile);
    List<Candidate> candidates = window.gathered(profile);
    Map<Long, Float> odds = new HashMap<>();
    Candidate best = null;
    float most = model.bar();
    for (Candidate candidate : candidates) {
      float each = odds(candidate);
      odds.put(candidate.story(), each);
      if (each >= most) {
        most = each;
        best = candidate;
      }
    }
    long story = best == null ? article.id().value() : best.story();
    if (copyOf.isPresent()) {
      story = copiedStory;
    }
    window.add(profile, story);
    profile.copyOf = copyOf.map(ArticleId::value).orElse(0L);
    placed++;
    return new Placement(new StoryId(story), copyOf, repair(story, candidates, odds));
  }

  private long copiedStory;

  private Optional<ArticleId> copyOf(Profile profile) {
    long original = 0;
    for (Profile neighbour : window.near(profile)) {
      if (Copies.copy(profile, neighbour)) {
        long first = neighbour.copyOf == 0 ? neighbour.id : neighbour.copyOf;
        if (original == 0 || first < original) {
          original = first;
          copiedStory = neighbour.story;
        }
      }
    }
    return original == 0 ? Optional.empty() : Optional.of(new ArticleId(original));
  }

  private float odds(Candidate candidate) {
    return model.join().apply(candidate.features()) - Age.penalty(candidate.nearestMinutes);
  }

  /** Merges a small story that the new article ties to its own. */
  private List<StoryChanged> repair(long story, List<Candidate> candidates, Map<Long, Float> odds) {
    List<StoryChanged> changes = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Float tie = odds.get(candidate.story());
      if (candidate.story() == story || tie == null || tie < model.bar()) {
        continue;
      }
      merge(story, candidate.story(), changes);
    }
    return changes;
  }

  private void merge(long story, long other, List<StoryChanged> changes) {
    List<Profile> mine = window.members(story);
    List<Profile> others = window.members(other);
    if (mine.isEmpty() || others.isEmpty()) {
      return;
    }
    boolean otherMoves =
        others.size() < mine.size() || (others.size() == mine.size() && other > story);
    int moves = otherMoves ? others.size() : mine.size() - 1;
    if ((moved + moves) * RARELY > placed || mine.size() * others.size() > 400) {
      return;
    }
    float sum = 0;
    for (Profile a : mine) {
      for (Profile b : others) {
        sum += Math.max(-8, Math.min(8, window.odds(a, b)));
      }
    }
    if (sum / (mine.size() * others.size()) < MERGE) {
      return;
    }
    long from = otherMoves ? other : story;
    long into = otherMoves ? story : other;
    window.merge(from, into);
    moved += moves;
    changes.add(new StoryChanged.Merged(new StoryId(from), new StoryId(into)));
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
  }
}
