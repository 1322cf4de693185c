package org.tidings.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one call, canonical, by name of their option.
 *
 * @param command name of the command
 * @param action the sub-command, where there is one
 */
public record Values(String command, Optional<String> action, Map<String, String> named) {
  public Values {
    named = Map.copyOf(named);
  }

  public Optional<String> get(String option) {
    return Optional.ofNullable(named.get(option));
  }

  /** A number; options of type INTEGER only. */
  public Optional<Integer> number(String option) {
    return get(option).map(Integer::valueOf);
  }

  /** The same call with another value; "" takes the value away. */
  public Values with(String option, String value) {
    Map<String, String> changed = new LinkedHashMap<>(named);
    if (value.isEmpty()) {
      changed.remove(option);
    } else {
      changed.put(option, value);
    }
    return new Values(command, action, changed);
  }

  /** The line that makes this call again, every value named, in a fixed order. */
  public String line() {
    StringBuilder line = new StringBuilder(command);
    action.ifPresent(name -> line.append(' ').append(name));
    named.keySet().stream()
        .sorted()
        .forEach(
            name ->
                line.append(' ')
                    .append(name)
                    .append(':')
                    .append(quoted(named.getOrDefault(name, ""))));
    return line.toString();
  }

  /** A value as it can stand in a line; double quotes inside are doubled. */
  static String quoted(String value) {
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> c == '"' || c <= ' ');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
