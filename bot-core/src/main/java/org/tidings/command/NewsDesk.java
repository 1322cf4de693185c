package org.tidings.command;

import org.tidings.article.ArticleArchive;
import org.tidings.search.ArticleIndex;
import org.tidings.story.StoryArchive;
import org.tidings.trend.Rising;
import org.tidings.trend.Trending;

/**
 * One newsroom as commands see it.
 *
 * @param name short name that stands in remembered lists, because ids of one newsroom mean nothing
 *     in another: {@code "home"}, {@code "sample"}; lower-case ASCII letters, at most 16
 * @param sample whether its articles are invented, so that answers say so
 */
public record NewsDesk(
    String name,
    boolean sample,
    ArticleArchive articles,
    ArticleIndex index,
    StoryArchive stories,
    Trending trending,
    Rising rising,
    RoomFeeds feeds) {}
