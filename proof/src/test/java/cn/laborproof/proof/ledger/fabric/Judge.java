package cn.laborproof.proof.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.LedgerFault;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerification.Refused;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.trust.FabricLedgerTrust;

/** Somebody far away who holds a proof's bytes and a trust bundle. */
record Judge(FabricLedgerTrust trust, Checkpoint expected) {

  static Judge of(ForgedNetwork network, Checkpoint expected) {
    return new Judge(network.trust(), expected);
  }

  LedgerVerification judges(FabricLedgerProof proof) {
    return new LedgerVerifier(trust).verify(LedgerProof.parse(proof.bytes()), expected);
  }

  Proven believes(FabricLedgerProof proof) {
    assertThat(judges(proof)).isInstanceOf(Proven.class);
    return (Proven) judges(proof);
  }

  void refuses(LedgerFault fault, FabricLedgerProof proof) {
    LedgerVerification verification = judges(proof);
    assertThat(verification).isInstanceOf(Refused.class);
    assertThat(((Refused) verification).fault())
        .as(((Refused) verification).detail())
        .isEqualTo(fault);
  }
}
