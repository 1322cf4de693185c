package org.tidings.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatMember;
import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Rights;

/** Who may configure a chat, asked of Telegram and remembered for a minute. */
final class RightsDesk {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 10_000;
  private static final Set<String> MODERATORS = Set.of("creator", "administrator");

  private final Api api;
  private final InstantSource clock;
  private final AtomicBoolean basic;
  private final Map<String, Known> known = new LinkedHashMap<>();

  private record Known(Rights rights, Instant until) {}

  RightsDesk(Api api, InstantSource clock, AtomicBoolean basic) {
    this.api = api;
    this.clock = clock;
    this.basic = basic;
  }

  Rights of(Caller who, Destination where) {
    if (!who.platform().equals(TelegramPlatform.NAME)) {
      return Rights.READER;
    }
    // In a direct chat its owner; in a group an administrator who speaks as the group itself.
    if (who.id().equals(where.room())) {
      return Rights.MODERATOR;
    }
    if (Outcome.isPerson(where) || Outcome.isPerson(chat(who)) == false || basic.get()) {
      return Rights.READER;
    }
    String key = where.room() + "/" + who.id();
    Instant now = clock.instant();
    synchronized (known) {
      known.values().removeIf(k -> !k.until().isAfter(now));
      Known answer = known.get(key);
      if (answer != null) {
        return answer.rights();
      }
    }
    return ask(who, where, key, now);
  }

  private static Destination chat(Caller who) {
    return new Destination(TelegramPlatform.NAME, who.id(), "", true);
  }

  private Rights ask(Caller who, Destination where, String key, Instant now) {
    long user;
    try {
      user = Long.parseLong(who.id());
    } catch (NumberFormatException _) {
      return Rights.READER;
    }
    Answer answer = api.quick(GetChatMember.builder().chatId(where.room()).userId(user).build());
    if (!(answer instanceof Answer.Ok(var member))) {
      return Rights.READER; // not remembered: it may be the network
    }
    Rights rights =
        MODERATORS.contains(member.path("status").asText()) ? Rights.MODERATOR : Rights.READER;
    synchronized (known) {
      if (known.size() < MOST) {
        known.put(key, new Known(rights, now.plus(KEPT)));
      }
    }
    return rights;
  }
}
