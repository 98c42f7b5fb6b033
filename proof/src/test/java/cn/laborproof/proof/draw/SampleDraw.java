package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.draw.DrawPackage.Head;
import cn.laborproof.proof.draw.DrawPackage.Logged;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.LedgerProof;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.log.ConsistencyProof;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.log.MerkleFrontier;
import cn.laborproof.proof.log.TlogProof;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** One draw from fixed keys, salts and times, so that its outcome never changes. */
public final class SampleDraw {
  private static final String STREAM = "inspection-draw/0199-sample";
  private static final Instant AT = Instant.parse("2026-11-20T08:00:00.000Z");

  public final List<Candidate> employers = candidates("employer", 12);
  public final List<Candidate> inspectors = candidates("inspector", 5);
  public final CandidateList employed = CandidateList.of(employers);
  public final CandidateList inspecting = CandidateList.of(inspectors);
  public final Conflicts conflicts =
      Conflicts.of(
          List.of(
              new Conflicts.Pair(employers.get(3).entry(), inspectors.get(0).entry()),
              new Conflicts.Pair(employers.get(7).entry(), inspectors.get(2).entry())));
  public final Digest share = Digest.sha256(ascii("the office's own part"));
  public final DrawTerms terms;
  public final DrawPackage whole;
  public final DrawPackage committed;

  /** The same, anchored when a checkpoint that covers the commitment stood on the ledger. */
  public final DrawPackage chosen;

  /** The same result, written down after the draw was given up. */
  public final DrawPackage revived;

  public final TrustBundle trust;
  private final LogStretch stretch;

  /** The same commitment logged a second time, whose later entry is shown. */
  public final DrawPackage twice;

  public SampleDraw(Path directory) throws Exception {
    var alone = new MerkleFrontier();
    alone.append(stranger(1).leafHash());
    terms =
        new DrawTerms(
            STREAM,
            4,
            2,
            new DrawTerms.Listed(employed.size(), employed.digest()),
            new DrawTerms.Listed(inspecting.size(), inspecting.digest()),
            new DrawTerms.Listed(conflicts.pairs().size(), conflicts.digest()),
            new TreeMap<>(Map.of("region", "330106")),
            Optional.of(DrawTerms.shareDigest(share)),
            Optional.empty(),
            Optional.of(new DrawTerms.Head(1, alone.root())),
            Optional.of(new DrawTerms.Numbered("0199-office", 7)));
    Salt first = Salt.of(SampleCase.seed("salt of the commitment"));
    Salt second = Salt.of(SampleCase.seed("salt of the result"));
    Salt third = Salt.of(SampleCase.seed("salt of giving up"));
    EvidenceEvent commitment =
        event(1, DrawExamination.COMMITTED, null, "draw.json", terms.canonicalBytes());
    DirectoryTileStore store = DirectoryTileStore.open(directory);
    try (LogWriter writer = LogWriter.open(store, SampleCase.LOG, Optional.empty())) {
      SignedCheckpoint before = writer.append(0, List.of(stranger(1)));
      SignedCheckpoint missed = writer.append(1, List.of(entry(commitment.commitment(first))));
      SignedCheckpoint lot = writer.append(2, List.of(stranger(2)));
      Selection selection =
          Selection.of(
              terms,
              employed,
              inspecting,
              conflicts,
              lot.checkpoint(),
              lot.signatureOf(SampleCase.LOG.verifier()).orElseThrow(),
              Optional.of(share));
      EvidenceEvent drawn =
          event(
              2,
              DrawExamination.DRAWN,
              commitment.commitment(first),
              "result.json",
              selection.canonicalBytes());
      SignedCheckpoint later =
          writer.append(3, List.of(stranger(3), entry(drawn.commitment(second)), stranger(4)));
      EvidenceEvent abandoned =
          event(2, DrawExamination.ABANDONED, commitment.commitment(first), "why", ascii("why"));
      EvidenceEvent again =
          event(
              3,
              DrawExamination.DRAWN,
              abandoned.commitment(third),
              "result.json",
              selection.canonicalBytes());
      SignedCheckpoint last =
          writer.append(
              6, List.of(entry(abandoned.commitment(third)), entry(again.commitment(second))));
      SignedCheckpoint repeated =
          writer.append(8, List.of(entry(commitment.commitment(first)), stranger(5)));
      LogReader reader = writer.reader();
      OneBlockLedger ledger = new OneBlockLedger(AT);
      trust =
          new TrustBundle(
              "sample",
              1,
              AT,
              true,
              List.of(),
              List.of(new LogTrust(SampleCase.ORIGIN, List.of(SampleCase.LOG.verifier()), true)),
              WitnessTrust.none(),
              ledger.trust(),
              List.of(),
              false,
              List.of(),
              List.of(),
              List.of());
      Logged atFirst = new Logged(commitment, first, TlogProof.of(reader.inclusion(1, 3), lot));
      committed =
          new DrawPackage(
              terms,
              employed,
              inspecting,
              conflicts,
              List.of(atFirst),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of());
      Ed25519SecretKey key = Ed25519SecretKey.of(SampleCase.seed("log"));
      LedgerProof afterOne =
          ledger.anchor(lot.checkpoint(), reader.consistency(1, 3).path(), key, AT);
      LedgerProof afterTwo =
          ledger.anchor(lot.checkpoint(), reader.consistency(2, 3).path(), key, AT);
      List<Logged> drawnOnce =
          List.of(atFirst, new Logged(drawn, second, TlogProof.of(reader.inclusion(4, 6), later)));
      ConsistencyProof grown = reader.consistency(3, 6);
      stretch = stretch(reader, 3);
      whole = whole(drawnOnce, grown, afterOne, head(before), selection);
      twice =
          new DrawPackage(
              terms,
              employed,
              inspecting,
              conflicts,
              List.of(
                  new Logged(commitment, first, TlogProof.of(reader.inclusion(8, 10), repeated))),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(stretch(reader, 10)),
              Optional.empty(),
              Optional.empty(),
              List.of());
      chosen = whole(drawnOnce, grown, afterTwo, head(missed), selection);
      revived =
          whole(
              List.of(
                  atFirst,
                  new Logged(abandoned, third, TlogProof.of(reader.inclusion(6, 8), last)),
                  new Logged(again, second, TlogProof.of(reader.inclusion(7, 8), last))),
              reader.consistency(3, 8),
              afterOne,
              head(before),
              selection);
    }
  }

  private DrawPackage whole(
      List<Logged> events,
      ConsistencyProof grown,
      LedgerProof anchored,
      Head before,
      Selection selection) {
    return new DrawPackage(
        terms,
        employed,
        inspecting,
        conflicts,
        events,
        Optional.of(grown),
        Optional.of(anchored),
        Optional.of(before),
        Optional.of(stretch),
        Optional.of(share),
        Optional.of(selection),
        employers);
  }

  private static LogStretch stretch(LogReader reader, long to) throws IOException {
    return new LogStretch(
        reader.subtreesAt(1), reader.entries(1, to).stream().map(LogEntry::leafHash).toList());
  }

  private static Head head(SignedCheckpoint checkpoint) {
    return new Head(checkpoint.checkpoint().size(), checkpoint.checkpoint().root());
  }

  private static EvidenceEvent event(
      long seq, String kind, Digest prev, String name, byte[] content) {
    return new EvidenceEvent(
        STREAM,
        seq,
        kind,
        AT.plusSeconds(seq),
        "inspector",
        prev,
        List.of(Subject.of(name, content)),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private static List<Candidate> candidates(String what, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> what + " " + i)
        .map(name -> new Candidate(Salt.of(SampleCase.seed("salt of " + name)), name))
        .toList();
  }

  private static LogEntry entry(Digest commitment) {
    return LogEntry.ofCommitment(commitment);
  }

  private static LogEntry stranger(int number) {
    return entry(Digest.sha256(ascii("stranger " + number)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
