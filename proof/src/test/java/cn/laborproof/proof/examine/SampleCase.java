package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtGenesis;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.json.JsonValue;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.proof.ledger.EmbeddedLedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.ledger.OneBlockLedger;
import cn.laborproof.proof.log.DirectoryTileStore;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.LogReader;
import cn.laborproof.proof.log.LogWriter;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.note.SignedCheckpoint;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.LogTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.WitnessTrust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One small case with everything a package can hold, made from fixed keys, salts and times, so that
 * its bytes never change: they are the golden vectors of docs/evidence-format.md.
 */
public final class SampleCase {
  public static final String STREAM = "contract/0199-sample";
  public static final String REFERENCE = "Sample-Reference-0001";
  public static final String ORIGIN = "log.laborproof.example/sample";
  public static final Instant DRAFTED = Instant.parse("2026-11-20T08:00:00.000Z");
  public static final Instant CONCLUDED = Instant.parse("2026-11-20T08:30:00.000Z");
  public static final Instant ANCHORED = Instant.parse("2026-11-20T08:30:05.000Z");
  public static final Instant DEPOSITED = Instant.parse("2026-11-20T08:30:40.000Z");
  public static final Instant EXAMINED = Instant.parse("2026-11-21T00:00:00.000Z");

  /** What the half-signed copy was. */
  public static final byte[] HALF_SIGNED = ascii("%PDF-1.7\nhalf\n%%EOF\n");

  /** The registered original. */
  public static final byte[] CONTRACT = ascii("%PDF-1.7\nhalf\n%%EOF\nwhole\n%%EOF\n");

  public static final Ed25519NoteSigner LOG = Ed25519NoteSigner.ofSeed(ORIGIN, seed("log"));
  public static final Ed25519NoteSigner OPERATOR =
      Ed25519NoteSigner.ofSeed("laborproof.example/package", seed("operator"));

  /** Entries between and after ours in the golden case, so that proofs have something to climb. */
  private static final int STRANGERS = 7;

  public final List<EvidenceEvent> events = new ArrayList<>();
  public final List<Salt> salts = new ArrayList<>();
  public final FieldOpening name =
      new FieldOpening("worker.name", Salt.of(seed("salt of the name")), "张三");
  public final List<Long> indexes = new ArrayList<>();
  public final SignedCheckpoint checkpoint;
  public final SignedCheckpoint anchored;
  public final LogReader reader;
  public final EmbeddedLedgerProof ledgerProof;
  public final CourtReceipt receipt;
  public final TrustBundle trust;
  private final int strangers;
  private final Original original;

  /**
   * What a case is about.
   *
   * @param reference the reference printed on the document
   * @param halfSigned its copy before the last signature
   * @param whole the registered original
   * @param drafted when the case began; all else follows as in the golden case
   * @param beside what an event after the last names, by file name
   * @param early whether that event comes before the last instead: the original is another file
   */
  public record Original(
      String reference,
      byte[] halfSigned,
      byte[] whole,
      Instant drafted,
      Map<String, byte[]> beside,
      boolean early) {
    public Original(
        String reference,
        byte[] halfSigned,
        byte[] whole,
        Instant drafted,
        Map<String, byte[]> beside) {
      this(reference, halfSigned, whole, drafted, beside, false);
    }

    public Original(String reference, byte[] halfSigned, byte[] whole, Instant drafted) {
      this(reference, halfSigned, whole, drafted, Map.of());
    }

    private static final Original GOLDEN = new Original(REFERENCE, HALF_SIGNED, CONTRACT, DRAFTED);

    Instant asIn(Instant golden) {
      return drafted.plus(Duration.between(DRAFTED, golden));
    }
  }

  /** The golden case. */
  public SampleCase(Path logDirectory) throws Exception {
    this(logDirectory, STRANGERS);
  }

  /** The same case in a larger log: with 300 strangers each time it has several tiles. */
  public SampleCase(Path logDirectory, int strangers) throws Exception {
    this(logDirectory, strangers, Original.GOLDEN);
  }

  /** A case about another document, for tests that examine real ones. */
  public SampleCase(Path logDirectory, Original original) throws Exception {
    this(logDirectory, STRANGERS, original);
  }

  private SampleCase(Path logDirectory, int strangers, Original original) throws Exception {
    this.strangers = strangers;
    this.original = original;
    makeEvents();
    DirectoryTileStore store = DirectoryTileStore.open(logDirectory);
    try (LogWriter writer = LogWriter.open(store, LOG, Optional.empty())) {
      checkpoint = writer.append(0, entries());
      anchored = writer.append(writer.size(), strangers(100));
      reader = writer.reader();
    }
    OneBlockLedger ledger = new OneBlockLedger(original.drafted());
    ledgerProof =
        ledger.anchor(
            anchored.checkpoint(), Ed25519SecretKey.of(seed("log")), original.asIn(ANCHORED));
    Ed25519SecretKey courtKey = Ed25519SecretKey.of(seed("court"));
    CourtGenesis court =
        new CourtGenesis(
            "SampleCourt", courtKey.publicKey(), "DEMO sample court", original.drafted());
    AnchoredCheckpoint anchor =
        ((Proven) new LedgerVerifier(ledger.trust()).verify(ledgerProof, anchored.checkpoint()))
            .anchor();
    receipt =
        CourtReceipt.issue(
            court,
            court.block(),
            evidenceNumber(),
            anchor.deposit(),
            original.asIn(DEPOSITED),
            courtKey);
    trust = makeTrust(ledger, court);
  }

  private static EvidenceNumber evidenceNumber() {
    return EvidenceNumber.of("DEMO", 1);
  }

  private static TrustBundle makeTrust(OneBlockLedger ledger, CourtGenesis court) {
    return new TrustBundle(
        "sample",
        1,
        DRAFTED,
        true,
        List.of(),
        List.of(new LogTrust(ORIGIN, List.of(LOG.verifier()), true)),
        WitnessTrust.none(),
        ledger.trust(),
        List.of(court.trust()),
        true,
        List.of(OPERATOR.verifier()),
        List.of(),
        List.of());
  }

  private void makeEvents() {
    TreeMap<String, JsonValue> drafted = new TreeMap<>();
    drafted.put("reference", new JsonString(original.reference()));
    drafted.put("template.version", new JsonInteger(3));
    TreeMap<String, Digest> fields = new TreeMap<>();
    fields.put(name.name(), name.commitment());
    add("contract.drafted", original.drafted(), "employer.hr", List.of(), drafted, fields);
    addSigned("contract.worker-signed", original.drafted().plusSeconds(600), original.halfSigned());
    if (original.early()) {
      addBeside(original.drafted().plusSeconds(600));
    }
    addSigned("contract.concluded", original.asIn(CONCLUDED), original.whole());
    if (!original.early() && !original.beside().isEmpty()) {
      addBeside(original.asIn(CONCLUDED));
    }
  }

  private void addSigned(String kind, Instant time, byte[] pdf) {
    List<Subject> subjects = List.of(Subject.of("contract.pdf", pdf));
    add(kind, time, "platform", subjects, new TreeMap<>(), new TreeMap<>());
  }

  private void addBeside(Instant time) {
    List<Subject> subjects =
        new TreeMap<>(original.beside())
            .entrySet().stream().map(file -> Subject.of(file.getKey(), file.getValue())).toList();
    add("beside.done", time, "platform", subjects, new TreeMap<>(), new TreeMap<>());
  }

  private void add(
      String kind,
      Instant time,
      String actor,
      List<Subject> subjects,
      TreeMap<String, JsonValue> facts,
      TreeMap<String, Digest> fields) {
    Digest prev = events.isEmpty() ? null : events.getLast().commitment(salts.getLast());
    events.add(
        new EvidenceEvent(
            STREAM, events.size() + 1, kind, time, actor, prev, subjects, facts, fields));
    salts.add(Salt.of(seed("salt of event " + events.size())));
  }

  private List<LogEntry> entries() {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      entries.addAll(strangers(i * strangers));
      indexes.add((long) entries.size());
      entries.add(LogEntry.ofCommitment(events.get(i).commitment(salts.get(i))));
    }
    entries.addAll(strangers(50));
    return entries;
  }

  private List<LogEntry> strangers(int from) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = from; i < from + strangers; i++) {
      entries.add(LogEntry.ofCommitment(Digest.of(seed("stranger " + i))));
    }
    return entries;
  }

  /** A package without anchor and receipt. */
  public PackageBuilder unanchored(byte[] contract) throws Exception {
    return eventsOf(new PackageBuilder(STREAM, checkpoint, true))
        .document("contract.pdf", contract);
  }

  /** Adds the events with proofs to the case's own checkpoint. */
  public PackageBuilder eventsOf(PackageBuilder builder) throws Exception {
    for (int i = 0; i < events.size(); i++) {
      builder.event(
          events.get(i),
          salts.get(i),
          reader.inclusion(indexes.get(i), checkpoint.checkpoint().size()),
          i == 0 ? List.of(name) : List.of());
    }
    return builder;
  }

  /** Adds consistency and ledger proof. */
  public PackageBuilder anchoredTo(PackageBuilder builder) throws Exception {
    return builder
        .consistency(
            reader.consistency(checkpoint.checkpoint().size(), anchored.checkpoint().size()))
        .ledgerProof(ledgerProof);
  }

  /** The whole package. */
  public byte[] wholePackage() throws Exception {
    return anchoredTo(unanchored(original.whole()))
        .courtReceipt(receipt)
        .build(OPERATOR, original.asIn(EXAMINED));
  }

  /** The whole package with cosignatures on its checkpoint. */
  public byte[] cosignedPackage(NoteSignature... lines) throws Exception {
    PackageBuilder builder = new PackageBuilder(STREAM, checkpoint.with(List.of(lines)), true);
    return anchoredTo(eventsOf(builder).document("contract.pdf", original.whole()))
        .courtReceipt(receipt)
        .build(OPERATOR, original.asIn(EXAMINED));
  }

  /** The bundle of this case, with witnesses. */
  public TrustBundle trusting(WitnessTrust witnesses) {
    return new TrustBundle(
        trust.name(),
        trust.version(),
        trust.created(),
        trust.demo(),
        trust.roots(),
        trust.logs(),
        witnesses,
        trust.ledger(),
        trust.courts(),
        trust.courtReceiptRequired(),
        trust.packageKeys(),
        trust.algorithms(),
        trust.demoPolicies());
  }

  public EvidenceVerifier verifier() {
    return verifier(trust);
  }

  public EvidenceVerifier verifier(TrustBundle believed) {
    return EvidenceVerifier.of(
        believed,
        Clock.fixed(EXAMINED, ZoneOffset.UTC),
        List.of(new SampleExaminer()),
        PackageLimits.DEFAULT);
  }

  public static byte[] seed(String of) {
    return Digest.sha256(of.getBytes(StandardCharsets.UTF_8)).bytes();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
