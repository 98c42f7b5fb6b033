package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.CERTIFICATE_PATH;
import static cn.laborproof.document.examine.check.DocumentCode.CERTIFICATE_REVOCATION;
import static cn.laborproof.document.examine.check.DocumentCode.CERTIFICATE_USE;
import static cn.laborproof.document.examine.check.DocumentCode.CERTIFICATE_VALIDITY;
import static cn.laborproof.document.examine.check.DocumentCode.CHANGES;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_CERTIFICATE;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_FORM;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_TIMESTAMP;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNERS;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNING_ORDER;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything is signed and stamped properly, but by the wrong one, in the wrong order or with a
 * wrong certificate.
 */
final class SigningAttacks {
  private static final String PERSON = "张三";

  private final GenuineFiles files;
  private final Notary notary;
  private final List<Attack> found = new ArrayList<>();

  SigningAttacks(GenuineFiles files) {
    this.files = files;
    this.notary = files.notary();
  }

  List<Attack> all() {
    people();
    certificates();
    pictures();
    containers();
    timestamps();
    return found;
  }

  private void add(String name, byte[] file, DocumentCode code, String answer) {
    found.add(new Attack(name, file, code, answer));
  }

  private SignatureRecipe recipe() {
    return new SignatureRecipe(notary.authority(), notary.tick());
  }

  private byte[] workerBy(TestIdentity who) {
    return workerBy(who, recipe());
  }

  private byte[] workerBy(TestIdentity who, SignatureRecipe recipe) {
    byte[] pdf = notary.sign(files.frozenContract(), "Sig_Worker", who, recipe);
    return finish(notary.sign(pdf, "Sig_Employer", files.employer()));
  }

  private byte[] finish(byte[] pdf) {
    return notary.stamp(notary.validationData(pdf), "DocTS_01");
  }

  private TestIdentity person(LeafKind kind) {
    return notary.pki().issue(kind, PERSON);
  }

  private void people() {
    add("somebody else signs for the worker", workerBy(notary.person("李四")), SIGNERS, "other-name");
    byte[] pdf = notary.sign(files.frozenContract(), "Sig_Worker", files.worker());
    TestIdentity pretender = notary.person(Samples.EMPLOYER);
    add(
        "a person signs as the organisation",
        finish(notary.sign(pdf, "Sig_Employer", pretender)),
        SIGNERS,
        "not-organisation");
    byte[] reversed = notary.sign(files.frozenContract(), "Sig_Employer", files.employer());
    add(
        "the employer signs first",
        finish(notary.sign(reversed, "Sig_Worker", files.worker())),
        SIGNING_ORDER,
        "other-order");
    add("only the worker signs, all else complete", finish(pdf), SIGNERS, "missing");
  }

  private void certificates() {
    add(
        "certificate under another root of the same name",
        workerBy(person(LeafKind.FOREIGN_ROOT)),
        CERTIFICATE_PATH,
        "no-path");
    add(
        "certificate not signed by its issuer",
        workerBy(person(LeafKind.FORGED_ISSUER_SIGNATURE)),
        CERTIFICATE_PATH,
        "no-path");
    add(
        "certificate issued by a leaf",
        workerBy(person(LeafKind.ISSUED_BY_A_LEAF)),
        CERTIFICATE_PATH,
        "rule");
    add("expired certificate", workerBy(person(LeafKind.EXPIRED)), CERTIFICATE_VALIDITY, "expired");
    add(
        "certificate not yet valid",
        workerBy(person(LeafKind.NOT_YET_VALID)),
        CERTIFICATE_VALIDITY,
        "not-yet-valid");
    add(
        "certificate for keys, not signatures",
        workerBy(person(LeafKind.WRONG_USAGE)),
        CERTIFICATE_USE,
        "other-use");
    add(
        "a timestamp certificate signs",
        workerBy(person(LeafKind.TIMESTAMP)),
        CERTIFICATE_USE,
        "other-use");
    add(
        "a signer under the timestamping root",
        workerBy(notary.timePki().issue(LeafKind.GOOD, PERSON)),
        CERTIFICATE_PATH,
        "no-path");
    TestIdentity revoked = person(LeafKind.GOOD);
    BigInteger serial = revoked.certificate().getSerialNumber();
    byte[] pdf = notary.sign(files.frozenContract(), "Sig_Worker", revoked, lateRecipe());
    pdf = notary.sign(pdf, "Sig_Employer", files.employer());
    add(
        "certificate revoked before the proven time",
        notary.stamp(notary.validationData(pdf, List.of(serial)), "DocTS_01"),
        CERTIFICATE_REVOCATION,
        "revoked");
  }

  /** Stamped after the revocation lists that {@link Notary#validationData} will make. */
  private SignatureRecipe lateRecipe() {
    return new SignatureRecipe(notary.authority(), notary.tick().plusSeconds(30));
  }

  private void pictures() {
    byte[] half = notary.sign(files.frozenContract(), "Sig_Worker", files.worker());
    byte[] pdf = notary.sign(half, "Sig_Employer", files.employer());
    byte[] letters =
        Bytes.replace(pdf, "/Subtype/Form/BBox[0 0 100 50]", 1, "/Subtype/Imag/BBox[0 0 100 50]");
    add("a picture that is no drawing", finish(letters), CHANGES, "signature");
  }

  private void containers() {
    TestIdentity worker = files.worker();
    add(
        "certificate not named",
        workerBy(worker, recipe().withoutNamingTheCertificate()),
        SIGNATURE_CERTIFICATE,
        "unknown");
    add(
        "another certificate named",
        workerBy(worker, recipe().naming(files.employer().certificate())),
        SIGNATURE_CERTIFICATE,
        "unknown");
    add(
        "a certificate nobody needs",
        workerBy(worker, recipe().carrying(files.employer().certificate())),
        SIGNATURE_FORM,
        "unused-certificate");
    add(
        "an unsigned attribute",
        workerBy(worker, recipe().withUnsignedAttribute("1.2.840.113549.1.9.16.2.99")),
        SIGNATURE_FORM,
        "unsigned-part");
  }

  private void timestamps() {
    TestIdentity worker = files.worker();
    add(
        "signature without timestamp",
        workerBy(worker, recipe().withoutTimestamp()),
        SIGNATURE_TIMESTAMP,
        "missing");
    add(
        "timestamp over something else",
        workerBy(worker, recipe().stampingInstead(new byte[64])),
        SIGNATURE_TIMESTAMP,
        "other-data");
    TestPki strangers = TestPki.at(GenuineFiles.NOW);
    TestIdentity stranger = strangers.issue(LeafKind.TIMESTAMP, "Test TSA");
    add(
        "timestamp of an unknown authority",
        workerBy(worker, new SignatureRecipe(stranger, notary.tick())),
        CERTIFICATE_PATH,
        "no-path");
    TestIdentity lax = notary.timePki().issue(LeafKind.TIMESTAMP_NOT_CRITICAL, "Test TSA");
    add(
        "timestamp by a certificate not bound to it",
        workerBy(worker, new SignatureRecipe(lax, notary.tick())),
        CERTIFICATE_USE,
        "other-use");
    TestIdentity signer = notary.person("a signer of the other root");
    add(
        "timestamp by a signer's certificate",
        workerBy(worker, new SignatureRecipe(signer, notary.tick())),
        CERTIFICATE_PATH,
        "no-path");
  }
}
