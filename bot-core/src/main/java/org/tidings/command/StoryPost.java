package org.tidings.command;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.Picture;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Option;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.chat.RichText.Span;
import org.tidings.digest.Timeline;
import org.tidings.story.Story;

/** A story as a post: its brief, how it developed, who told it when, pictures, opinions. */
final class StoryPost {
  private static final int DEVELOPMENTS = 5;
  private static final int OPINIONS = 3;
  private static final int OUTLETS = 15;
  private static final int PICTURES = 4;

  private final Call call;
  private final Story story;
  private final Timeline timeline;
  private final List<Block> blocks = new ArrayList<>();
  private final Set<Article> shown = new LinkedHashSet<>();

  private StoryPost(Call call, Story story) {
    this.call = call;
    this.story = story;
    int room = Math.max(2, call.limits().headlines() - 2);
    timeline = Timeline.of(story, StoryBrief.tokenizer(), Math.min(DEVELOPMENTS, room));
  }

  /** The story at a glance. */
  static Post overview(Call call, Story story, boolean follows) {
    StoryPost post = new StoryPost(call, story);
    Article lead = post.lead();
    post.heading(lead.report().title());
    StoryBrief.of(lead, Optional.of(story)).ifPresent(post.blocks::add);
    post.facts();
    post.headlines("story.developments", post.timeline.developments(), DEVELOPMENTS);
    post.headlines("story.opinions", post.timeline.opinions(), post.roomForOpinions());
    post.outlets();
    post.pictures();
    post.blocks.addAll(Answers.sample(call));
    return new Post(post.blocks, Answers.fitting(call, post.actions(lead, follows)));
  }

  /** A page of all reports, oldest first. */
  static Post reports(Call call, Story story, int from) {
    StoryPost post = new StoryPost(call, story);
    List<Article> all = new ArrayList<>(post.timeline.reports());
    all.addAll(post.timeline.opinions());
    int size = Math.max(1, call.limits().headlines());
    int end = Math.min(all.size(), from + size);
    post.heading(Sentences.say("story.reports", from + 1, end, all.size()));
    all.subList(from, end).forEach(post::headline);
    post.blocks.addAll(Answers.sample(call));
    List<Action> actions = new ArrayList<>();
    if (end < all.size()) {
      actions.add(post.page("button.next", end));
    }
    if (from > 0) {
      actions.add(post.page("button.back", Math.max(0, from - size)));
    }
    actions.add(post.pick());
    actions.add(
        call.buttons()
            .run(
                Sentences.say("button.overview"), FullStory.NAME + " " + Pointer.name(story.id())));
    return new Post(post.blocks, Answers.fitting(call, actions));
  }

  /** The newest report of its own, else the newest piece at all. */
  private Article lead() {
    List<Article> own =
        timeline.reports().stream().filter(a -> !story.copies().contains(a.id())).toList();
    return own.isEmpty() ? story.articles().getLast() : own.getLast();
  }

  private void heading(String text) {
    blocks.add(new Block.Words(RichText.of(new Span.Strong(text))));
  }

  private void facts() {
    Instant first = timeline.outlets().getFirst().first();
    Instant last = story.articles().stream().map(Article::at).max(Instant::compareTo).orElse(first);
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(
        Block.Fact.of(
            Sentences.say("fact.told"),
            Sentences.say(
                "story.told", story.articles().size(), story.sources(), story.copies().size())));
    facts.add(
        new Block.Fact(
            Sentences.say("fact.first"),
            RichText.of(
                Moments.span(first, call.zone()),
                new Span.Plain(" · " + timeline.outlets().getFirst().name()))));
    if (last.isAfter(first)) {
      facts.add(
          new Block.Fact(
              Sentences.say("fact.newest"), RichText.of(Moments.span(last, call.zone()))));
    }
    blocks.add(new Block.Facts(facts));
  }

  private int roomForOpinions() {
    return Math.min(OPINIONS, Math.max(1, call.limits().headlines() - shown.size()));
  }

  private void headlines(String title, List<Article> articles, int most) {
    if (articles.isEmpty()) {
      return;
    }
    if (story.articles().size() > 1) {
      blocks.add(Block.Words.of(Sentences.say(title)));
    }
    articles.stream().limit(most).forEach(this::headline);
  }

  private void headline(Article article) {
    Instant first = timeline.outlets().getFirst().first();
    String note =
        story.copies().contains(article.id())
            ? Sentences.say("story.copy")
            : article.at().equals(first)
                ? Sentences.say("story.first")
                : Sentences.say("story.later", Spans.brief(Duration.between(first, article.at())));
    RichText title = RichText.plain(article.report().title());
    blocks.add(ListPages.headline(call, article, Optional.empty(), title, note));
    shown.add(article);
  }

  private void outlets() {
    List<Block.Fact> facts = new ArrayList<>();
    for (Timeline.Outlet outlet : timeline.outlets().stream().limit(OUTLETS).toList()) {
      String many = Sentences.say("story.outlet", outlet.own(), outlet.copies());
      facts.add(
          new Block.Fact(
              outlet.name().isEmpty() ? Sentences.say("story.nameless") : outlet.name(),
              RichText.of(Moments.span(outlet.first(), call.zone()), new Span.Plain(many))));
    }
    blocks.add(Block.Words.of(Sentences.say("story.outlets", timeline.outlets().size())));
    blocks.add(new Block.Facts(facts));
    if (timeline.outlets().size() > OUTLETS) {
      blocks.add(Block.Words.of(Sentences.say("story.more", timeline.outlets().size() - OUTLETS)));
    }
  }

  private void pictures() {
    Set<URI> seen = new LinkedHashSet<>();
    List<Span> spans = new ArrayList<>();
    for (Article article : story.articles()) {
      Optional<Picture> picture = article.report().picture();
      if (picture.isPresent() && seen.size() < PICTURES && seen.add(picture.get().url())) {
        String words = picture.get().caption().orElse(article.report().source());
        String note = picture.get().note().map(text -> " (" + text + ")").orElse("");
        spans.add(new Span.Plain(spans.isEmpty() ? Sentences.say("story.pictures") + " " : " · "));
        spans.add(new Span.Link(Names.cut(words, 100) + note, picture.get().url()));
      }
    }
    if (!spans.isEmpty()) {
      blocks.add(new Block.Words(new RichText(spans)));
    }
  }

  private List<Action> actions(Article lead, boolean follows) {
    List<Action> actions = new ArrayList<>();
    ArticleCard.open(lead).ifPresent(actions::add);
    actions.add(pick());
    if (story.articles().size() > shown.size()) {
      actions.add(page("button.reports", 0));
    }
    if (follows) {
      actions.add(
          call.buttons().run(Sentences.say("button.follow"), "follow story:" + story.id().value()));
    }
    actions.add(Related.button(call, lead.id()));
    actions.add(new Action.Share(Sentences.say("button.share"), "story:" + story.id().value()));
    return actions;
  }

  private Action page(String label, int from) {
    String payload = Long.toString(story.id().value(), 36) + "." + Integer.toString(from + 1, 36);
    return call.buttons()
        .press(
            Sentences.say(label, story.articles().size()), FullStory.NAME, FullStory.PAGE, payload);
  }

  private Action pick() {
    List<Option> options =
        shown.stream()
            .limit(call.limits().options())
            .map(
                article ->
                    new Option(
                        Names.cut(article.report().source() + ": " + article.report().title(), 90),
                        Long.toString(article.id().value(), 36)))
            .toList();
    return new Action.Pick(
        Sentences.say("pick.read"), call.buttons().pressId(Read.NAME, Read.ARTICLE, ""), options);
  }
}
