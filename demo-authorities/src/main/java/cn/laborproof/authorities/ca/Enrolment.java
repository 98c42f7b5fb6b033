package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.authorities.web.WebServer;
import cn.laborproof.proof.national.Sm2;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * Enrolment as RFC 7030 has it, one label per profile, over plain HTTP since it never leaves the
 * loopback address. Asking again with the same request gives the same certificate, so a caller that
 * lost the answer asks again.
 */
final class Enrolment {
  private static final String PATH = "/.well-known/est/";
  private static final int BODY = 32 * 1024;
  private static final int LINE = 76;

  private final Hierarchy hierarchy;
  private final CertificateMaker maker;
  private final IssuedCertificates register;
  private final IssuedCertificates nationalRegister;
  private final IssuedCertificates sealRegister;
  private final SharedSecret secret;

  Enrolment(
      Hierarchy hierarchy,
      CertificateMaker maker,
      IssuedCertificates register,
      IssuedCertificates nationalRegister,
      IssuedCertificates sealRegister,
      SharedSecret secret) {
    this.hierarchy = hierarchy;
    this.maker = maker;
    this.register = register;
    this.nationalRegister = nationalRegister;
    this.sealRegister = sealRegister;
    this.secret = secret;
  }

  void serve(WebServer server) {
    server.get(PATH + "cacerts", call -> authorities(hierarchy.international()));
    // A label of its own (RFC 7030 3.2.2): a client that knows no SM2 cannot read a bundle with it.
    server.get(PATH + "sm2/cacerts", call -> authorities(hierarchy.national()));
    server.get(PATH + "seal/cacerts", call -> authorities(hierarchy.sealMakers()));
    for (LeafProfile profile : LeafProfile.values()) {
      server.post(PATH + profile.label() + "/simpleenroll", BODY, call -> enrol(profile, call));
    }
  }

  private static Reply authorities(Hierarchy.Signers signers) throws IOException {
    return bundle(signers.issuing().certificate(), signers.root().certificate());
  }

  private Reply enrol(LeafProfile profile, Call call) throws IOException {
    secret.demand(call);
    if (!call.hasMediaType("application/pkcs10")) {
      throw new Refusal(
          415, "not-a-request", "Send a PKCS#10 request in base64 as application/pkcs10.");
    }
    SigningRequest request = SigningRequest.read(call.body());
    return bundle(certificate(profile, request));
  }

  /** One at a time: the same key must not be certified twice by two calls at once. */
  private synchronized X509CertificateHolder certificate(
      LeafProfile profile, SigningRequest request) throws IOException {
    X500Name subject = SubjectRule.subject(profile, request.subject());
    String requestKey = profile.label() + ":" + request.digest().hex();
    boolean national = Sm2.isKey(request.key());
    if (national && profile == LeafProfile.TSA) {
      throw new Refusal(
          422, "key-refused", "Timestamps are not signed with SM2 here; make a P-256 key.");
    }
    if (!national && profile == LeafProfile.SEAL_MAKER) {
      throw new Refusal(
          422, "key-refused", "Seals are made with SM2 (GB/T 38540); make an SM2 key.");
    }
    boolean makes = profile == LeafProfile.SEAL_MAKER;
    IssuedCertificates suite = national ? nationalRegister : register;
    IssuedCertificates issued = makes ? sealRegister : suite;
    Hierarchy.Signers ofSuite = national ? hierarchy.national() : hierarchy.international();
    Hierarchy.Signers signers = makes ? hierarchy.sealMakers() : ofSuite;
    Optional<X509CertificateHolder> before = issued.forRequest(requestKey);
    if (before.isPresent()) {
      if (!before.get().getSubject().equals(subject)) {
        throw new Refusal(
            409,
            "key-already-certified",
            "This key has a certificate for another name; make a new key.");
      }
      return before.get();
    }
    X509CertificateHolder made =
        profile == LeafProfile.TSA
            ? maker.tsa(
                hierarchy.timestamps().root(),
                Addresses.TIMESTAMPS,
                subject,
                request.key(),
                profile.days())
            : maker.signer(
                signers.issuing(), signers.branch(), subject, request.key(), profile.days());
    issued.add(requestKey, made);
    return made;
  }

  private static Reply bundle(X509CertificateHolder... certificates) throws IOException {
    try {
      var message = new CMSSignedDataGenerator();
      message.addCertificates(new CollectionStore<>(List.of(certificates)));
      byte[] der = message.generate(new CMSAbsentContent()).getEncoded();
      return Reply.ok(
              "application/pkcs7-mime; smime-type=certs-only",
              Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encode(der))
          .with("Content-Transfer-Encoding", "base64");
    } catch (CMSException e) {
      throw new IOException("no certs-only message could be made", e);
    }
  }
}
