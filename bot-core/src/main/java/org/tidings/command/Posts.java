package org.tidings.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Article;
import org.tidings.article.ArticleArchive;
import org.tidings.article.ArticleId;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Limits;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;
import org.tidings.delivery.Composer;
import org.tidings.delivery.Delivery;
import org.tidings.feed.Scope;
import org.tidings.story.Story;
import org.tidings.story.StoryArchive;
import org.tidings.subscription.Roster;
import org.tidings.subscription.Style;
import org.tidings.subscription.Subscription;

/** How deliveries look: headlines, digests, round-ups and words to moderators. */
public final class Posts implements Composer {
  /** Most words of a summary under a headline. */
  private static final int LEAD = 40;

  private final ArticleArchive articles;
  private final StoryArchive stories;
  private final RoomFeeds feeds;
  private final Roster roster;

  public Posts(ArticleArchive articles, StoryArchive stories, RoomFeeds feeds, Roster roster) {
    this.articles = articles;
    this.stories = stories;
    this.feeds = feeds;
    this.roster = roster;
  }

  @Override
  public Optional<Composed> compose(Delivery delivery, Limits limits) {
    Optional<Subscription> subscription = delivery.what().subscription().flatMap(roster::find);
    Style style = subscription.map(Subscription::style).orElse(Style.USUAL);
    Scope scope = feeds.scopeOf(delivery.to());
    Optional<Post> post =
        switch (delivery.what().sort()) {
          case HEADLINE, FOLLOW_UP, TEST ->
              delivery
                  .what()
                  .article()
                  .flatMap(articles::article)
                  .flatMap(article -> headline(article, scope, style));
          case DIGEST ->
              several(
                  delivery,
                  scope,
                  limits,
                  Sentences.say(
                      "digest.title",
                      subscription.map(this::wanted).orElseGet(() -> Sentences.say("digest.of"))));
          case ROUND_UP ->
              several(
                  delivery,
                  scope,
                  limits,
                  Sentences.say(
                      "roundup." + cause(delivery.what().words()), delivery.what().items().size()));
          case NOTICE -> Optional.of(Post.words(delivery.what().words()));
        };
    boolean news = delivery.what().sort() != Delivery.Sort.NOTICE;
    return post.map(
        said ->
            new Composed(
                new Outgoing(
                    delivery.id(),
                    delivery.to(),
                    said,
                    Optional.empty(),
                    style.tags(),
                    news ? style.mention() : Optional.empty(),
                    news && style.publish()),
                Integer.toHexString(said.toString().hashCode())));
  }

  private String wanted(Subscription subscription) {
    return Wishes.words(
        subscription.wish(),
        id ->
            feeds.visible(subscription.to()).stream()
                .filter(feed -> feed.id().equals(id))
                .map(feed -> feed.title())
                .findFirst()
                .orElse(""));
  }

  private static String cause(String words) {
    return Sentences.has("roundup." + words) ? words : "held";
  }

  /** One article with the other outlets that tell its story here; empty when it is not seen. */
  Optional<Post> headline(Article article, Scope scope, Style style) {
    Optional<Story> story = stories.storyOf(article.id()).flatMap(id -> stories.story(id, scope));
    boolean visible =
        story.isPresent()
            && story.get().articles().stream().anyMatch(a -> a.id().equals(article.id()));
    return visible ? Optional.of(headline(article, story.get(), style)) : Optional.empty();
  }

  private static Post headline(Article article, Story story, Style style) {
    String also = also(article, story);
    if (!style.format().isEmpty()) {
      return new Post(
          List.of(new Block.Words(Format.of(style.format()).fill(article, also))), List.of());
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(block(article, also));
    String lead = Brief.of(article.report(), LEAD);
    if (!lead.isEmpty()) {
      blocks.add(Block.Words.of(lead));
    }
    return new Post(blocks, List.of());
  }

  /** "also: B, C (3 sources)"; empty when nobody else tells it. */
  private static String also(Article article, Story story) {
    Set<String> others = new LinkedHashSet<>();
    for (Article other : story.articles()) {
      if (!story.copies().contains(other.id())) {
        others.add(other.report().source());
      }
    }
    others.remove(article.report().source());
    others.remove("");
    if (others.isEmpty()) {
      return "";
    }
    List<String> named = others.stream().limit(5).toList();
    return Sentences.say("post.also", String.join(", ", named), others.size() + 1);
  }

  private static Block.Headline block(Article article, String note) {
    Report report = article.report();
    return new Block.Headline(
        Optional.empty(),
        RichText.plain(report.title()),
        report.link().filter(Posts::web),
        report.source(),
        article.at(),
        note,
        report.picture().map(picture -> picture.url()));
  }

  private static boolean web(URI link) {
    return "http".equals(link.getScheme()) || "https".equals(link.getScheme());
  }

  /** Many articles in one post: as many as read well, then how many there are besides. */
  private Optional<Post> several(Delivery delivery, Scope scope, Limits limits, String title) {
    Map<Story, Article> seen = seen(delivery.what().items(), scope);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    List<Map.Entry<Story, Article>> order =
        delivery.what().sort() == Delivery.Sort.DIGEST
            ? edited(seen)
            : List.copyOf(seen.entrySet());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Words(RichText.of(new RichText.Span.Strong(title))));
    String section = "";
    int most = Math.max(1, limits.headlines());
    for (Map.Entry<Story, Article> entry : order.subList(0, Math.min(most, order.size()))) {
      String next = delivery.what().sort() == Delivery.Sort.DIGEST ? section(entry.getValue()) : "";
      if (!next.equals(section) && blocks.size() > 2) {
        blocks.add(new Block.Words(RichText.of(new RichText.Span.Strong(next))));
      }
      section = next;
      int sources = entry.getKey().sources();
      String note = sources > 1 ? Sentences.say("sources", sources) : "";
      blocks.add(block(entry.getValue(), note));
    }
    if (order.size() > most) {
      blocks.add(Block.Words.of(Sentences.say("roundup.more", order.size() - most)));
    }
    return Optional.of(new Post(blocks, questions(delivery)));
  }

  /** Moderators are asked whether a feed that floods a room should go on so. */
  private static List<Action> questions(Delivery delivery) {
    if (!delivery.what().words().equals("flood") || delivery.what().subscription().isEmpty()) {
      return List.of();
    }
    String follow = Long.toString(delivery.what().subscription().get().value(), 36);
    return List.of(
        Buttons.lasting(
            Sentences.say("button.daily"), FeedCommands.NAME, FeedCommands.DAILY, follow),
        Buttons.lasting(
            Sentences.say("button.pause"), FeedCommands.NAME, FeedCommands.PAUSE, follow));
  }

  /** Each story once, by the first of its articles that is listed and seen here. */
  private Map<Story, Article> seen(List<ArticleId> items, Scope scope) {
    Map<Story, Article> seen = new LinkedHashMap<>();
    Set<Long> known = new LinkedHashSet<>();
    for (Article article : articles.articles(items)) {
      stories
          .storyOf(article.id())
          .flatMap(id -> stories.story(id, scope))
          .filter(s -> s.articles().stream().anyMatch(a -> a.id().equals(article.id())))
          .filter(s -> known.add(s.id().value()))
          .ifPresent(story -> seen.put(story, article));
    }
    return seen;
  }

  /** The story most sources tell first, then by section, those with most sources first. */
  private static List<Map.Entry<Story, Article>> edited(Map<Story, Article> seen) {
    List<Map.Entry<Story, Article>> order = new ArrayList<>(seen.entrySet());
    order.sort((a, b) -> Integer.compare(b.getKey().sources(), a.getKey().sources()));
    Map<String, List<Map.Entry<Story, Article>>> sections = new LinkedHashMap<>();
    order.stream()
        .skip(1)
        .forEach(
            entry ->
                sections
                    .computeIfAbsent(section(entry.getValue()), _ -> new ArrayList<>())
                    .add(entry));
    List<Map.Entry<Story, Article>> edited = new ArrayList<>();
    edited.add(order.getFirst());
    sections.values().forEach(edited::addAll);
    return edited;
  }

  private static String section(Article article) {
    return article.report().sectors().stream()
        .sorted()
        .map(Sector::label)
        .findFirst()
        .orElseGet(() -> Sentences.say("digest.other"));
  }
}
