package cn.laborproof.proof.pack;

import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.InclusionProof;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.note.SignedNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects the parts of one stream's package and writes it. The caller gives events from seq 1 on
 * without gaps, all proven in the one checkpoint.
 */
public final class PackageBuilder {
  private final String stream;
  private final SignedCheckpoint checkpoint;
  private final boolean demo;
  private final SortedMap<String, byte[]> contents = new TreeMap<>();
  private final List<Member> members = new ArrayList<>();
  private final SortedMap<Long, Salt> salts = new TreeMap<>();
  private final List<Openings.OpenedField> fields = new ArrayList<>();

  /**
   * Begins a package.
   *
   * @param stream the stream it is about
   * @param checkpoint what all inclusion proofs lead to
   * @param demo whether demo parts were used
   */
  public PackageBuilder(String stream, SignedCheckpoint checkpoint, boolean demo) {
    this.stream = stream;
    this.checkpoint = checkpoint;
    this.demo = demo;
    add("log/checkpoint", MemberRole.CHECKPOINT, checkpoint.bytes());
  }

  /**
   * Adds a document to be examined.
   *
   * @param subjectName its name in the events' subjects
   */
  public PackageBuilder document(String subjectName, byte[] content) {
    return add("documents/" + subjectName, MemberRole.DOCUMENT, content);
  }

  /** Adds the evidence record (RFC 4998, DER) of a document of that name. */
  public PackageBuilder evidenceRecord(String subjectName, byte[] der) {
    return add("records/" + subjectName + ".ers", MemberRole.EVIDENCE_RECORD, der);
  }

  /** Adds other bytes an event speaks of, such as a photo of a paper contract. */
  public PackageBuilder attachment(String subjectName, byte[] content) {
    return add("attachments/" + subjectName, MemberRole.ATTACHMENT, content);
  }

  /**
   * Adds an event.
   *
   * @param salt opens its commitment
   * @param inclusion of that commitment's entry in the checkpoint's tree
   * @param openings fields the holder of the package may see
   */
  public PackageBuilder event(
      EvidenceEvent event, Salt salt, InclusionProof inclusion, List<FieldOpening> openings) {
    salts.put(event.seq(), salt);
    openings.forEach(opening -> fields.add(new Openings.OpenedField(event.seq(), opening)));
    String number = "%06d".formatted(event.seq());
    add("events/" + number + ".json", MemberRole.EVENT, event.canonicalBytes());
    byte[] proof = TlogProof.of(inclusion, checkpoint).bytes();
    return add("log/" + number + ".tlog-proof", MemberRole.INCLUSION, proof);
  }

  /** Adds the proof that a checkpoint is anchored. */
  public PackageBuilder ledgerProof(LedgerProof proof) {
    return add("ledger/proof.json", MemberRole.LEDGER_PROOF, proof.bytes());
  }

  /**
   * Adds the proof that the package's checkpoint and the anchored one are states of one log; needed
   * when their sizes differ, whichever is larger.
   */
  public PackageBuilder consistency(ConsistencyProof proof) {
    return add("log/consistency.json", MemberRole.CONSISTENCY, proof.toJson().canonicalBytes());
  }

  /** Adds the court's receipt for the anchor. */
  public PackageBuilder courtReceipt(CourtReceipt receipt) {
    return add("court/receipt.json", MemberRole.COURT_RECEIPT, receipt.bytes());
  }

  /** Adds a DER certificate for readers; {@code name} ends with {@code .cer}. */
  public PackageBuilder certificate(String name, byte[] der) {
    return add("certificates/" + name, MemberRole.CERTIFICATE, der);
  }

  /** Adds an OCSP response or CRL for readers; {@code name} ends so. */
  public PackageBuilder revocation(String name, byte[] der) {
    return add("revocation/" + name, MemberRole.REVOCATION, der);
  }

  /** Adds the report for people. */
  public PackageBuilder report(byte[] pdf) {
    return add("report.pdf", MemberRole.REPORT, pdf);
  }

  private PackageBuilder add(String path, MemberRole role, byte[] content) {
    members.add(Member.of(path, role, content));
    if (contents.put(path, content.clone()) != null) {
      throw new IllegalArgumentException("member given twice: " + path);
    }
    return this;
  }

  /** Writes the package; call once. */
  public byte[] build(NoteSigner operator, Instant created) {
    if (salts.isEmpty() || salts.firstKey() != 1 || salts.lastKey() != salts.size()) {
      throw new IllegalArgumentException(
          "events: " + salts.keySet() + " (expected: from 1, no gap)");
    }
    add("openings.json", MemberRole.OPENINGS, new Openings(salts, fields).bytes());
    requireWithinLimits();
    members.sort(PackageManifest.BY_PATH);
    PackageManifest manifest =
        new PackageManifest(
            stream, created, salts.lastKey(), checkpoint.checkpoint(), demo, members);
    byte[] manifestBytes = manifest.bytes();
    SignedNote signature = SignedNote.sign(PackageManifest.noteText(manifestBytes), operator);
    SequencedMap<String, byte[]> zip = StoredZip.members();
    zip.put(PackageManifest.PATH, manifestBytes);
    zip.put(PackageManifest.SIGNATURE_PATH, signature.bytes());
    zip.putAll(contents);
    return StoredZip.write(zip);
  }

  /** What no verifier would look at is not worth writing. */
  private void requireWithinLimits() {
    PackageLimits limits = PackageLimits.DEFAULT;
    long bytes = contents.values().stream().mapToLong(content -> content.length).sum();
    if (bytes > limits.bytes() / 10 * 9 || members.size() + 2 > limits.members()) {
      throw new IllegalArgumentException(
          "package: %d bytes in %d members (expected: at most 90%% of %d bytes, %d members)"
              .formatted(bytes, members.size(), limits.bytes(), limits.members()));
    }
  }
}
