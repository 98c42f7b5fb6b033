package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.EmbeddedLedgerProof;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.pack.PackageBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Makes the attack packages of src/test/resources/vectors/attacks from the sample case. */
final class Attacks {
  private final SampleCase sample;

  Attacks(SampleCase sample) {
    this.sample = sample;
  }

  /** Attack name to file; the names say what was done. */
  SequencedMap<String, byte[]> all() throws Exception {
    SequencedMap<String, byte[]> attacks = new LinkedHashMap<>();
    attacks.put("bit-flipped-in-document", flipped(sample.wholePackage(), "whole"));
    attacks.put("bit-flipped-in-event", flipped(sample.wholePackage(), "contract.drafted"));
    attacks.put("bit-flipped-in-checkpoint", flipped(sample.wholePackage(), "\n31\n"));
    attacks.put("bit-flipped-in-ledger-proof", flipped(sample.wholePackage(), "genesisPath"));
    attacks.put("cut-off", Arrays.copyOf(sample.wholePackage(), 5000));
    attacks.put(
        "trailing-byte", Arrays.copyOf(sample.wholePackage(), sample.wholePackage().length + 1));
    attacks.put("compressed-member", compressed());
    attacks.put("document-cut-back", whole(sample.unanchored(SampleCase.HALF_SIGNED)));
    attacks.put(
        "document-never-registered",
        whole(
            sample.unanchored(SampleCase.CONTRACT).document("other.pdf", SampleCase.HALF_SIGNED)));
    attacks.put(
        "event-rewritten",
        whole(events(rewritten(), sample.name).document("contract.pdf", SampleCase.CONTRACT)));
    attacks.put(
        "opening-of-another-value",
        whole(events(sample.events.get(1), lie()).document("contract.pdf", SampleCase.CONTRACT)));
    attacks.put(
        "manifest-signed-by-forger",
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .courtReceipt(sample.receipt)
            .build(forger(), SampleCase.EXAMINED));
    attacks.put("log-forked", forked());
    attacks.put("anchor-of-a-rewritten-log", rewrittenLog());
    attacks.put("receipt-of-another-anchor", otherReceipt());
    attacks.put(
        "anchor-missing",
        sample.unanchored(SampleCase.CONTRACT).build(SampleCase.OPERATOR, SampleCase.EXAMINED));
    attacks.put(
        "receipt-missing",
        sample
            .anchoredTo(sample.unanchored(SampleCase.CONTRACT))
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED));
    return attacks;
  }

  private byte[] whole(PackageBuilder builder) throws Exception {
    return sample
        .anchoredTo(builder)
        .courtReceipt(sample.receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  private static byte[] flipped(byte[] zip, String at) {
    byte[] changed = zip.clone();
    changed[new String(zip, StandardCharsets.ISO_8859_1).indexOf(at) + 1] ^= 1;
    return changed;
  }

  private byte[] compressed() throws Exception {
    byte[] zip = sample.wholePackage();
    zip[8] = 8;
    return zip;
  }

  private PackageBuilder events(EvidenceEvent second, FieldOpening opening) throws Exception {
    PackageBuilder builder = new PackageBuilder(SampleCase.STREAM, sample.checkpoint, true);
    long size = sample.checkpoint.checkpoint().size();
    for (int i = 0; i < sample.events.size(); i++) {
      builder.event(
          i == 1 ? second : sample.events.get(i),
          sample.salts.get(i),
          sample.reader.inclusion(sample.indexes.get(i), size),
          i == 0 ? List.of(opening) : List.of());
    }
    return builder;
  }

  private EvidenceEvent rewritten() {
    EvidenceEvent second = sample.events.get(1);
    return new EvidenceEvent(
        second.stream(),
        second.seq(),
        "contract.worker-refused",
        second.time(),
        second.actor(),
        second.prev(),
        second.subjects(),
        second.facts(),
        second.fields());
  }

  private FieldOpening lie() {
    return new FieldOpening(sample.name.name(), sample.name.salt(), "李四");
  }

  private static Ed25519NoteSigner forger() {
    return Ed25519NoteSigner.ofSeed(
        SampleCase.OPERATOR.verifier().name(), SampleCase.seed("forger"));
  }

  private byte[] forked() throws Exception {
    long size = sample.checkpoint.checkpoint().size();
    ConsistencyProof genuine = sample.reader.consistency(size, sample.anchored.checkpoint().size());
    List<Digest> path = new ArrayList<>(genuine.path());
    Collections.reverse(path);
    return sample
        .unanchored(SampleCase.CONTRACT)
        .consistency(new ConsistencyProof(genuine.firstSize(), genuine.secondSize(), path))
        .ledgerProof(sample.ledgerProof)
        .courtReceipt(sample.receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  /** The ledger holds another tree of the package's size: what a rewritten log leaves behind. */
  private byte[] rewrittenLog() throws Exception {
    Checkpoint other =
        new Checkpoint(
            SampleCase.ORIGIN,
            sample.checkpoint.checkpoint().size(),
            sample.reader.rootAt(sample.anchored.checkpoint().size()));
    return sample
        .unanchored(SampleCase.CONTRACT)
        .ledgerProof(anchored(other))
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  private byte[] otherReceipt() throws Exception {
    return sample
        .unanchored(SampleCase.CONTRACT)
        .ledgerProof(anchored(sample.checkpoint.checkpoint()))
        .courtReceipt(sample.receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  private static EmbeddedLedgerProof anchored(Checkpoint checkpoint) {
    return new OneBlockLedger(SampleCase.DRAFTED)
        .anchor(checkpoint, Ed25519SecretKey.of(SampleCase.seed("log")), SampleCase.ANCHORED);
  }
}
