package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import org.tidings.chat.Block;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.search.ArticleIndex.Facet;
import org.tidings.search.Filter;

/** Who runs this and on what terms: {@code /about}. */
final class About implements Command {
  private final AboutSettings settings;

  About(AboutSettings settings) {
    this.settings = settings;
  }

  @Override
  public CommandSpec spec() {
    return Options.spec("about", false, List.of(), "/about");
  }

  @Override
  public Reply run(Call call) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(Block.Fact.of(Sentences.say("fact.version"), settings.version()));
    facts.add(
        Block.Fact.of(
            Sentences.say("fact.articles"),
            Sentences.say("number", call.desk().articles().count())));
    facts.add(
        Block.Fact.of(
            Sentences.say("fact.sources"),
            Sentences.say(
                "number",
                call.desk().index().counts(Facet.SOURCE, Filter.of(call.scope())).size())));
    facts.add(
        Block.Fact.of(
            Sentences.say("fact.contact"),
            settings.contact().isBlank() ? Sentences.say("about.no.contact") : settings.contact()));
    facts.add(
        Block.Fact.of(
            Sentences.say("fact.terms"),
            settings.terms().isBlank() ? Sentences.say("about.no.terms") : settings.terms()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("about.words")));
    blocks.add(new Block.Facts(facts));
    blocks.addAll(Answers.sample(call));
    return new Reply.Say(
        new Post(
            blocks,
            Answers.fitting(
                call,
                List.of(
                    call.buttons().run(Sentences.say("button.privacy"), "privacy"),
                    call.buttons().run(Sentences.say("button.help"), "help")))));
  }
}
