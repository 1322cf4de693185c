package org.tidings.command;

import java.util.ArrayList;
import java.util.List;
import org.tidings.chat.CommandSpec;
import org.tidings.feed.StarterCatalogue;
import org.tidings.search.Snippets;
import org.tidings.text.Tokenizer;

/** The commands for readers, in the order of the menu. */
public final class ReaderCommands {
  private ReaderCommands() {}

  /**
   * Makes all commands, sharing one memory of lists.
   *
   * @param further commands of other parts of the house, put before help and menu so that both
   *     speak of them
   */
  public static List<Command> all(
      Notebook notebook, StarterCatalogue catalogue, AboutSettings about, List<Command> further) {
    Tokenizer tokenizer = new Tokenizer();
    ListPages pages = new ListPages(notebook.lists());
    Latest latest = Latest.all(pages);
    Pointer pointer = new Pointer(notebook.lists(), latest);
    List<Command> commands = new ArrayList<>();
    commands.add(latest);
    commands.add(new TrendingNow(pages, pointer));
    commands.add(new Search(pages, notebook.searches(), new Snippets(tokenizer)));
    commands.add(new AskNews(tokenizer));
    commands.add(new Read(pointer));
    commands.add(new FullStory(pointer, () -> specs(commands)));
    commands.add(new Related(pointer, pages));
    commands.add(Latest.shots(pages));
    commands.add(Latest.opinion(pages));
    commands.add(Facets.sectors());
    commands.add(Facets.editions());
    commands.add(Facets.sources(catalogue));
    commands.addAll(further);
    commands.add(new Menu(() -> specs(commands)));
    commands.add(new Help(() -> specs(commands)));
    commands.add(new Start(() -> List.copyOf(commands)));
    commands.add(new About(about));
    commands.add(new Privacy(notebook.personal()));
    commands.add(new Rss(notebook.lists(), latest));
    commands.add(new GiveFeedback(notebook.feedback()));
    commands.add(new Settings(notebook.preferences()));
    return List.copyOf(commands);
  }

  private static List<CommandSpec> specs(List<Command> commands) {
    return commands.stream().map(Command::spec).toList();
  }
}
