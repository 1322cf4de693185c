package org.tidings.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tidings.chat.CommandSpec;
import org.tidings.chat.CommandSpec.Audience;
import org.tidings.chat.OptionSpec;
import org.tidings.chat.Reply;

/** A search that goes on: {@code /alert} is a follow of a query, {@code /alerts} lists them. */
final class Alert implements Command {
  private static final String NAME = "alert";

  private final Follow follow;

  Alert(Follow follow) {
    this.follow = follow;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        NAME,
        Sentences.say("command.alert"),
        false,
        false,
        Audience.MODERATORS,
        List.of(
            new OptionSpec(
                "query",
                Sentences.say("option.query"),
                OptionSpec.Type.TEXT,
                true,
                List.of(),
                false)),
        List.of(),
        List.of("/alert \"central bank\" -india", "/alert title:tsunami here hourly"));
  }

  @Override
  public Reply run(Call call) {
    String query = call.values().get("query").orElse("").replaceAll("(?i) here(?= |$)", "");
    return follow.run(call.with(new Values(Follow.NAME, Optional.empty(), Map.of("what", query))));
  }

  /** All that this room watches. */
  static final class All implements Command {
    private final Following following;

    All(Following following) {
      this.following = following;
    }

    @Override
    public CommandSpec spec() {
      return Options.spec("alerts", false, List.of(), "/alerts");
    }

    @Override
    public Reply run(Call call) {
      return following.run(call.with(new Values(Following.NAME, Optional.of("list"), Map.of())));
    }
  }
}
