package org.tidings.ingest;

/** Finds the name in the ways feeds write people: elements, "mail (name)", "name &lt;mail&gt;". */
final class People {
  private People() {}

  static String name(WireElement field) {
    String mail = "";
    for (WireElement part : field.children) {
      if (part.name.endsWith("name") && !part.text.isBlank()) {
        return part.text.strip();
      }
      if (part.name.endsWith("email") && !part.text.isBlank()) {
        mail = part.text.strip();
      }
    }
    String written = name(field.text);
    return written.isEmpty() ? name(mail) : written;
  }

  /** The name alone; an address without a name is left as it is. */
  static String name(String written) {
    String text = written.strip();
    int at = text.indexOf('@');
    if (at < 0) {
      return text;
    }
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open >= 0 && close > open + 1) {
      String inside = text.substring(open + 1, close).strip();
      return inside.indexOf('@') >= 0 ? text.substring(0, open).strip() : inside;
    }
    int angle = text.indexOf('<');
    if (angle > 0) {
      return text.substring(0, angle).strip();
    }
    int space = text.lastIndexOf(' ', at);
    return space > 0 ? text.substring(0, space).strip() : text;
  }
}
