package org.tidings.ingest;

/**
 * A file or picture that an entry carries.
 *
 * @param url absolute where the document made that possible
 * @param type media type, lower case, or "" when not told
 * @param length in bytes, 0 when not told
 * @param caption what is written under it, or ""
 */
public record Enclosure(String url, String type, long length, String caption) {
  /** Whether it is a picture by its type, or by its name when no type is told. */
  public boolean isPicture() {
    if (!type.isEmpty()) {
      return type.startsWith("image");
    }
    int end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
    String path = url.substring(0, end).toLowerCase(java.util.Locale.ROOT);
    return path.endsWith(".jpg")
        || path.endsWith(".jpeg")
        || path.endsWith(".png")
        || path.endsWith(".webp")
        || path.endsWith(".gif")
        || path.endsWith(".avif");
  }
}
