package org.tidings.discord;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.channel.GenericChannelEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.Companions;
import org.tidings.chat.Destination;
import org.tidings.chat.Found;
import org.tidings.chat.InteractionHandler;
import org.tidings.chat.Limits;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Outgoing;
import org.tidings.chat.PlatformRefused;
import org.tidings.chat.Post;
import org.tidings.chat.Rights;
import org.tidings.chat.SendResult;

/**
 * Discord as a chat platform, by JDA.
 *
 * <p>One object serves one {@link #start}; safe for many threads. Sending works from the first
 * login on, also while the gateway is away.
 */
public final class DiscordPlatform implements ChatPlatform {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
  private static final Limits LIMITS = new Limits(10, 25, 25, 80, true, true, true, true);
  private static final Duration PATIENCE_AT_START = Duration.ofSeconds(10);
  private static final int DEFERRING = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private final DiscordSettings settings;
  private final Companions companions;
  private final OkHttpClient client = DiscordRest.client();
  private final DiscordRest rest;
  private final Rooms rooms;
  private final Looks looks = new Looks();
  private final DiscordMessenger messenger;
  private final RightsDesk rights = new RightsDesk(this::shards, System::nanoTime);
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();

  /** Threads of the machine: heavy commands can hold every carrier of the virtual ones. */
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          DEFERRING, Thread.ofPlatform().daemon().name("discord-defer-", 0).factory());

  private final CountDownLatch published = new CountDownLatch(1);
  private final AtomicBoolean publishing = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Session session;

  /** The bot's own user id; empty before the first login. */
  private volatile String bot = "";

  /** A shard that spoke to us, known sooner than the session that opened it. */
  private volatile @Nullable JDA heard;

  private volatile @Nullable Thread publisher;

  /** Nothing is connected before {@link #start}. */
  public DiscordPlatform(DiscordSettings settings) {
    this(settings, Companions.ALONE);
  }

  /** Discord for one of several processes, each with some of the shards. */
  public DiscordPlatform(DiscordSettings settings, Companions companions) {
    this.settings = settings;
    this.companions = companions;
    rest = new DiscordRest(this::shard, new Pace(System::nanoTime), companions);
    rooms = new Rooms(rest);
    messenger = new DiscordMessenger(rest, rooms, looks, this::self);
  }

  @Override
  public boolean isReady() {
    return shard().isPresent();
  }

  @Override
  public String name() {
    return InboundMapper.PLATFORM;
  }

  @Override
  public Limits limits() {
    return LIMITS;
  }

  @Override
  public Rights rights(Caller who, Destination where) {
    return rights.ask(who, where);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Waits 10 s at most for the login. When Discord cannot be reached it goes on trying in the
   * background, with growing pauses.
   */
  @Override
  public void start(InteractionHandler handler) throws PlatformRefused {
    var desk =
        new InteractionDesk(
            handler,
            rest,
            looks,
            new Downloads(client),
            rights,
            timer,
            settings.deferAfter().toMillis());
    EventListener listener = new Listener(handler, desk, new MentionDesk(desk, rest, looks));
    var login = new Login(settings, client, companions);
    try {
      session = login.open(listener);
    } catch (Login.NoShard _) {
      LOG.info("other processes have all of Discord's shards; this one waits for one");
      Thread.ofVirtual().name("discord-login").start(() -> goOnTrying(login, listener));
      return;
    } catch (IOException away) {
      LOG.warn("Discord cannot be reached ({}); trying again", away.getMessage());
      Thread.ofVirtual().name("discord-login").start(() -> goOnTrying(login, listener));
    }
    try {
      if (!published.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Discord's gateway is not there yet; the bot goes on trying");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void goOnTrying(Login login, EventListener listener) {
    Duration pause = Duration.ofSeconds(1);
    while (!closed.get()) {
      try {
        Thread.sleep(pause);
        Session opened = login.open(listener);
        session = opened;
        if (closed.get()) {
          opened.close();
        }
        return;
      } catch (Login.NoShard _) {
        pause = Login.LOOK; // another process may give one up any time
      } catch (IOException away) {
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        LOG.warn("Discord cannot be reached; next attempt in {} s", pause.toSeconds());
      } catch (PlatformRefused refused) {
        LOG.error("{}", refused.getMessage());
        return;
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  @Override
  public SendResult send(Outgoing out) {
    return messenger.send(out);
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    return messenger.edit(message, post);
  }

  @Override
  public SendResult delete(MessageRef message) {
    return messenger.delete(message);
  }

  @Override
  public Found find(Outgoing out) {
    return messenger.find(out);
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    Thread publishes = publisher;
    if (publishes != null) {
      publishes.interrupt();
    }
    work.shutdown();
    try {
      if (!work.awaitTermination(5, TimeUnit.SECONDS)) {
        work.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      work.shutdownNow();
    }
    timer.shutdownNow();
    Session open = session;
    if (open != null) {
      open.close();
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private Optional<ShardManager> shards() {
    return Optional.ofNullable(session).map(Session::shards);
  }

  private Optional<JDA> shard() {
    return shards()
        .flatMap(open -> open.getShardCache().stream().findFirst())
        .or(() -> Optional.ofNullable(heard));
  }

  private String self() {
    return bot;
  }

  /**
   * Takes JDA's events on the gateway's thread and hands them on at once.
   *
   * <p>What people do is read from the gateway's own words, by us alone: those come also from
   * servers of which JDA knows nothing yet, or nothing at all because a person installed the bot.
   */
  private final class Listener implements EventListener {
    private final InteractionHandler handler;
    private final InteractionDesk desk;
    private final MentionDesk mentions;

    Listener(InteractionHandler handler, InteractionDesk desk, MentionDesk mentions) {
      this.handler = handler;
      this.desk = desk;
      this.mentions = mentions;
    }

    @Override
    public void onEvent(GenericEvent event) {
      switch (event) {
        case RawGatewayEvent raw -> {
          heard = raw.getJDA();
          said(raw.getJDA(), raw.getType(), raw.getPayload());
        }
        case GenericChannelEvent changed -> rooms.forget(changed.getChannel().getId());
        case ShutdownEvent down when down.getCode() == 4004 ->
            LOG.error("Discord does not take the token any more. Set a new DISCORD_TOKEN.");
        default -> {} // JDA has some 200 kinds of events, not ours to enumerate
      }
    }

    private void said(JDA shard, String type, DataObject body) {
      try {
        switch (type) {
          case "INTERACTION_CREATE" ->
              InboundMapper.interaction(body).ifPresent(asked -> hand(() -> desk.take(asked)));
          case "MESSAGE_CREATE" ->
              InboundMapper.question(body, bot)
                  .ifPresent(
                      question -> {
                        String channel = body.getString("channel_id");
                        String message = body.getString("id");
                        hand(() -> mentions.take(question, channel, message));
                      });
          case "READY" -> ready(shard, body);
          default -> {} // not ours
        }
      } catch (ParsingException | NumberFormatException odd) {
        LOG.warn("an event of Discord's cannot be read: {}", odd.getClass().getSimpleName());
      }
    }

    private void hand(Runnable task) {
      try {
        work.execute(task);
      } catch (RejectedExecutionException _) {
        // closing: nothing new is taken
      }
    }

    private void ready(JDA shard, DataObject body) {
      OwnReading.begin(shard);
      String self = body.getObject("user").getString("id");
      bot = self;
      if (publishing.getAndSet(true)) {
        return;
      }
      String application =
          body.optObject("application").map(app -> app.getString("id", self)).orElse(self);
      publisher = Thread.ofVirtual().name("discord-commands").start(() -> publish(application));
    }

    private void publish(String application) {
      try {
        new CommandPublisher(rest).publish(application, handler.commands());
        LOG.info("Discord is ready. Invite: {}", Invite.link(application));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } finally {
        published.countDown();
      }
    }
  }

  /** A login that holds: shards, and what keeps them patient. */
  record Session(
      ShardManager shards, PatientSessions logins, PacedSockets sockets, Optional<Shards> keeper) {
    void close() {
      keeper.ifPresent(Shards::close);
      sockets.close();
      logins.close();
      shards.shutdown();
    }
  }
}
