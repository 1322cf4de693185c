package org.tidings.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.tidings.chat.DeliveryId;
import org.tidings.chat.Destination;
import org.tidings.chat.MessageRef;
import org.tidings.chat.Outgoing;
import org.tidings.chat.Post;
import org.tidings.telegram.standin.BotRules.Fault;
import org.tidings.testkit.RecordingHandler;

/** The token is told to nobody, whatever fails. */
@Isolated("it listens to everything that is logged")
class TokenCanaryTest {
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

  @Test
  void isNowhereWhateverFails() throws Exception {
    var logged = new Captured();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    logged.setContext(root.getLoggerContext());
    logged.start();
    root.addAppender(logged);
    try (var driver = new StandInDriver()) {
      failEveryCall(driver);
      breakInEveryWay(driver);
    } finally {
      root.detachAppender(logged);
      root.setLevel(before);
    }

    assertThat(said).isNotEmpty().noneMatch(s -> s.contains("canary"));
    assertThat(logged.lines).isNotEmpty().noneMatch(s -> s.contains("canary"));
  }

  /** Each fault hits rooms of its own, so that no chat's pace is waited for. */
  private void failEveryCall(StandInDriver driver) throws Exception {
    long room = -2_000;
    for (Fault fault :
        List.of(
            Fault.code("", 400, "Bad Request: at /bot" + StandInDriver.TOKEN + "/sendMessage"),
            Fault.code("", 401, "Unauthorized"),
            Fault.code("", 403, "Forbidden: bot was blocked"),
            Fault.page("", 404),
            Fault.flood("", 1),
            Fault.page("", 500),
            Fault.lostAnswer(""))) {
      driver.rules.group(--room).group(room - 1_000).group(room - 2_000);
      for (String method :
          List.of("sendMessage", "editMessageText", "deleteMessage", "getChatMember")) {
        driver.rules.fail(
            new Fault(
                method,
                fault.code(),
                fault.description(),
                fault.parameters(),
                fault.loses(),
                fault.body()));
      }
      Outgoing out = Outgoing.of(new DeliveryId(1), group(room), Post.words("Dam opens"));
      said.add(driver.platform.send(out).toString());
      said.add(driver.platform.edit(message(room - 1_000), Post.words("x")).toString());
      said.add(driver.platform.delete(message(room - 2_000)).toString());
    }
  }

  private void breakInEveryWay(StandInDriver driver) throws Exception {
    var handler = new RecordingHandler();
    driver.platform.start(handler);
    handler.breakNext(new IllegalStateException("at bot" + StandInDriver.TOKEN));
    driver.types("latest", "");
    said.add(driver.next().text());
    driver.rules.fail(Fault.code("getUpdates", 401, "Unauthorized"));
    driver.types("latest", "");
    said.add(TelegramSettings.of(StandInDriver.TOKEN).toString());
    assertThatThrownBy(() -> TelegramSettings.of(StandInDriver.TOKEN + "/x"))
        .satisfies(e -> said.add(String.valueOf(e)));
    driver.platform.close();
    driver.rules.ledger().forEach(e -> said.add(e.fields().toString()));
  }

  private static Destination group(long id) {
    return new Destination("telegram", Long.toString(id), "", false);
  }

  private static MessageRef message(long group) {
    return new MessageRef(group(group), "100");
  }

  /** Everything that is logged, exceptions in full. */
  private static final class Captured extends AppenderBase<ILoggingEvent> {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String thrown =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(event.getFormattedMessage() + " " + thrown);
    }
  }
}
