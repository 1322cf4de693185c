package org.tidings.discord;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.tidings.chat.FileBytes;

/** Fetches the files that people attach, from where Discord keeps them; 8 MB at most. */
final class Downloads {
  private final OkHttpClient client;

  Downloads(OkHttpClient client) {
    this.client = client;
  }

  FileBytes fetch(Inbound.Remote file) throws IOException {
    if (file.size() > FileBytes.LARGEST) {
      throw new TooLarge();
    }
    Request request;
    try {
      request = new Request.Builder().url(file.address()).build();
    } catch (IllegalArgumentException _) {
      throw new IOException("not an address");
    }
    try (Response response = client.newCall(request).execute();
        InputStream body = response.body().byteStream()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      byte[] bytes = body.readNBytes(FileBytes.LARGEST + 1);
      if (bytes.length > FileBytes.LARGEST) {
        throw new TooLarge();
      }
      return FileBytes.of(bytes);
    }
  }

  /** The file is larger than we take. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
