package org.tidings.command;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tidings.article.Kind;
import org.tidings.chat.Block;
import org.tidings.chat.FileBytes;
import org.tidings.chat.Interaction;
import org.tidings.chat.Post;
import org.tidings.chat.Reply;
import org.tidings.feed.Feed;
import org.tidings.feed.FeedCatalog.NewFeed;

/** A room's feeds as a list that other readers understand, in and out. */
final class FeedLists {
  private final FeedFiles files;

  FeedLists(FeedFiles files) {
    this.files = files;
  }

  /** Adds the feeds of a list; none of them is followed by that, so that no flood comes of it. */
  Reply read(Call call, Delivering desk) {
    Optional<Interaction.Attachment> file = call.files().stream().findFirst();
    if (file.isEmpty()) {
      return new Reply.Refuse(Reply.Reason.WRONG_INPUT, Sentences.say("feed.import.what"));
    }
    Optional<List<FeedFiles.Listed>> outlines = files.read(file.get().bytes().toArray());
    if (outlines.isEmpty()) {
      return new Reply.Refuse(
          Reply.Reason.WRONG_INPUT,
          Sentences.say("feed.import.bad", CommandWords.shown(file.get().name())));
    }
    return add(call, desk, outlines.get());
  }

  private static Reply add(Call call, Delivering desk, List<FeedFiles.Listed> outlines) {
    String room = call.where().key();
    Set<URI> known = new HashSet<>();
    desk.catalog().of(room).forEach(feed -> known.add(feed.url()));
    int added = 0;
    int over = 0;
    int refused = 0;
    for (FeedFiles.Listed outline : outlines) {
      Optional<URI> url = FeedCommands.uri(outline.address());
      if (url.isEmpty()) {
        refused++;
      } else if (!known.contains(url.get()) && known.size() >= desk.feedsPerRoom()) {
        over++;
      } else if (known.add(url.get())) {
        added += desk.catalog().add(feed(outline, url.get()), room).fresh() ? 1 : 0;
      }
    }
    int old = outlines.size() - added - over - refused;
    Places.audit(call, desk, call.where(), "feed import of " + added);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Words.of(Sentences.say("feed.imported", added, old, refused)));
    if (over > 0) {
      blocks.add(Block.Words.of(Sentences.say("feed.imported.over", over, desk.feedsPerRoom())));
    }
    return new Reply.Say(
        new Post(
            blocks,
            Answers.fitting(
                call,
                List.of(
                    call.buttons()
                        .run(Sentences.say("feed.follow.daily"), "follow everything daily 08:00"),
                    call.buttons()
                        .run(Sentences.say("feed.follow.instant"), "follow everything here"),
                    call.buttons().run("/feed list", "feed list")))));
  }

  private static NewFeed feed(FeedFiles.Listed outline, URI url) {
    String title = outline.title().isBlank() ? String.valueOf(url.getHost()) : outline.title();
    return new NewFeed(
        url,
        Names.cut(title, 200),
        Names.cut(title, 200),
        Kind.NEWS,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  Reply write(Call call, Delivering desk) {
    List<Feed> own = desk.catalog().of(call.where().key());
    if (own.isEmpty()) {
      return new Reply.Refuse(Reply.Reason.NOT_FOUND, Sentences.say("feed.none"));
    }
    if (!call.limits().files()) {
      return new Reply.Refuse(Reply.Reason.LIMIT, Sentences.say("rss.no.files"));
    }
    List<FeedFiles.Listed> outlines =
        own.stream()
            .map(feed -> new FeedFiles.Listed(feed.title(), feed.url().toString()))
            .toList();
    String document = files.write("Tidings", outlines);
    return new Reply.Say(
        new Post(
            List.of(
                Block.Words.of(Sentences.say("feed.exported", own.size())),
                new Block.File("tidings.opml", "text/x-opml", FileBytes.of(document))),
            List.of()));
  }
}
