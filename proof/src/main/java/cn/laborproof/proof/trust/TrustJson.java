package cn.laborproof.proof.trust;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.note.NoteVerifier;
import java.util.List;
import java.util.function.Function;

/** {@code trust.json} of evidence-format.md. */
final class TrustJson {
  private static final String VERSION = "laborproof/trust/v1";

  private TrustJson() {}

  static JsonObject write(TrustBundle bundle) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("name", bundle.name())
            .put("version", bundle.version())
            .put("created", UtcMillis.format(bundle.created()))
            .put("demo", bundle.demo())
            .put("roots", JsonArray.of(bundle.roots(), TrustJson::root))
            .put("logs", JsonArray.of(bundle.logs(), TrustJson::log))
            .put("witnesses", witnesses(bundle.witnesses()))
            .put("courts", JsonArray.of(bundle.courts(), CourtTrust::toJson))
            .put("courtReceiptRequired", bundle.courtReceiptRequired())
            .put("packageKeys", vkeys(bundle.packageKeys()))
            .put("algorithms", JsonArray.of(bundle.algorithms(), TrustJson::algorithm))
            .put("demoPolicies", JsonArray.ofStrings(bundle.demoPolicies()));
    bundle.anchorLedger().ifPresent(ledger -> out.put("ledger", ledger(ledger)));
    return out.build();
  }

  private static JsonObject root(TrustedRoot root) {
    return JsonObject.builder()
        .put("use", root.use().text())
        .put("file", TrustDirectory.fileName(root))
        .put("sha256", root.sha256().hex())
        .build();
  }

  private static JsonObject log(LogTrust log) {
    return JsonObject.builder()
        .put("origin", log.origin())
        .put("keys", vkeys(log.keys()))
        .put("demo", log.demo())
        .build();
  }

  private static JsonObject witnesses(WitnessTrust witnesses) {
    return JsonObject.builder()
        .put("required", witnesses.required())
        .put("keys", vkeys(witnesses.keys()))
        .build();
  }

  private static JsonArray vkeys(List<NoteVerifier> keys) {
    return JsonArray.of(keys, key -> new JsonString(key.vkey()));
  }

  private static JsonObject ledger(LedgerTrust ledger) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("type", ledger.type())
            .put("channel", ledger.channel())
            .put("genesis", ledger.genesis().hex())
            .put("quorum", ledger.quorum())
            .put("operator", ledger.operator())
            .put("receiptQuorum", ledger.receiptQuorum())
            .put("demo", ledger.demo());
    switch (ledger) {
      case EmbeddedLedgerTrust embedded ->
          out.put("institutions", JsonArray.of(embedded.institutions(), TrustJson::institution));
      case FabricLedgerTrust fabric ->
          out.put("institutions", JsonArray.of(fabric.institutions(), TrustJson::msp))
              .put("chaincode", fabric.chaincode());
    }
    return out.build();
  }

  private static JsonObject institution(InstitutionKey key) {
    return JsonObject.builder().put("name", key.institution()).put("key", key.key().hex()).build();
  }

  private static JsonObject msp(InstitutionMsp member) {
    return JsonObject.builder()
        .put("name", member.institution())
        .put("mspId", member.mspId())
        .build();
  }

  private static JsonObject algorithm(AlgorithmEnd end) {
    return JsonObject.builder()
        .put("name", end.algorithm())
        .put("end", UtcMillis.format(end.end()))
        .build();
  }

  /** Reads everything; the roots' certificates come from {@code rootReader}. */
  static TrustBundle read(JsonObject json, Function<JsonFields, TrustedRoot> rootReader) {
    JsonFields in = json.fields("trust");
    if (!in.string("v").equals(VERSION)) {
      throw in.fault("v", in.string("v") + " (expected: " + VERSION + ")");
    }
    TrustBundle bundle =
        new TrustBundle(
            in.string("name"),
            (int) in.integer("version", 1, Integer.MAX_VALUE),
            UtcMillis.parse(in.string("created")),
            in.bool("demo"),
            in.objects("roots", rootReader),
            in.objects("logs", TrustJson::readLog),
            readWitnesses(in.fields("witnesses")),
            in.optionalObject("ledger").map(o -> readLedger(o.fields("trust.ledger"))).orElse(null),
            in.objects("courts", CourtTrust::read),
            in.bool("courtReceiptRequired"),
            readVkeys(in, "packageKeys"),
            in.objects("algorithms", TrustJson::readAlgorithm),
            in.strings("demoPolicies"));
    in.end();
    return bundle;
  }

  private static LogTrust readLog(JsonFields in) {
    LogTrust log = new LogTrust(in.string("origin"), readVkeys(in, "keys"), in.bool("demo"));
    in.end();
    return log;
  }

  private static WitnessTrust readWitnesses(JsonFields in) {
    WitnessTrust witnesses =
        new WitnessTrust((int) in.integer("required", 0, Integer.MAX_VALUE), readVkeys(in, "keys"));
    in.end();
    return witnesses;
  }

  private static List<NoteVerifier> readVkeys(JsonFields in, String name) {
    return in.strings(name).stream().map(NoteVerifier::ofVkey).toList();
  }

  private static LedgerTrust readLedger(JsonFields in) {
    String type = in.string("type");
    LedgerTrust ledger =
        switch (type) {
          case EmbeddedLedgerTrust.TYPE -> readEmbedded(in);
          case FabricLedgerTrust.TYPE -> readFabric(in);
          default -> throw in.fault("type", type + " (expected: a known kind)");
        };
    in.end();
    return ledger;
  }

  private static EmbeddedLedgerTrust readEmbedded(JsonFields in) {
    return new EmbeddedLedgerTrust(
        in.string("channel"),
        in.digest("genesis"),
        in.objects("institutions", TrustJson::readInstitution),
        (int) in.integer("quorum", 1, Integer.MAX_VALUE),
        in.string("operator"),
        (int) in.integer("receiptQuorum", 1, Integer.MAX_VALUE),
        in.bool("demo"));
  }

  private static FabricLedgerTrust readFabric(JsonFields in) {
    return new FabricLedgerTrust(
        in.string("channel"),
        in.string("chaincode"),
        in.digest("genesis"),
        in.objects("institutions", TrustJson::readMsp),
        (int) in.integer("quorum", 1, Integer.MAX_VALUE),
        in.string("operator"),
        (int) in.integer("receiptQuorum", 1, Integer.MAX_VALUE),
        in.bool("demo"));
  }

  private static InstitutionMsp readMsp(JsonFields in) {
    InstitutionMsp member = new InstitutionMsp(in.string("name"), in.string("mspId"));
    in.end();
    return member;
  }

  private static InstitutionKey readInstitution(JsonFields in) {
    InstitutionKey key =
        new InstitutionKey(in.string("name"), Ed25519PublicKey.ofHex(in.string("key")));
    in.end();
    return key;
  }

  private static AlgorithmEnd readAlgorithm(JsonFields in) {
    AlgorithmEnd end = new AlgorithmEnd(in.string("name"), UtcMillis.parse(in.string("end")));
    in.end();
    return end;
  }
}
