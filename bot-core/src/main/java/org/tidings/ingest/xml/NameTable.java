package org.tidings.ingest.xml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of one document, each written once: a name met again costs a hash and a comparison.
 * Also keeps which prefix stands for which name space. Not for use by several threads.
 */
final class NameTable {
  private static final int START = 64;

  /** A document that invents names without end is read, but they are no longer remembered. */
  private static final int MOST = 4_096;

  /** A name as written, and what it means where it was met last. */
  static final class Written {
    final String text;
    final String prefix;
    final String local;
    private final int hash;
    private final List<XmlName> meanings = new ArrayList<>(1);
    private @Nullable XmlName meaning;
    private int scope = -1;

    private Written(String text, int hash) {
      this.text = text;
      this.hash = hash;
      int colon = text.indexOf(':');
      prefix = colon < 0 ? "" : text.substring(0, colon);
      local = text.substring(colon + 1);
    }

    /** Whether this declares a name space when it stands as an attribute. */
    boolean isDeclaration() {
      return prefix.isEmpty() ? local.equals("xmlns") : prefix.equals("xmlns");
    }
  }

  private record Binding(String prefix, String space) {}

  private @Nullable Written[] table = new Written[START];
  private int size;
  private final List<Binding> bindings = new ArrayList<>();

  /** Changes whenever any prefix may mean something else. */
  private int scope;

  /** The name written from here to there. */
  Written at(String document, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + document.charAt(i);
    }
    int mask = table.length - 1;
    int slot = (hash ^ (hash >>> 15)) & mask;
    while (true) {
      Written written = table[slot];
      if (written == null) {
        return add(new Written(document.substring(from, to), hash));
      }
      if (written.hash == hash
          && written.text.length() == to - from
          && document.startsWith(written.text, from)) {
        return written;
      }
      slot = (slot + 1) & mask;
    }
  }

  private Written add(Written written) {
    if (size < MOST) {
      if (++size * 2 > table.length) {
        @Nullable Written[] old = table;
        table = new Written[old.length * 2];
        for (Written kept : old) {
          if (kept != null) {
            put(kept);
          }
        }
      }
      put(written);
    }
    return written;
  }

  private void put(Written written) {
    int mask = table.length - 1;
    int slot = (written.hash ^ (written.hash >>> 15)) & mask;
    while (table[slot] != null) {
      slot = (slot + 1) & mask;
    }
    table[slot] = written;
  }

  /** What a written name means here; null when its prefix was never declared. */
  @Nullable XmlName meaning(Written written) {
    if (written.scope == scope) {
      return written.meaning;
    }
    String space = space(written.prefix);
    XmlName found = null;
    if (space != null) {
      for (XmlName known : written.meanings) {
        found = known.space().equals(space) ? known : found;
      }
      if (found == null) {
        found = new XmlName(space, written.prefix, written.local);
        written.meanings.add(found);
      }
    }
    written.meaning = found;
    written.scope = scope;
    return found;
  }

  private @Nullable String space(String prefix) {
    for (int i = bindings.size() - 1; i >= 0; i--) {
      if (bindings.get(i).prefix.equals(prefix)) {
        return bindings.get(i).space;
      }
    }
    return switch (prefix) {
      case "" -> "";
      case "xml" -> "http://www.w3.org/XML/1998/namespace";
      default -> null;
    };
  }

  /** Declares a name space until {@link #forget}. */
  void declare(Written attribute, String space) {
    bindings.add(new Binding(attribute.prefix.isEmpty() ? "" : attribute.local, space));
    scope++;
  }

  /** How many declarations are in force. */
  int declared() {
    return bindings.size();
  }

  /** Takes back the newest declarations down to so many. */
  void forget(int down) {
    while (bindings.size() > down) {
      bindings.removeLast();
      scope++;
    }
  }
}
