package org.tidings.discord;

import java.util.List;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The JSON of messages, as it stands in requests. Pure. */
final class Bodies {
  private static final int EPHEMERAL = 1 << 6;

  private Bodies() {}

  /** A new message. */
  static DataObject create(MessageCreateData message, boolean privately) {
    DataObject json = message.toData();
    json.remove("tts");
    if (privately) {
      json.put("flags", json.getInt("flags", 0) | EPHEMERAL);
    }
    return json;
  }

  /** What takes a message's place; files of the message before go away. */
  static DataObject edit(MessageCreateData message) {
    DataObject json = create(message, false);
    if (!json.hasKey("attachments")) {
      json.put("attachments", DataArray.empty());
    }
    return json;
  }

  static List<FileUpload> files(MessageCreateData message) {
    return List.copyOf(message.getAllDistinctFiles());
  }
}
