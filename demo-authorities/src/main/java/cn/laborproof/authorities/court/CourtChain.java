package cn.laborproof.authorities.court;

import cn.laborproof.authorities.disk.Journal;
import cn.laborproof.authorities.disk.SigningKeyFile;
import cn.laborproof.authorities.disk.StateDirectory;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtHead;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.DepositorRegistration;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.RuleOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The court's chain on disk. A record is on disk before anybody hears of it; at the start every
 * record is checked again.
 */
final class CourtChain {
  private static final String COURT = "demo-court";
  private static final String NUMBER_PREFIX = "DEMO";
  private static final String NOTICE = "LaborProof DEMO court: teaches, proves nothing";

  /** The outcome of a deposit; {@code fresh} is false when it had been laid down before. */
  record Laid(CourtReceipt receipt, boolean fresh) {}

  private final Journal journal;
  private final Ed25519SecretKey key;
  private final Clock clock;
  private final CourtRecords records;

  private CourtChain(Journal journal, Ed25519SecretKey key, Clock clock, CourtRecords records) {
    this.journal = journal;
    this.key = key;
    this.clock = clock;
    this.records = records;
  }

  static CourtChain open(StateDirectory directory, Clock clock, SecureRandom random)
      throws IOException {
    Ed25519SecretKey key = SigningKeyFile.open(directory, "court.key", random);
    Journal journal = directory.journal("chain.journal");
    List<String> lines = journal.linesAtOpening();
    if (lines.isEmpty()) {
      CourtGenesis genesis = new CourtGenesis(COURT, key.publicKey(), NOTICE, clock.instant());
      journal.append("genesis " + text(genesis.bytes()));
      return new CourtChain(journal, key, clock, new CourtRecords(genesis, NUMBER_PREFIX));
    }
    return new CourtChain(journal, key, clock, replay(lines, key.publicKey()));
  }

  private static CourtRecords replay(List<String> lines, Ed25519PublicKey key) throws IOException {
    int number = 1;
    try {
      CourtRecords records =
          new CourtRecords(
              CourtGenesis.parse(content("genesis ", lines.getFirst())), NUMBER_PREFIX);
      if (!records.genesis().key().equals(key)) {
        throw new IllegalArgumentException("the chain began under another key than court.key");
      }
      for (String line : lines.subList(1, lines.size())) {
        number++;
        if (line.startsWith("depositor ")) {
          var registration = DepositorRegistration.parse(content("depositor ", line));
          records.admit(registration.depositor(), registration.key());
        } else {
          records.admit(CourtReceipt.parse(content("receipt ", line)));
        }
      }
      return records;
    } catch (IllegalArgumentException | MalformedException e) {
      throw new IOException(
          "the court's chain is damaged at line " + number + ": " + e.getMessage(), e);
    }
  }

  private static byte[] content(String kind, String line) {
    if (!line.startsWith(kind)) {
      throw new IllegalArgumentException("not a line of kind " + kind.strip());
    }
    return line.substring(kind.length()).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] canonicalJson) {
    return new String(canonicalJson, StandardCharsets.UTF_8);
  }

  CourtGenesis genesis() {
    return records.genesis();
  }

  synchronized CourtHead head() {
    return CourtHead.sign(records.genesis(), records.newest(), key);
  }

  synchronized int depositors() {
    return records.depositors();
  }

  synchronized Optional<Ed25519PublicKey> keyOf(String depositor) {
    return records.keyOf(depositor);
  }

  synchronized Optional<CourtReceipt> receipt(EvidenceNumber number) {
    return records.receipt(number);
  }

  /** Makes a depositor known; false when the name belongs to another key. */
  synchronized boolean register(DepositorRegistration registration) throws IOException {
    Optional<Ed25519PublicKey> before = records.keyOf(registration.depositor());
    if (before.isEmpty()) {
      journal.append("depositor " + text(registration.bytes()));
      records.admit(registration.depositor(), registration.key());
    }
    return before.map(registration.key()::equals).orElse(true);
  }

  /**
   * Lays a deposit down, or finds the receipt it has.
   *
   * @return nothing when another deposit stands for the same checkpoint
   */
  synchronized Optional<Laid> lay(Deposit deposit) throws IOException {
    return switch (records.examine(deposit)) {
      case RuleOutcome.AlreadyRecorded ignored ->
          records.receiptOf(deposit).map(receipt -> new Laid(receipt, false));
      case RuleOutcome.Refused ignored -> Optional.empty();
      case RuleOutcome.Recorded ignored -> Optional.of(new Laid(issue(deposit), true));
    };
  }

  private CourtReceipt issue(Deposit deposit) throws IOException {
    var previous = records.newest();
    Instant now = clock.instant();
    Instant time = now.isBefore(previous.time()) ? previous.time() : now;
    CourtReceipt receipt =
        CourtReceipt.issue(records.genesis(), previous, records.nextNumber(), deposit, time, key);
    journal.append("receipt " + text(receipt.bytes()));
    records.admit(receipt);
    return receipt;
  }
}
