package cn.laborproof.proof.report;

import cn.laborproof.proof.verdict.CertifiedPath;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.SignatureMaterial;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.TimestampMaterial;
import cn.laborproof.proof.verdict.TrustUsed;
import cn.laborproof.proof.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A verdict as the signature validation report of ETSI TS 119 102-2 V1.4.1: UTF-8 XML, valid
 * against the schema of ETSI, not signed. It says what the verdict says and judges nothing anew; a
 * file without a readable signature has one report without an identifier.
 */
public final class EtsiReport {
  /** Media type of the report. */
  public static final String MEDIA_TYPE = "application/xml";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "SHA-256", "http://www.w3.org/2001/04/xmlenc#sha256",
          "SHA-384", "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "SHA-512", "http://www.w3.org/2001/04/xmlenc#sha512",
          // No name of the W3C; RFC 3061 names it by its object identifier.
          "SM3", "urn:oid:1.2.156.10197.1.401");

  private final Verdict verdict;
  private final ReportObjects objects;
  private final ReportXml xml = new ReportXml();

  private EtsiReport(Verdict verdict) {
    this.verdict = verdict;
    this.objects = ReportObjects.of(verdict.signers());
  }

  /** Writes the report. */
  public static byte[] write(Verdict verdict) {
    return new EtsiReport(verdict).written();
  }

  private byte[] written() {
    xml.open(
        "ValidationReport",
        "xmlns",
        "http://uri.etsi.org/19102/v1.4.1#",
        "xmlns:ds",
        "http://www.w3.org/2000/09/xmldsig#",
        "xmlns:xades",
        "http://uri.etsi.org/01903/v1.3.2#",
        "xmlns:tsl",
        "http://uri.etsi.org/02231/v2#");
    for (int i = 0; i < verdict.signers().size(); i++) {
      signature("S-" + (i + 1), verdict.signers().get(i));
    }
    if (verdict.signers().isEmpty()) {
      ReportStatus status = ReportStatus.of(verdict);
      xml.open("SignatureValidationReport");
      constraints(status);
      xml.open("SignatureValidationStatus");
      indications(status);
      xml.close();
      other();
      xml.close();
    }
    if (!objects.entries().isEmpty()) {
      xml.open("SignatureValidationObjects");
      objects.entries().forEach(this::object);
      xml.close();
    }
    xml.open("SignatureValidator").open("DigitalId");
    xml.text("tsl:X509SubjectName", "CN=LaborProof 劳证链 verifier (report not signed)");
    xml.close().close();
    return xml.close().bytes();
  }

  private void signature(String id, Signer signer) {
    ReportStatus status = ReportStatus.of(signer, verdict);
    Optional<SignatureMaterial> material = signer.rests();
    xml.open("SignatureValidationReport");
    identifier(id, signer, material);
    constraints(status);
    times(signer, material);
    material
        .filter(m -> DIGESTS.containsKey(m.digestName()))
        .ifPresent(m -> {
          xml.open("SignersDocument");
          digest(m.digestName(), m.contentDigest());
          xml.close();
        });
    attributes(signer, material);
    material
        .map(SignatureMaterial::path)
        .flatMap(EtsiReport::signing)
        .ifPresent(der -> {
          xml.open("SignerInformation");
          reference("SignerCertificate", ReportObjects.certificate(der));
          xml.text("Signer", signer.name());
          xml.close();
        });
    xml.open("SignatureValidationProcess");
    xml.text("SignatureValidationProcessID", "urn:etsi:019102:validationprocess:LTA");
    xml.close();
    xml.open("SignatureValidationStatus");
    indications(status);
    material.ifPresent(this::reportData);
    xml.close();
    other();
    xml.close();
  }

  private void identifier(String id, Signer signer, Optional<SignatureMaterial> material) {
    xml.open("SignatureIdentifier", "id", id);
    material.ifPresent(m -> {
      if (DIGESTS.containsKey(m.digestName())) {
        digest(m.digestName(), m.signedDigest());
      }
      xml.base64("ds:SignatureValue", m.value());
    });
    xml.text("HashOnly", "false").text("DocHashOnly", "false").text("DAIdentifier", signer.field());
    xml.close();
  }

  /** The policy is the trust bundle with the rules built in; each check is one constraint. */
  private void constraints(ReportStatus status) {
    TrustUsed trust = verdict.trust();
    xml.open("ValidationConstraintsEvaluationReport").open("SignatureValidationPolicy");
    xml.open("SignaturePolicyIdentifier").open("xades:SignaturePolicyId").open("xades:SigPolicyId");
    xml.text("xades:Identifier", "urn:laborproof:trust:" + trust.fingerprint().hex());
    xml.close().open("xades:SigPolicyHash");
    digestParts("SHA-256", trust.fingerprint().bytes());
    xml.close().close().close();
    xml.text("PolicyName", "LaborProof, trust bundle " + trust.name() + " " + trust.version());
    xml.close();
    status.checks().forEach(this::constraint);
    xml.close();
  }

  private void constraint(CheckResult check) {
    xml.open("ValidationConstraint");
    xml.text("ValidationConstraintIdentifier", "urn:laborproof:check:" + check.code().id());
    xml.open("ValidationConstraintParameter");
    xml.text("Type", "urn:laborproof:subject").text("Value", check.subject());
    xml.close().open("ConstraintStatus");
    xml.text("Status", "urn:etsi:019102:constraintStatus:applied");
    xml.close().open("ValidationStatus");
    xml.text("MainIndication", ReportStatus.block(check.indication()));
    check.reason().map(ReportStatus::sub).ifPresent(uri -> xml.text("SubIndication", uri));
    xml.close();
    xml.text("Indications", inBoth(in -> in.question(check.code()) + " " + in.answer(check)));
    xml.close();
  }

  private void times(Signer signer, Optional<SignatureMaterial> material) {
    Optional<TimestampMaterial> first =
        material.stream().flatMap(m -> m.timestamps().stream()).findFirst();
    xml.open("ValidationTimeInfo");
    xml.text("ValidationTime", time(verdict.examinedAt()));
    xml.open("BestSignatureTime");
    Instant best =
        first.map(TimestampMaterial::time).or(signer::provenTime).orElse(verdict.examinedAt());
    poe(best, first);
    xml.close().close();
  }

  private void poe(Instant time, Optional<TimestampMaterial> by) {
    xml.text("POETime", time(time));
    xml.text("TypeOfProof", "urn:etsi:019102:poetype:validation");
    by.ifPresent(stamp -> reference("POEObject", ReportObjects.timestamp(stamp)));
  }

  private void attributes(Signer signer, Optional<SignatureMaterial> material) {
    List<TimestampMaterial> stamps = material.map(SignatureMaterial::timestamps).orElse(List.of());
    if (signer.claimedTime().isEmpty() && stamps.isEmpty() && signer.role().isEmpty()) {
      return;
    }
    xml.open("SignatureAttributes");
    signer
        .claimedTime()
        .ifPresent(time -> {
          xml.open("SigningTime", "Signed", "true").text("Time", time(time)).close();
        });
    if (!signer.role().isEmpty()) {
      xml.open("SignerRole", "Signed", "true").open("RoleDetails");
      xml.text("Role", signer.role()).text("EndorsementType", "claimed");
      xml.close().close();
    }
    for (TimestampMaterial stamp : stamps) {
      xml.open(stamp.archive() ? "DocTimeStamp" : "SignatureTimeStamp", "Signed", "false");
      reference("AttributeObject", ReportObjects.timestamp(stamp));
      xml.text("TimeStampValue", time(stamp.time())).close();
    }
    xml.close();
  }

  private void indications(ReportStatus status) {
    xml.text("MainIndication", ReportStatus.main(status.indication()));
    status.reasons().forEach(reason -> xml.text("SubIndication", ReportStatus.sub(reason)));
  }

  private void reportData(SignatureMaterial material) {
    xml.open("AssociatedValidationReportData");
    chain(material.path());
    Stream.concat(
            material.timestamps().stream().map(ReportObjects::timestamp),
            material.path().revocation().stream().map(ReportObjects::revocation))
        .distinct()
        .forEach(id -> reference("RelatedValidationObject", id));
    revoked(material.path());
    xml.close();
  }

  private void chain(CertifiedPath path) {
    List<String> ids = path.certificates().stream().map(ReportObjects::certificate).toList();
    if (ids.isEmpty()) {
      return;
    }
    int last = path.anchored() ? ids.size() - 1 : ids.size();
    if (path.anchored()) {
      reference("TrustAnchor", ids.getLast());
    }
    xml.open("CertificateChain");
    reference("SigningCertificate", ids.getFirst());
    for (int i = 1; i < last; i++) {
      reference("IntermediateCertificate", ids.get(i));
    }
    if (path.anchored()) {
      reference("TrustAnchor", ids.getLast());
    }
    xml.close();
  }

  private void revoked(CertifiedPath path) {
    path.revoked()
        .ifPresent(since ->
            signing(path)
                .ifPresent(der -> {
                  xml.open("RevocationStatusInformation");
                  reference("ValidationObjectId", ReportObjects.certificate(der));
                  xml.text("RevocationTime", time(since));
                  path.revocation().stream()
                      .findFirst()
                      .ifPresent(answer ->
                          reference("RevocationObject", ReportObjects.revocation(answer)));
                  xml.close();
                }));
  }

  private void object(String id, ReportObjects.Entry entry) {
    xml.open("ValidationObject", "id", id);
    xml.text("ObjectType", entry.type()).open("ValidationObjectRepresentation");
    xml.base64("base64", entry.encoded()).close();
    xml.open("POE");
    poe(
        entry.provenBy().map(TimestampMaterial::time).orElse(verdict.examinedAt()),
        entry.provenBy());
    xml.close();
    entry.token().ifPresent(stamp -> token(id, stamp));
    xml.close();
  }

  private void token(String id, TimestampMaterial stamp) {
    xml.open("POEProvisioning").text("POETime", time(stamp.time()));
    objects.entries().entrySet().stream()
        .filter(other -> other.getValue().provenBy().filter(by -> is(id, by)).isPresent())
        .forEach(other -> reference("ValidationObject", other.getKey()));
    verdict.signers().stream()
        .filter(signer ->
            signer.rests().stream()
                .flatMap(m -> m.timestamps().stream())
                .anyMatch(by -> is(id, by)))
        .forEach(signer ->
            xml.open("SignatureReference").text("PAdESFieldName", signer.field()).close());
    xml.close();
    xml.open("ValidationReport").open("SignatureValidationStatus");
    Indication indication = ReportStatus.ofTimestamp(stamp.subject(), verdict);
    xml.text("MainIndication", ReportStatus.block(indication));
    verdict.checks().stream()
        .filter(c -> c.subject().equals(stamp.subject()) && c.indication() == indication)
        .flatMap(check -> check.reason().stream())
        .distinct()
        .map(ReportStatus::sub)
        .forEach(uri -> xml.text("SubIndication", uri));
    xml.open("AssociatedValidationReportData");
    chain(stamp.path());
    stamp.path().revocation().stream()
        .map(ReportObjects::revocation)
        .distinct()
        .forEach(answer -> reference("RelatedValidationObject", answer));
    revoked(stamp.path());
    xml.close().close().close();
  }

  private static boolean is(String id, TimestampMaterial stamp) {
    return ReportObjects.timestamp(stamp).equals(id);
  }

  /** What the verdict says in words, the mark of a demo among it. */
  private void other() {
    xml.text(
        "OtherInformation",
        "SHA-256 "
            + verdict.file().sha256().hex()
            + " · "
            + inBoth(
                in -> String.join(" ", verdict.sentences().stream().map(in::sentence).toList())));
  }

  /** Whole seconds: EU DSS reads no fractions in these reports. */
  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Optional<byte[]> signing(CertifiedPath path) {
    return path.certificates().stream().findFirst();
  }

  private void digest(String name, byte[] value) {
    xml.open("DigestAlgAndValue");
    digestParts(name, value);
    xml.close();
  }

  private void digestParts(String name, byte[] value) {
    xml.empty("ds:DigestMethod", "Algorithm", DIGESTS.getOrDefault(name, ""));
    xml.base64("ds:DigestValue", value);
  }

  private void reference(String name, String id) {
    xml.empty(name, "VOReference", id);
  }

  private static String inBoth(Function<Messages, String> text) {
    return text.apply(Messages.in(Language.ZH)) + " / " + text.apply(Messages.in(Language.EN));
  }
}
