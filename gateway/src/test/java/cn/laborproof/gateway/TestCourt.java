package cn.laborproof.gateway;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtBlock;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.court.RecordBlock;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/** A court's signing desk, honest unless a test makes it lie. */
public final class TestCourt {

  /** How the court keeps its chain. */
  public enum Form {
    /** By itself, one record a block. */
    RECORDS,
    /** On Fabric, where other blocks lie between two deposits. */
    FABRIC
  }

  public static final Instant DAY = Instant.parse("2026-11-21T08:00:00Z");

  public final Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
  public final CourtGenesis genesis =
      new CourtGenesis("test-court", key.publicKey(), "a court of a test", DAY);
  private final Form form;
  private CourtBlock newest = genesis.block();
  private CourtBlock tip = newest;
  private long deposits;

  public TestCourt() {
    this(Form.RECORDS);
  }

  public TestCourt(Form form) {
    this.form = form;
  }

  public CourtReceipt receipt(Deposit deposit) {
    EvidenceNumber number = EvidenceNumber.of("TEST", ++deposits);
    CourtReceipt receipt = receipt(tip, number, deposit, DAY.plusSeconds(newest.number()));
    newest = receipt.block();
    tip = form == Form.FABRIC ? after(after(newest)) : newest;
    return receipt;
  }

  /** Signs whatever it is given. */
  public CourtReceipt receipt(
      CourtBlock previous, EvidenceNumber number, Deposit deposit, Instant time) {
    return switch (form) {
      case RECORDS -> CourtReceipt.issue(genesis, previous, number, deposit, time, key);
      case FABRIC ->
          CourtReceipt.issue(
              genesis.court(),
              genesis.chain(),
              number,
              deposit,
              new FabricCourtBlock(
                  previous.number() + 1,
                  previous.hash(),
                  Digest.sha256((number + " " + deposit).getBytes(StandardCharsets.UTF_8)),
                  time),
              key);
    };
  }

  public CourtHead head() {
    return CourtHead.sign(genesis, newest, key);
  }

  /** A head of some block of that number. */
  public CourtHead headAt(long number) {
    Digest some = genesis.chain();
    CourtBlock block =
        form == Form.FABRIC
            ? new FabricCourtBlock(number, some, some, DAY)
            : new RecordBlock(number, some, some, DAY);
    return CourtHead.sign(genesis, block, key);
  }

  private static CourtBlock after(CourtBlock block) {
    return new FabricCourtBlock(block.number() + 1, block.hash(), block.hash(), block.time());
  }
}
