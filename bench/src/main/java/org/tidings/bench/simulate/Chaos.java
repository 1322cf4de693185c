package org.tidings.bench.simulate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidings.delivery.Owing;
import org.tidings.newsroom.ArticleStore.Transaction;

/** Breaks things at a chosen moment: every call to a database or network passes here twice. */
public final class Chaos {
  private long left = Long.MAX_VALUE;
  private boolean kills = true;
  private long ticks;

  /** The process dies at the n-th moment from now. */
  public void killAfter(long moments) {
    left = moments;
    kills = true;
  }

  /** The n-th moment from now fails once, and the process lives on. */
  public void failAfter(long moments) {
    left = moments;
    kills = false;
  }

  /** Nothing breaks. */
  public void calm() {
    left = Long.MAX_VALUE;
  }

  /** Whether what was asked for is still to come. */
  public boolean armed() {
    return left != Long.MAX_VALUE;
  }

  /** How many moments there were. */
  public long ticks() {
    return ticks;
  }

  /** One moment in which something may break. */
  public void tick() {
    ticks++;
    if (!armed()) {
      return;
    }
    left--;
    if (left == 0) {
      left = Long.MAX_VALUE;
      if (kills) {
        throw new Killed();
      }
      throw new Failed();
    }
  }

  /**
   * A port whose every call may break before or after it did its work; inside of its transactions
   * too.
   */
  public <T> T around(Class<T> port, T inner) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              tick();
              try {
                Object result = method.invoke(inner, within(arguments));
                tick();
                return result instanceof Owing owing ? around(Owing.class, owing) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What is to be done in a transaction gets one that may break. */
  private Object @Nullable [] within(Object @Nullable [] arguments) {
    if (arguments == null || arguments.length != 1 || !(arguments[0] instanceof Function<?, ?> f)) {
      return arguments;
    }
    @SuppressWarnings("unchecked") // the only functions that ports take are of transactions
    Function<Transaction, Object> work = (Function<Transaction, Object>) f;
    Function<Transaction, Object> fragile = t -> work.apply(around(Transaction.class, t));
    return new Object[] {fragile};
  }

  /** The process is gone. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  /** An I/O call failed. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed() {
      super("failed", null, false, false);
    }
  }
}
