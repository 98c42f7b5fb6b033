package cn.laborproof.gateway.fabric;

import cn.laborproof.gateway.LedgerUnavailableException;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;

/** Approves signing keys in the name of labour bureau and court, from a command line. */
public final class ConsortiumAdminMain {

  private static final String USAGE =
      """
      usage: approve-key --network DIR --log ORIGIN --key HEX
             approve-key --network DIR --court NAME --chain HEX --key HEX
             set-court-key --network DIR --court NAME --prefix LETTERS --key HEX
             history --network DIR --channel labour|court
      """;

  private static final int REFUSED = 1;
  private static final int WRONG_ARGUMENTS = 64;
  private static final int UNAVAILABLE = 69;

  private ConsortiumAdminMain() {}

  /**
   * Runs one command; exit code 0 in force, 1 refused, 64 usage, 69 the network does not answer.
   */
  public static void main(String[] arguments) {
    ProgramLogging.begin();
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    if (arguments.length == 0) {
      return usage();
    }
    Options options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
    try {
      return switch (arguments[0]) {
        case "approve-key" -> approve(options);
        case "set-court-key" -> setCourtKey(options);
        case "history" -> history(options);
        default -> usage();
      };
    } catch (MalformedException | IllegalArgumentException e) {
      return fault(REFUSED, e);
    } catch (IOException | LedgerUnavailableException e) {
      return fault(UNAVAILABLE, e);
    }
  }

  private static int approve(Options options) throws IOException {
    boolean log =
        !options.isUnknownTo("network", "log", "key") && !options.lacks("network", "log", "key");
    boolean court =
        !options.isUnknownTo("network", "court", "chain", "key")
            && !options.lacks("network", "court", "chain", "key");
    if (!log && !court) {
      return usage();
    }
    KeySubject subject =
        log
            ? KeySubject.log(options.get("log"))
            : KeySubject.court(options.get("court"), Digest.ofHex(options.get("chain")));
    admin(options).approveKey(subject, Ed25519PublicKey.ofHex(options.get("key")));
    System.out.println("In force for " + subject.text() + ": " + options.get("key"));
    return 0;
  }

  private static int setCourtKey(Options options) throws IOException {
    if (options.isUnknownTo("network", "court", "prefix", "key")
        || options.lacks("network", "court", "prefix", "key")) {
      return usage();
    }
    admin(options)
        .setCourtKey(
            options.get("court"),
            options.get("prefix"),
            Ed25519PublicKey.ofHex(options.get("key")));
    System.out.println("The court " + options.get("court") + " signs with " + options.get("key"));
    return 0;
  }

  private static int history(Options options) throws IOException {
    if (options.isUnknownTo("network", "channel") || options.lacks("network", "channel")) {
      return usage();
    }
    ChannelHistory.tell(
        Path.of(options.get("network")),
        options.get("channel"),
        Clock.systemUTC(),
        write -> System.out.println(write.line()));
    return 0;
  }

  private static ConsortiumAdmin admin(Options options) {
    return new ConsortiumAdmin(Path.of(options.get("network")), Clock.systemUTC());
  }

  private static int usage() {
    System.err.print(USAGE);
    return WRONG_ARGUMENTS;
  }

  private static int fault(int code, Exception why) {
    System.err.println(why.getMessage());
    return code;
  }
}
