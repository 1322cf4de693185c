package org.tidings.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidings.article.ArticleId;
import org.tidings.story.StoryChanged;
import org.tidings.story.StoryId;

/** The articles of each story, those told last first. */
final class Stories {
  private static final Comparator<Reports> NEWEST_FIRST =
      Comparator.comparingLong((Reports story) -> -story.newest).thenComparingLong(s -> s.id);

  /** The reports of one story, in order of time. */
  static final class Reports {
    final long id;
    final List<Told> told = new ArrayList<>();
    long newest = Long.MIN_VALUE;

    Reports(long id) {
      this.id = id;
    }

    void add(Told article) {
      int at = told.size();
      while (at > 0 && told.get(at - 1).time > article.time) {
        at--;
      }
      told.add(at, article);
      newest = told.getLast().time;
    }

    void remove(Told article) {
      told.remove(article);
      newest = told.isEmpty() ? Long.MIN_VALUE : told.getLast().time;
    }
  }

  private final Map<Long, Reports> stories = new HashMap<>();
  private final NavigableSet<Reports> recent = new TreeSet<>(NEWEST_FIRST);

  /** The stories, that with the newest report first. */
  Collection<Reports> newestFirst() {
    return recent;
  }

  void add(Told told) {
    Reports story = stories.computeIfAbsent(told.story, Reports::new);
    recent.remove(story);
    story.add(told);
    recent.add(story);
  }

  void remove(Told told) {
    Reports story = stories.get(told.story);
    if (story == null) {
      return;
    }
    recent.remove(story);
    story.remove(told);
    if (story.told.isEmpty()) {
      stories.remove(told.story);
    } else {
      recent.add(story);
    }
  }

  void apply(StoryChanged change, Map<Long, Told> articles) {
    switch (change) {
      case StoryChanged.Merged(StoryId from, StoryId into) -> {
        Reports story = stories.get(from.value());
        if (story != null) {
          List.copyOf(story.told).forEach(told -> move(told, into.value()));
        }
      }
      case StoryChanged.Split(_, StoryId into, List<ArticleId> moved) ->
          moved.forEach(id -> move(articles.get(id.value()), into.value()));
      case StoryChanged.Moved(ArticleId id, _, StoryId into) ->
          move(articles.get(id.value()), into.value());
    }
  }

  private void move(@Nullable Told told, long into) {
    if (told != null) {
      remove(told);
      told.story = into;
      add(told);
    }
  }
}
