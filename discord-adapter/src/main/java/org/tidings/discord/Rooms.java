package org.tidings.discord;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.tidings.chat.Destination;

/** What kind of room a destination is, asked of Discord once an hour at most. */
final class Rooms {
  private static final int NEWS = 5;
  private static final int FORUM = 15;
  private static final int MEDIA = 16;
  private static final int MOST_KEPT = 20_000;
  private static final long KEPT = 3_600_000_000_000L;
  private final DiscordRest rest;
  private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> direct = new ConcurrentHashMap<>();

  Rooms(DiscordRest rest) {
    this.rest = rest;
  }

  /** The channel to write to: of a thread, a room, or a person's direct chat. */
  Channel channelOf(Destination to) {
    if (!to.direct()) {
      return new Channel.Known(to.thread().isEmpty() ? to.room() : to.thread());
    }
    String opened = direct.get(to.room());
    if (opened != null) {
      return new Channel.Known(opened);
    }
    Call call =
        rest.send(
            Route.Self.CREATE_PRIVATE_CHANNEL.compile(),
            DataObject.empty().put("recipient_id", to.room()));
    try {
      if (call instanceof Call.Done done) {
        String id = done.object().getString("id");
        if (direct.size() < MOST_KEPT) {
          direct.put(to.room(), id);
        }
        return new Channel.Known(id);
      }
    } catch (ParsingException _) {
      return new Channel.Unknown(new Call.Broken(true, "an answer that cannot be read"));
    }
    // opening a direct chat sends nothing, so its loss leaves no doubt
    return new Channel.Unknown(
        call instanceof Call.Broken(_, String reason) ? new Call.Broken(true, reason) : call);
  }

  /** What kind a channel is; empty when Discord does not tell just now. */
  Optional<Kind> kind(String channel) {
    Kept known = kept.get(channel);
    if (known != null && System.nanoTime() - known.since() < KEPT) {
      return Optional.of(known.kind());
    }
    Call call = rest.ask(Route.Channels.GET_CHANNEL.compile(channel));
    try {
      if (call instanceof Call.Done done) {
        Kind kind = kind(done.object());
        if (kept.size() < MOST_KEPT) {
          kept.put(channel, new Kept(kind, System.nanoTime()));
        }
        return Optional.of(kind);
      }
    } catch (ParsingException _) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Forgets what is known of a channel; the next look asks Discord. */
  void forget(String channel) {
    kept.remove(channel);
  }

  private static Kind kind(DataObject channel) {
    int type = channel.getInt("type", 0);
    List<Tag> tags =
        channel.optArray("available_tags").stream()
            .flatMap(all -> all.stream(DataArray::getObject))
            .map(tag -> new Tag(tag.getString("id"), tag.getString("name", "")))
            .toList();
    return new Kind(
        type == FORUM || type == MEDIA, type == NEWS, channel.getString("guild_id", ""), tags);
  }

  /** Where to write to. */
  sealed interface Channel {
    record Known(String id) implements Channel {}

    record Unknown(Call why) implements Channel {}
  }

  /** What a channel is. */
  record Kind(boolean forum, boolean announcements, String guild, List<Tag> tags) {
    Kind {
      tags = List.copyOf(tags);
    }

    /** Ids of the tags with these names, at most five. */
    List<String> tagIds(List<String> names) {
      List<String> wanted = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
      return tags.stream()
          .filter(tag -> wanted.contains(tag.name().toLowerCase(Locale.ROOT)))
          .map(Tag::id)
          .limit(5)
          .toList();
    }
  }

  record Tag(String id, String name) {}

  private record Kept(Kind kind, long since) {}
}
