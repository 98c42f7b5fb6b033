package cn.laborproof.gateway;

import cn.laborproof.gateway.fabric.ConsortiumAdmin;
import cn.laborproof.gateway.fabric.FabricLedger;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.ledger.KeySubject;
import cn.laborproof.testkit.ConsortiumNetwork;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;

class FabricLedgerContractTest extends LedgerContract {

  private FabricLedger fabric;

  @Override
  Ledger open() throws IOException {
    fabric =
        FabricLedger.open(
            ConsortiumNetwork.connection("labour-operator"),
            temporary.resolve("ledger"),
            Set.of(origin),
            Clock.systemUTC());
    return fabric;
  }

  @Override
  Ledger reopen() throws IOException {
    return open();
  }

  @Override
  void approve(KeySubject subject, Ed25519PublicKey key) throws IOException {
    new ConsortiumAdmin(ConsortiumNetwork.directory(), Clock.systemUTC()).approveKey(subject, key);
  }

  @Override
  void close() throws IOException {
    fabric.close();
  }
}
