package org.tidings.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.tidings.chat.Caller;
import org.tidings.chat.ChatPlatform;
import org.tidings.chat.CommandSpec;
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
 * Telegram as a chat platform: {@code new TelegramPlatform(settings)}, {@code start(handler)},
 * {@code close()}. Sending works before {@code start} as well.
 *
 * <p>A destination's room is the chat's number, or {@code @name} of a public channel or group; its
 * thread is the number of a topic.
 */
public final class TelegramPlatform implements ChatPlatform {
  /** The platform's name in keys. */
  public static final String NAME = "telegram";

  private static final Logger LOG = LoggerFactory.getLogger(TelegramPlatform.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final TelegramSettings settings;
  private final Companions companions;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Api api;
  private final Pacer pacer;
  private final Keyboards keyboards = new Keyboards();
  private final Renderer renderer = new Renderer(keyboards);
  private final Outbound outbound;
  private final RightsDesk rights;
  private final KeyedWork work = new KeyedWork();

  /** Whether the server knows nothing but the seven basic methods. */
  private final AtomicBoolean basic = new AtomicBoolean();

  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable Polling polling;
  private volatile @Nullable WebhookServer webhook;
  private volatile @Nullable Thread runner;
  private volatile @Nullable Thread publisher;

  /** Telegram with the machine's clock. */
  public TelegramPlatform(TelegramSettings settings) {
    this(settings, Companions.ALONE);
  }

  /** Telegram for one of several processes. */
  public TelegramPlatform(TelegramSettings settings, Companions companions) {
    this(settings, InstantSource.system(), Sleeper.real(), Duration.ofSeconds(9), companions);
  }

  /**
   * @param patience how long to wait for one answer of Telegram
   */
  TelegramPlatform(
      TelegramSettings settings, InstantSource clock, Sleeper sleeper, Duration patience) {
    this(settings, clock, sleeper, patience, Companions.ALONE);
  }

  private TelegramPlatform(
      TelegramSettings settings,
      InstantSource clock,
      Sleeper sleeper,
      Duration patience,
      Companions companions) {
    this.companions = companions;
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    api = new Api(settings, patience);
    pacer = new Pacer(new PaceBook(), System::nanoTime, companions);
    outbound = new Outbound(api, pacer, renderer, sleeper, basic);
    rights = new RightsDesk(api, clock, basic);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Limits limits() {
    boolean full = !basic.get();
    return new Limits(
        10, Keyboards.MESSAGE, Keyboards.MESSAGE, Keyboards.LABEL, true, true, full, false);
  }

  @Override
  public Rights rights(Caller who, Destination where) {
    check(where);
    return rights.of(who, where);
  }

  @Override
  public void start(InteractionHandler handler) throws PlatformRefused {
    Optional<JsonNode> me = hello();
    Runnable life =
        () -> {
          try {
            Optional<JsonNode> bot = me;
            for (int i = 1; bot.isEmpty() && !closed.get(); i++) {
              Duration pause = Duration.ofMillis(500L << Math.min(i, 6));
              sleeper.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
              bot = hello();
            }
            if (bot.isPresent()) {
              live(bot.get(), handler);
            }
          } catch (PlatformRefused e) {
            LOG.error("{}", e.getMessage());
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        };
    if (settings.webhook().isPresent() && me.isPresent()) {
      life.run(); // a port that is taken is told to whoever starts us
      if (webhook == null && !closed.get()) {
        throw new PlatformRefused(
            "Telegram's webhook could not be set up: check the public address (https, port 443,"
                + " 80, 88 or 8443) and that the listening port is free.");
      }
    } else {
      runner = Thread.ofVirtual().name("telegram-updates").start(life);
    }
  }

  /** Who we are; empty when Telegram cannot be reached now. */
  private Optional<JsonNode> hello() throws PlatformRefused {
    return switch (api.call(GetMe.builder().build())) {
      case Answer.Ok(var me) -> Optional.of(me);
      case Answer.Refused refused when refused.code() == 401 || refused.code() == 404 ->
          throw new PlatformRefused(
              "Telegram refuses the token. Take a fresh one from @BotFather (/mybots, API Token)"
                  + " and set TELEGRAM_TOKEN; if TELEGRAM_API_BASE is set, check that too.");
      case Answer.Refused refused -> later("code " + refused.code());
      case Answer.NeverSent(var reason) -> later(reason);
      case Answer.Unknown(var _, var reason) -> later(reason);
    };
  }

  private static Optional<JsonNode> later(String reason) {
    LOG.warn("Telegram cannot be reached ({}); trying again", reason);
    return Optional.empty();
  }

  private void live(JsonNode me, InteractionHandler handler) throws InterruptedException {
    var menu = new Menu(api, sleeper);
    List<CommandSpec> commands = handler.commands();
    if (menu.begin(commands) == Menu.Server.BASIC) {
      basic.set(true);
      LOG.info("the server knows the basic methods only: no menus, pictures, files or rights");
    } else {
      // some forty requests, for which nobody should wait who has asked already
      publisher = Thread.ofVirtual().name("telegram-menus").start(() -> publish(menu, commands));
    }
    String botName = me.path("username").asText("");
    var mapper = new InboundMapper(me.path("id").asLong(), botName);
    var forms = new Forms(clock);
    var answering = new Answering(api, outbound, keyboards, forms, handler, basic);
    var inline = new InlineAnswers(api, renderer, handler, clock);
    Polling.Worker worker = (update, done) -> dispatch(mapper, answering, inline, update, done);
    if (settings.webhook().isPresent() && !basic.get()) {
      listen(settings.webhook().get(), worker);
    } else {
      if (!basic.get()) {
        api.call(DeleteWebhook.builder().dropPendingUpdates(false).build());
      }
      LOG.info("Telegram: connected as @{}", botName);
      var loop = new Polling(api, settings.poll(), sleeper, worker, companions::listens);
      polling = loop;
      if (!closed.get()) {
        loop.run();
      }
    }
  }

  private static void publish(Menu menu, List<CommandSpec> commands) {
    try {
      menu.publish(commands);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch(
      InboundMapper mapper,
      Answering answering,
      InlineAnswers inline,
      Update update,
      Runnable done) {
    Optional<Inbound> in;
    try {
      in = mapper.map(update);
    } catch (RuntimeException e) {
      LOG.warn("an update could not be read: {}", KeyedWork.where(e));
      in = Optional.empty();
    }
    if (in.isEmpty()) {
      done.run();
      return;
    }
    Inbound meant = in.get();
    // What one person does in one room happens in order; everything else side by side.
    work.submit(
        meant.where().key() + "/" + meant.caller().id(),
        () -> {
          try {
            switch (meant) {
              case Inbound.Command command -> answering.command(command);
              case Inbound.Words words -> answering.words(words);
              case Inbound.Button button -> answering.button(button);
              case Inbound.Inline query -> inline.answer(query);
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } finally {
            done.run();
          }
        });
  }

  private void listen(TelegramSettings.Webhook hook, Polling.Worker worker) {
    WebhookServer server;
    try {
      server = new WebhookServer(hook, worker);
    } catch (IOException _) {
      LOG.error("the webhook cannot listen on {}:{}", hook.host(), hook.port());
      return;
    }
    var request =
        Json.MAPPER
            .createObjectNode()
            .put("url", hook.publicUrl().toASCIIString())
            .put("secret_token", hook.secret())
            .put("max_connections", 40);
    request.set("allowed_updates", Json.MAPPER.valueToTree(Updates.KINDS));
    if (api.call("setWebhook", request).ok()) {
      webhook = server;
      LOG.info("Telegram: webhook set");
    } else {
      server.close();
      LOG.error("Telegram did not take the webhook's address");
    }
  }

  /** Where the webhook listens; empty when there is none. */
  Optional<Integer> webhookPort() {
    return Optional.ofNullable(webhook).map(WebhookServer::port);
  }

  @Override
  public SendResult send(Outgoing out) {
    check(out.to());
    Rendered rendered = outbound.render(out.post(), Renderer.Manner.DELIVERY);
    Optional<String> replyTo =
        out.replyTo().map(m -> Integer.toString(Outbound.Part.of(m.id()).getFirst().number()));
    return uninterrupted(() -> outbound.send(out.to(), rendered, replyTo, false));
  }

  @Override
  public SendResult edit(MessageRef message, Post post) {
    check(message.where());
    return uninterrupted(() -> outbound.edit(message, post));
  }

  @Override
  public SendResult delete(MessageRef message) {
    check(message.where());
    return uninterrupted(() -> outbound.delete(message));
  }

  @Override
  public Found find(Outgoing out) {
    check(out.to());
    return new Found.CannotTell(); // bots cannot read what was said
  }

  private static void check(Destination where) {
    if (!where.platform().equals(NAME)) {
      throw new IllegalArgumentException("not a room of Telegram: " + where.key());
    }
  }

  private SendResult uninterrupted(Sending sending) {
    if (closed.get()) {
      return new SendResult.NotSent("the bot is stopping");
    }
    try {
      return sending.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new SendResult.InDoubt("interrupted");
    }
  }

  /** One sending that may be interrupted. */
  private interface Sending {
    SendResult run() throws InterruptedException;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    Polling loop = polling;
    if (loop != null) {
      loop.close();
    }
    WebhookServer server = webhook;
    if (server != null) {
      server.close();
    }
    Thread publishes = publisher;
    if (publishes != null) {
      publishes.interrupt();
    }
    try {
      boolean idle = work.awaitIdle(FAREWELL);
      api.hangUp();
      if (loop != null && idle) {
        loop.confirm();
      }
      Thread thread = runner;
      api.close();
      pacer.close();
      if (thread != null) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(1));
      }
    } catch (InterruptedException _) {
      api.close();
      pacer.close();
      Thread.currentThread().interrupt();
    }
  }
}
