package org.tidings.app.settings;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets the log up in code, which starts sooner than reading a file: warnings to standard error, so
 * that standard output holds answers only. {@code TIDINGS_LOG} names another level.
 */
public final class Logs extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setTarget("System.err");
    install(logs, console);
    Level level = Level.toLevel(System.getenv("TIDINGS_LOG"), Level.WARN);
    logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(level);
    logs.getLogger("org.apache.lucene")
        .setLevel(level.isGreaterOrEqual(Level.WARN) ? Level.ERROR : level);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * Brings what libraries write with the JDK's own logging here; done once, and returns when it is
   * done, so that a thread may do it ahead for others.
   */
  public static synchronized void takeOver() {
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  /** Writes to a file from now on, because somebody types where standard error goes. */
  public static void toFile(Path file) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      FileAppender<ILoggingEvent> appender = new FileAppender<>();
      appender.setFile(file.toString());
      install(logs, appender);
    }
  }

  private static void install(LoggerContext logs, OutputStreamAppender<ILoggingEvent> appender) {
    MaskedLayout layout = new MaskedLayout();
    layout.setContext(logs);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(logs);
    encoder.setLayout(layout);
    encoder.start();
    appender.setContext(logs);
    appender.setEncoder(encoder);
    appender.start();
    Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Optional.ofNullable(root.iteratorForAppenders())
        .filter(Iterator::hasNext)
        .ifPresent(_ -> root.detachAndStopAllAppenders());
    root.addAppender(appender);
  }
}
