package cn.laborproof.risk.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands behind the name of a command: options with a value, and flags without. */
public final class Options {

  private static final String AS_OF = "--as-of";

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();

  private Options() {}

  /** The command was not called as it says; the message is one sentence without its full stop. */
  public static final class Misused extends Exception {
    private static final long serialVersionUID = 1;

    /** One sentence for the one who called. */
    public Misused(String message) {
      super(message);
    }
  }

  /**
   * @param valued names of options that have a value, {@code --as-of} being one in any case
   * @param flags names of those that have none
   * @throws Misused at a name that is none of these, twice the same, or a value that is missing
   */
  public static Options of(List<String> arguments, Set<String> valued, Set<String> flags)
      throws Misused {
    Options options = new Options();
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i);
      if (flags.contains(name)) {
        options.flags.add(name);
      } else if (!valued.contains(name) && !name.equals(AS_OF)) {
        throw new Misused("unknown option \"" + name + "\"");
      } else if (++i == arguments.size()) {
        throw new Misused(name + " needs a value");
      } else if (options.values.putIfAbsent(name, arguments.get(i)) != null) {
        throw new Misused(name + " is given twice");
      }
    }
    return options;
  }

  /** Whether a flag is set. */
  public boolean has(String flag) {
    return flags.contains(flag);
  }

  /** The value of an option that is given. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The file or folder an option names.
   *
   * @throws Misused when it cannot be the name of one
   */
  public Optional<Path> path(String name) throws Misused {
    try {
      return value(name).map(Path::of);
    } catch (InvalidPathException e) {
      throw new Misused(name + " is no name of a file");
    }
  }

  /**
   * The file or folder an option names that has to be given.
   *
   * @throws Misused when it is not
   */
  public Path needed(String name) throws Misused {
    return path(name).orElseThrow(() -> new Misused(name + " is missing"));
  }

  /**
   * The day up to which anything can have happened, whatever day is asked about: today, or the day
   * asked for when it lies ahead. History is asked about with facts that came later.
   *
   * @throws Misused when {@code --as-of} is no day
   */
  public LocalDate latest(Clock clock) throws Misused {
    LocalDate today = LocalDate.now(clock);
    LocalDate asked = asOf(clock);
    return asked.isAfter(today) ? asked : today;
  }

  /**
   * The day the question is asked for: {@code --as-of}, or today.
   *
   * @throws Misused when it is no day
   */
  public LocalDate asOf(Clock clock) throws Misused {
    try {
      return value(AS_OF).map(LocalDate::parse).orElseGet(() -> LocalDate.now(clock));
    } catch (DateTimeParseException e) {
      throw new Misused(
          AS_OF + " \"" + e.getParsedString() + "\" is not a date such as 2026-11-22");
    }
  }
}
