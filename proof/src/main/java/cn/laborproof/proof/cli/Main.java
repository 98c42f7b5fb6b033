package cn.laborproof.proof.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** {@code laborproof verify}: an offline verdict on a document or an evidence package. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int exit = new VerifyCommand(out, err, Clock.systemUTC()).run(arguments);
    System.exit(exit);
  }
}
