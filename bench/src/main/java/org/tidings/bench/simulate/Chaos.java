package org.tidings.bench.simulate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

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
    left--;
    if (left == 0) {
      left = Long.MAX_VALUE;
      if (kills) {
        throw new Killed();
      }
      throw new Failed();
    }
  }

  /** A port whose every call may break before or after it did its work. */
  public <T> T around(Class<T> port, T inner) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              tick();
              try {
                Object result = method.invoke(inner, arguments);
                tick();
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
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
