package org.tidings.command;

import org.tidings.chat.Caller;
import org.tidings.chat.Destination;
import org.tidings.chat.Limits;

/** The platforms as commands need them: rights and limits, never names. Safe for many threads. */
public interface Platforms {
  /**
   * What a caller may do in a room, asked at every call and press; at most 2 s.
   *
   * @return {@link Standing#READER} when it cannot be told
   */
  Standing standing(Caller who, Destination where);

  /** What the platform of a room allows. */
  Limits limits(Destination where);
}
