package cn.laborproof.risk.command;

import java.io.PrintStream;

/**
 * Tells the one who called a command how it went.
 *
 * @param errors where words for people go, the result being a file
 * @param usage how the command is called
 */
public record Terminal(PrintStream errors, String usage) {

  /** Exit codes, as sysexits.h names them. */
  public static final int DONE = 0;

  public static final int USAGE = 64;
  public static final int NO_INPUT = 66;
  public static final int CANNOT_WRITE = 74;

  /** Called otherwise than it says. */
  public int misused(Options.Misused misused) {
    fail(USAGE, String.valueOf(misused.getMessage()));
    errors.println("usage: laborproof " + usage);
    return USAGE;
  }

  /**
   * @param problem one sentence without its full stop
   * @return the code
   */
  public int fail(int code, String problem) {
    errors.println("laborproof: " + problem + ".");
    return code;
  }

  /** It went well; what came of it. */
  public int done(String words, Object... arguments) {
    errors.printf("laborproof: " + words + "%n", arguments);
    return DONE;
  }
}
