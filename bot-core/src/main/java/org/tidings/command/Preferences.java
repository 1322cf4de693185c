package org.tidings.command;

/** What callers chose; kept until they forget it. Callers are named by {@code Caller.key()}. */
public interface Preferences {
  /** {@link Preference#NONE} for a caller who never chose. */
  Preference of(String caller);

  /** Keeps all of it in place of what was kept before. */
  void put(String caller, Preference preference);
}
