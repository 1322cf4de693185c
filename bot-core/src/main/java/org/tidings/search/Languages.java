package org.tidings.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by code, English name or own name. */
final class Languages {
  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /** The ISO 639-1 code of a language as people write it. */
  static Optional<String> code(String typed) {
    return Optional.ofNullable(CODES.get(typed.strip().toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      if (code.length() == 2) {
        Locale locale = Locale.of(code);
        codes.putIfAbsent(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        codes.putIfAbsent(locale.getDisplayLanguage(locale).toLowerCase(Locale.ROOT), code);
      }
    }
    for (String code : Locale.getISOLanguages()) {
      codes.put(code, code);
    }
    return Map.copyOf(codes);
  }
}
