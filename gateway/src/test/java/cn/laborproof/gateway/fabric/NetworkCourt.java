package cn.laborproof.gateway.fabric;

import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * The court of the test network with its desk at work. A desk that runs already, on a network
 * somebody else started, is left to its work.
 */
public final class NetworkCourt {

  private static final String NAME = "demo-court";
  private static final NetworkCourt SHARED = new NetworkCourt();

  private Optional<CourtDesk> desk = Optional.empty();

  private NetworkCourt() {}

  /** The court, once its desk works and its key is in force on both channels. */
  public static CourtTrust open() throws IOException {
    synchronized (SHARED) {
      return SHARED.opened();
    }
  }

  private CourtTrust opened() throws IOException {
    Path network = ConsortiumNetwork.directory();
    Path folder = network.resolve("court-desk");
    if (desk.isEmpty()) {
      desk = take(folder);
      String key = Files.readString(folder.resolve("receipt.pub")).strip();
      Ed25519PublicKey signing = Ed25519PublicKey.ofHex(key);
      ConsortiumAdmin admin = new ConsortiumAdmin(network, Clock.systemUTC());
      admin.setCourtKey(NAME, "DEMO", signing);
      CourtTrust trust = trust();
      admin.approveKey(KeySubject.court(trust.court(), trust.chain()), signing);
    }
    return trust();
  }

  private static CourtTrust trust() throws IOException {
    return FabricCourtChain.introduce(
        ConsortiumNetwork.connection("court-operator"),
        Files.createTempDirectory("court-introduction"),
        Clock.systemUTC());
  }

  private static Optional<CourtDesk> take(Path folder) throws IOException {
    try {
      CourtDesk opened =
          CourtDesk.open(
              ConsortiumNetwork.connection("court-court"),
              folder,
              Clock.systemUTC(),
              new SecureRandom());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(opened)));
      return Optional.of(opened);
    } catch (IOException e) {
      if (Files.exists(folder.resolve("receipt.pub"))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static void close(CourtDesk desk) {
    try {
      desk.close();
    } catch (IOException e) {
      // the next one mends what this one leaves
    }
  }
}
