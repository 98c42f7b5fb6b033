package cn.laborproof.gateway.witness;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.NoteVerifier;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a witness until it is told to end. */
public final class WitnessMain {
  private static final int WRONG_ARGUMENTS = 64;
  private static final int CANNOT_RUN = 70;

  private WitnessMain() {}

  /**
   * Runs.
   *
   * @param arguments those of {@code laborproof witness --help}
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (List.of(arguments).contains("--help") || List.of(arguments).contains("-h")) {
      System.out.print(WitnessOptions.USAGE);
      return;
    }
    try {
      WitnessOptions options = WitnessOptions.of(arguments);
      Witness witness =
          Witness.open(
              options.state(),
              options.name(),
              options.logs(),
              Clock.systemUTC(),
              new SecureRandom());
      WitnessServer server = WitnessServer.start(witness, options.listen());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      print(witness, server);
      new CountDownLatch(1).await();
    } catch (MalformedException e) {
      end(WRONG_ARGUMENTS, e);
    } catch (IOException e) {
      end(CANNOT_RUN, e);
    }
  }

  private static void print(Witness witness, WitnessServer server) {
    System.out.println("witness 见证人   " + witness.verifier().vkey());
    for (NoteVerifier log : witness.logs()) {
      System.out.println(
          "trusts 信任      " + log.vkey() + "  (cosigned up to " + witness.sizeOf(log.name()) + ")");
    }
    var address = server.address();
    System.out.println(
        "listens 地址     http://" + address.getHostString() + ":" + address.getPort() + "/");
  }

  private static void end(int code, Exception why) {
    System.err.println("witness: " + why.getMessage());
    System.exit(code);
  }
}
