package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.Action;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Option;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.chat.RichText;
import org.tidings.feed.StarterCatalogue;
import org.tidings.feed.StarterFeed;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;

/**
 * What there is to choose from, with the number of articles: {@code /sectors}, {@code /editions},
 * {@code /sources}.
 */
final class Facets implements Command {
  private static final String PAGE = "page";
  private static final int SIZE = 20;

  private final CommandSpec spec;
  private final Facet facet;
  private final String option;
  private final Optional<StarterCatalogue> catalogue;

  private Facets(
      CommandSpec spec, Facet facet, String option, Optional<StarterCatalogue> catalogue) {
    this.spec = spec;
    this.facet = facet;
    this.option = option;
    this.catalogue = catalogue;
  }

  static Facets sectors() {
    CommandSpec spec = Options.spec("sectors", false, List.of(Options.EDITION), "/sectors");
    return new Facets(spec, Facet.SECTOR, "sector", Optional.empty());
  }

  static Facets editions() {
    CommandSpec spec = Options.spec("editions", false, List.of(Options.SECTOR), "/editions");
    return new Facets(spec, Facet.EDITION, "edition", Optional.empty());
  }

  /** With the feeds that could be added. */
  static Facets sources(StarterCatalogue catalogue) {
    List<OptionSpec> options = List.of(Options.SECTOR, Options.EDITION);
    CommandSpec spec = Options.spec("sources", false, options, "/sources", "/sources energy");
    return new Facets(spec, Facet.SOURCE, "source", Optional.of(catalogue));
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Reply run(Call call) {
    return new Reply.Say(page(call, 0));
  }

  @Override
  public Reply press(Call call, Press press) {
    String[] parts = press.payload().split(" ", 2);
    Optional<Long> from = Buttons.number(parts[0]);
    Optional<Values> values =
        CommandWords.again(spec, spec.name() + (parts.length > 1 ? " " + parts[1] : ""), call);
    return press.verb().equals(PAGE) && from.isPresent() && values.isPresent()
        ? new Reply.Replace(
            page(call.with(values.get()), (int) Math.min(from.get() - 1, 1_000_000)))
        : Answers.expired(call);
  }

  private Post page(Call call, int wanted) {
    Bounds bounds = new Bounds(call);
    Filter filter = bounds.named();
    List<Map.Entry<String, Long>> counts =
        List.copyOf(call.desk().index().counts(facet, filter).entrySet());
    int from = wanted < counts.size() ? wanted : 0;
    List<Map.Entry<String, Long>> page = counts.subList(from, Math.min(from + SIZE, counts.size()));
    List<Block> blocks = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    if (page.isEmpty()) {
      blocks.add(Block.Words.of(Sentences.say("nothing." + spec.name())));
      actions.add(call.buttons().run(Sentences.say("button.latest"), "latest"));
      actions.add(call.buttons().run(Sentences.say("button.help"), "help"));
    } else {
      String title = Sentences.say("title." + spec.name(), counts.size());
      blocks.add(new Block.Words(RichText.of(new RichText.Span.Strong(title))));
      blocks.add(new Block.Facts(page.stream().map(this::fact).toList()));
      turns(call, from, counts.size(), actions);
      actions.add(pick(call, page));
    }
    blocks.addAll(suggestions(bounds));
    blocks.addAll(Answers.sample(call));
    return new Post(blocks, Answers.fitting(call, actions));
  }

  private Block.Fact fact(Map.Entry<String, Long> count) {
    return Block.Fact.of(
        Vocabulary.label(facet, count.getKey()), Sentences.say("articles", count.getValue()));
  }

  private Action pick(Call call, List<Map.Entry<String, Long>> page) {
    List<Option> options =
        page.stream()
            .limit(call.limits().options())
            .filter(count -> count.getKey().length() <= 100)
            .map(count -> new Option(Vocabulary.label(facet, count.getKey()), count.getKey()))
            .toList();
    return new Action.Pick(
        Sentences.say("pick." + option),
        call.buttons().run("", "latest " + option + ":{}").id(),
        options);
  }

  private void turns(Call call, int from, int all, List<Action> actions) {
    String line = call.values().line();
    String words = line.length() > spec.name().length() ? line.substring(spec.name().length()) : "";
    if (from + SIZE < all) {
      String payload = Integer.toString(from + SIZE + 1, 36) + words;
      actions.add(call.buttons().press(Sentences.say("button.next"), spec.name(), PAGE, payload));
    }
    if (from > 0) {
      String payload = Integer.toString(Math.max(0, from - SIZE) + 1, 36) + words;
      actions.add(call.buttons().press(Sentences.say("button.back"), spec.name(), PAGE, payload));
    }
  }

  /** Feeds of the catalogue that fit what was asked. */
  private List<Block> suggestions(Bounds bounds) {
    List<StarterFeed> fitting =
        catalogue
            .map(feeds -> feeds.choose(bounds.namedEdition(), bounds.sector()))
            .orElse(List.of());
    if (fitting.isEmpty()) {
      return List.of();
    }
    List<String> some = fitting.stream().limit(5).map(StarterFeed::title).toList();
    return List.of(
        Block.Words.of(Sentences.say("catalogue", fitting.size(), String.join(", ", some))));
  }
}
