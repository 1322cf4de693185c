package org.tidings.command;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tidings.article.Article;
import org.tidings.article.Picture;
import org.tidings.article.Report;
import org.tidings.article.Sector;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.Post;
import org.tidings.chat.RichText;

/** All that is known of an article, as a post. */
final class ArticleCard {
  private final Call call;
  private final Article article;
  private final Report report;
  private final List<String> pages;
  private final List<Block.Fact> facts = new ArrayList<>();

  private ArticleCard(Call call, Article article) {
    this.call = call;
    this.article = article;
    this.report = article.report();
    pages = BodyPages.of(report.body());
  }

  static Post of(Call call, Article article) {
    ArticleCard card = new ArticleCard(call, article);
    List<Block> blocks = new ArrayList<>();
    RichText title = RichText.plain(card.report.title());
    blocks.add(ListPages.headline(call, article, Optional.empty(), title, ""));
    card.words().forEach(text -> blocks.add(Block.Words.of(text)));
    card.gather();
    blocks.add(new Block.Facts(card.facts));
    blocks.addAll(Answers.sample(call));
    return new Post(blocks, Answers.fitting(call, card.actions()));
  }

  /** A further page of its text; empty when there is none of that number. */
  static Optional<Post> page(Call call, Article article, int page) {
    ArticleCard card = new ArticleCard(call, article);
    if (page < 2 || page > card.pages.size()) {
      return Optional.empty();
    }
    RichText title = RichText.of(new RichText.Span.Strong(card.report.title()));
    List<Block> blocks = List.of(new Block.Words(title), Block.Words.of(card.pages.get(page - 1)));
    List<Action> actions = new ArrayList<>();
    card.readOn(page).ifPresent(actions::add);
    open(article).ifPresent(actions::add);
    return Optional.of(new Post(blocks, Answers.fitting(call, actions)));
  }

  /** The summary, and the beginning of the text where that says more. */
  private List<String> words() {
    List<String> words = new ArrayList<>();
    String first = pages.isEmpty() ? "" : pages.getFirst();
    if (!report.summary().isEmpty() && !first.startsWith(report.summary())) {
      words.add(report.summary());
    }
    if (!first.isEmpty()) {
      words.add(first);
    }
    return words;
  }

  private Optional<Action> readOn(int page) {
    return page < pages.size()
        ? Optional.of(
            call.buttons()
                .press(
                    Sentences.say("button.read.on", page + 1, pages.size()),
                    Read.NAME,
                    Read.PAGE,
                    Long.toString(article.id().value(), 36) + "." + Integer.toString(page + 1, 36)))
        : Optional.empty();
  }

  /** The way to the publisher's page. */
  static Optional<Action> open(Article article) {
    return article
        .report()
        .link()
        .filter(link -> "http".equals(link.getScheme()) || "https".equals(link.getScheme()))
        .map(link -> new Action.Open(Sentences.say("button.open"), link));
  }

  private void gather() {
    fact("source", Optional.of(report.source()));
    fact("byline", report.byline());
    fact("agency", report.agency());
    moment("created", report.created());
    moment("updated", report.updated());
    if (report.created().isEmpty() && report.updated().isEmpty()) {
      moment("seen", Optional.of(article.firstSeen()));
    }
    fact("kind", Optional.of(report.kind().word()));
    fact(
        "sectors",
        Optional.of(
            report.sectors().stream()
                .sorted()
                .map(Sector::label)
                .collect(Collectors.joining(", "))));
    fact("edition", report.edition().map(edition -> edition.label()));
    fact("language", report.language().map(ValueKind.Language::label));
    fact("picture", report.picture().map(ArticleCard::picture));
    fact("tags", Optional.of(report.tags().stream().sorted().collect(Collectors.joining(", "))));
  }

  private void fact(String name, Optional<String> value) {
    value
        .filter(text -> !text.isBlank())
        .ifPresent(text -> facts.add(Block.Fact.of(Sentences.say("fact." + name), text)));
  }

  /** A time in the caller's zone, and as the publisher printed it where that is another. */
  private void moment(String name, Optional<Instant> at) {
    at.ifPresent(
        instant -> {
          List<RichText.Span> spans = new ArrayList<>();
          spans.add(Moments.span(instant, call.zone()));
          Optional<ZoneId> printed =
              report
                  .zone()
                  .filter(
                      zone ->
                          !zone.getRules()
                              .getOffset(instant)
                              .equals(call.zone().getRules().getOffset(instant)));
          printed.ifPresent(
              zone ->
                  spans.add(
                      new RichText.Span.Plain(
                          " " + Sentences.say("printed", Moments.full(instant, zone)))));
          facts.add(new Block.Fact(Sentences.say("fact." + name), new RichText(spans)));
        });
  }

  private static String picture(Picture picture) {
    String caption = picture.caption().orElse("");
    String note = picture.note().map(text -> "(" + text + ")").orElse("");
    String words = (caption + " " + note).strip();
    return words.isEmpty() ? picture.url().toString() : words;
  }

  private List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    open(article).ifPresent(actions::add);
    readOn(1).ifPresent(actions::add);
    FullStory.button(call, article.id()).ifPresent(actions::add);
    actions.add(Related.button(call, article.id()));
    report.sectors().stream()
        .sorted()
        .limit(2)
        .forEach(
            sector ->
                actions.add(
                    call.buttons()
                        .run(
                            Sentences.say("button.more.of", sector.label()),
                            "latest sector:" + sector.key())));
    actions.add(
        call.buttons()
            .run(
                Sentences.say("button.more.of", report.source()),
                "latest source:" + Values.quoted(report.source())));
    return actions;
  }
}
