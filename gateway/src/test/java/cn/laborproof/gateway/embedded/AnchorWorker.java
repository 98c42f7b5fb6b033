package cn.laborproof.gateway.embedded;

import cn.laborproof.gateway.AnchorOutcome;
import cn.laborproof.gateway.TestLog;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * A process that anchors until it is killed, and says each size once the ledger has acknowledged
 * it.
 */
final class AnchorWorker {

  static final String ORIGIN = "laborproof.test/killed";

  private AnchorWorker() {}

  static Ed25519NoteSigner signer() {
    return Ed25519NoteSigner.ofSeed(ORIGIN, new byte[32]);
  }

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    EmbeddedLedger ledger =
        EmbeddedLedger.open(directory.resolve("ledger"), Clock.systemUTC(), new SecureRandom());
    TestLog log = new TestLog(directory.resolve("log"), signer());
    ledger.register(KeySubject.log(ORIGIN), log.key());
    while (true) {
      long before = ledger.latest(ORIGIN).map(anchor -> anchor.record().size()).orElse(0L);
      var outcome = ledger.anchor(log.request(log.grow(1), before));
      if (!(outcome instanceof AnchorOutcome.Anchored(var anchor))) {
        throw new IOException("not anchored: " + outcome);
      }
      System.out.println(anchor.record().size() + " " + anchor.blockHash());
      System.out.flush();
    }
  }
}
