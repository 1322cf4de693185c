package org.tidings.discord;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Rights;

/**
 * Who may configure a room: who has Manage Channels there, or Manage Server. Known from the
 * interaction that just came, else asked of Discord; kept for a minute. Safe for many threads.
 */
final class RightsDesk {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(60);
  private static final int MOST_KEPT = 10_000;
  private final Supplier<Optional<ShardManager>> shards;
  private final LongSupplier nanos;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  RightsDesk(Supplier<Optional<ShardManager>> shards, LongSupplier nanos) {
    this.shards = shards;
    this.nanos = nanos;
  }

  /** Keeps what an interaction told. */
  void learn(Caller who, Destination where, boolean moderator) {
    if (known.size() >= MOST_KEPT) {
      long now = nanos.getAsLong();
      known.values().removeIf(old -> now - old.since() >= KEPT);
    }
    known.put(key(who, where), new Known(rights(moderator), nanos.getAsLong()));
  }

  Rights ask(Caller who, Destination where) {
    if (!who.platform().equals(InboundMapper.PLATFORM)
        || !where.platform().equals(InboundMapper.PLATFORM)) {
      return Rights.READER;
    }
    if (where.direct()) {
      return rights(where.room().equals(who.id()));
    }
    Known told = known.get(key(who, where));
    if (told != null && nanos.getAsLong() - told.since() < KEPT) {
      return told.rights();
    }
    Optional<Boolean> moderates = shards.get().flatMap(manager -> moderates(manager, who, where));
    moderates.ifPresent(is -> learn(who, where, is));
    return rights(moderates.orElse(false));
  }

  private static Optional<Boolean> moderates(ShardManager manager, Caller who, Destination where) {
    try {
      GuildChannel channel = manager.getChannelById(GuildChannel.class, where.room());
      if (channel == null) {
        return Optional.empty();
      }
      Member member =
          channel.getGuild().retrieveMemberById(who.id()).submit().get(2, TimeUnit.SECONDS);
      return Optional.of(
          member.hasPermission(Permission.MANAGE_SERVER)
              || member.hasPermission(channel, Permission.MANAGE_CHANNEL));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Rights rights(boolean moderator) {
    return moderator ? Rights.MODERATOR : Rights.READER;
  }

  private static String key(Caller who, Destination where) {
    return who.id() + "@" + where.key();
  }

  private record Known(Rights rights, long since) {}
}
