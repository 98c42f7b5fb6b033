package cn.laborproof.gateway;

import cn.laborproof.gateway.embedded.EmbeddedLedger;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

class EmbeddedLedgerContractTest extends LedgerContract {

  private EmbeddedLedger embedded;

  @Override
  Ledger open() throws IOException {
    embedded =
        EmbeddedLedger.open(temporary.resolve("ledger"), Clock.systemUTC(), new SecureRandom());
    return embedded;
  }

  @Override
  Ledger reopen() throws IOException {
    return open();
  }

  @Override
  void approve(KeySubject subject, Ed25519PublicKey key) {
    embedded.register(subject, key);
  }

  @Override
  void close() throws IOException {
    embedded.close();
  }
}
