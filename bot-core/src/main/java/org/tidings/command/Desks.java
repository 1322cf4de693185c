package org.tidings.command;

import org.tidings.chat.Destination;

/** Which newsroom answers: the home's own, or the sample while the home is empty. Many threads. */
public interface Desks {
  /** The newsroom for a call from this room, decided anew at every call. */
  NewsDesk at(Destination where);

  /** The newsroom for questions that come from no room: inline search. */
  NewsDesk anywhere(String platform);
}
