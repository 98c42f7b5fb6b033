package cn.laborproof.gateway;

import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.security.SecureRandom;
import java.time.Instant;

/** A court's signing desk, honest unless a test makes it lie. */
public final class TestCourt {

  public static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");

  public final Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
  public final CourtGenesis genesis =
      new CourtGenesis("test-court", key.publicKey(), "a court of a test", DAY);
  private CourtBlock newest = genesis.block();

  public CourtReceipt receipt(Deposit deposit) {
    EvidenceNumber number = EvidenceNumber.of("TEST", newest.number() + 1);
    CourtReceipt receipt =
        CourtReceipt.issue(genesis, newest, number, deposit, DAY.plusSeconds(newest.number()), key);
    newest = receipt.block();
    return receipt;
  }

  public CourtHead head() {
    return CourtHead.sign(genesis, newest, key);
  }
}
