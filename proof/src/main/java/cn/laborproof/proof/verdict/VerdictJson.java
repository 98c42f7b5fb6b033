package cn.laborproof.proof.verdict;

import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonObject.Builder;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The JSON form of a verdict, version 1, described by {@code docs/verdict-schema.json}. Members may
 * be added within a version; none changes its meaning or goes away.
 */
public final class VerdictJson {
  /** Value of the member {@code v}. */
  public static final String VERSION = "laborproof/verdict/v1";

  private VerdictJson() {}

  /** Writes a verdict. */
  public static JsonObject write(Verdict verdict) {
    Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("indication", verdict.indication().name())
            .putIfPresent("subIndication", verdict.reason().map(Enum::name))
            .put("scope", verdict.scope().name())
            .put("file", file(verdict.file()))
            .put("examinedAt", UtcMillis.format(verdict.examinedAt()))
            .put("trust", trust(verdict.trust()))
            .put("demo", verdict.demo())
            .put("sentences", JsonArray.of(verdict.sentences(), VerdictJson::sentence))
            .put("checks", JsonArray.of(verdict.checks(), VerdictJson::check))
            .put("signers", JsonArray.of(verdict.signers(), VerdictJson::signer))
            .put("times", JsonArray.of(verdict.times(), VerdictJson::time))
            .putIfPresent("evidenceReference", verdict.reference());
    verdict.logPosition().ifPresent(log -> out.put("log", log(log)));
    verdict.ledgerPosition().ifPresent(ledger -> out.put("ledger", ledger(ledger)));
    verdict.courtPosition().ifPresent(court -> out.put("court", court(court)));
    return out.build();
  }

  private static JsonObject inBoth(Function<Messages, String> text) {
    Builder out = JsonObject.builder();
    for (Language language : Language.values()) {
      out.put(language.tag(), text.apply(Messages.in(language)));
    }
    return out.build();
  }

  private static JsonObject file(ExaminedFile file) {
    return JsonObject.builder()
        .put("name", file.name())
        .put("size", file.size())
        .put("sha256", file.sha256().hex())
        .put("sm3", file.sm3().hex())
        .build();
  }

  private static JsonObject trust(TrustUsed trust) {
    return JsonObject.builder()
        .put("name", trust.name())
        .put("version", trust.version())
        .put("fingerprint", trust.fingerprint().hex())
        .build();
  }

  private static JsonObject sentence(Sentence sentence) {
    return JsonObject.builder()
        .put("key", sentence.key())
        .put("text", inBoth(in -> in.sentence(sentence)))
        .build();
  }

  private static JsonObject check(CheckResult check) {
    return JsonObject.builder()
        .put("code", check.code().id())
        .put("subject", check.subject())
        .put("indication", check.indication().name())
        .putIfPresent("subIndication", check.reason().map(Enum::name))
        .put("answerCode", check.answer())
        .put("question", inBoth(in -> in.question(check.code())))
        .put("answer", inBoth(in -> in.answer(check)))
        .put("facts", JsonObject.ofStrings(check.facts()))
        .build();
  }

  private static JsonObject signer(Signer signer) {
    return JsonObject.builder()
        .put("field", signer.field())
        .put("role", signer.role())
        .put("name", signer.name())
        .putIfPresent("organisation", signer.organisationName())
        .put("issuer", signer.issuer())
        .put("serial", signer.serial())
        .put("certificate", signer.certificate().hex())
        .put("level", signer.level())
        .putIfPresent("claimedAt", time(signer.claimedTime()))
        .putIfPresent("provenAt", time(signer.provenTime()))
        .put("indication", signer.indication().name())
        .build();
  }

  private static Optional<String> time(Optional<Instant> time) {
    return time.map(UtcMillis::format);
  }

  private static JsonObject time(StatedTime time) {
    return JsonObject.builder()
        .put("what", time.what())
        .put("at", UtcMillis.format(time.at()))
        .put("source", time.source())
        .put("independent", time.independent())
        .build();
  }

  private static JsonObject log(LogPosition log) {
    return JsonObject.builder()
        .put("origin", log.origin())
        .put("firstIndex", log.firstIndex())
        .put("lastIndex", log.lastIndex())
        .put("treeSize", log.treeSize())
        .put("root", log.root().hex())
        .put("stream", log.stream())
        .put("completeTo", log.completeTo())
        .build();
  }

  private static JsonObject ledger(LedgerPosition ledger) {
    return JsonObject.builder()
        .put("type", ledger.type())
        .put("channel", ledger.channel())
        .put("block", ledger.block())
        .put("blockHash", ledger.blockHash().hex())
        .put("at", UtcMillis.format(ledger.at()))
        .put("signers", JsonArray.ofStrings(ledger.signers()))
        .build();
  }

  private static JsonObject court(CourtPosition court) {
    return JsonObject.builder()
        .put("court", court.court())
        .put("evidenceNumber", court.evidenceNumber())
        .put("at", UtcMillis.format(court.at()))
        .build();
  }
}
