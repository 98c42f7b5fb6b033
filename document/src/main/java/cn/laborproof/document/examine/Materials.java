package cn.laborproof.document.examine;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.path.RevocationAnswer;
import cn.laborproof.document.examine.path.RevocationStatus;
import cn.laborproof.document.examine.signature.CmsFacts;
import cn.laborproof.document.examine.signature.SignatureFacts;
import cn.laborproof.document.examine.signature.SignatureFacts.DocumentTimestamp;
import cn.laborproof.document.examine.signature.SignatureFacts.PartySignature;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.proof.verdict.CertifiedPath;
import cn.laborproof.proof.verdict.CertifiedPath.RevocationObject;
import cn.laborproof.proof.verdict.SignatureMaterial;
import cn.laborproof.proof.verdict.TimestampMaterial;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what a party's signature rests on. */
final class Materials {
  private static final byte[] NOTHING = new byte[0];

  private Materials() {}

  /** Empty for what is no readable signature of a party. */
  static Optional<SignatureMaterial> of(SignatureFacts signature, DocumentFacts facts) {
    String field = signature.field().name();
    return signature.content() instanceof PartySignature party
        ? container(field, facts).map(container -> of(signature, party, container, facts))
        : Optional.empty();
  }

  private static SignatureMaterial of(
      SignatureFacts signature, PartySignature party, Container container, DocumentFacts facts) {
    CmsFacts cms = party.cms();
    String field = signature.field().name();
    List<TimestampMaterial> timestamps = new ArrayList<>();
    party
        .timestamp()
        .flatMap(token -> timestamp(field + "/timestamp", false, token, facts))
        .ifPresent(timestamps::add);
    for (SignatureFacts later : facts.timestamps()) {
      if (later.revision().index() > signature.revision().index()
          && later.content() instanceof DocumentTimestamp stamp) {
        timestamp(later.field().name(), true, stamp.token(), facts).ifPresent(timestamps::add);
      }
    }
    Optional<byte[]> signed = cms.digestName().flatMap(name -> digest(name, cms));
    return new SignatureMaterial(
        cms.signature(),
        signed.isPresent() ? cms.digestName().orElse("") : "",
        signed.orElse(NOTHING),
        signed.isPresent() ? cms.messageDigest() : NOTHING,
        path(container),
        timestamps);
  }

  private static Optional<TimestampMaterial> timestamp(
      String subject, boolean archive, TimestampFacts token, DocumentFacts facts) {
    return container(subject, facts)
        .map(container ->
            new TimestampMaterial(
                subject, archive, token.encoded(), token.time(), path(container)));
  }

  private static Optional<Container> container(String subject, DocumentFacts facts) {
    return facts.containers().stream().filter(c -> c.subject().equals(subject)).findFirst();
  }

  private static CertifiedPath path(Container container) {
    List<X509Certificate> certificates =
        container
            .path()
            .map(PathResult::certificates)
            .orElseGet(() -> container.cms().signer().stream().toList());
    boolean anchored =
        container
            .path()
            .filter(path -> path.fault().filter(PathResult.Fault.NO_PATH::equals).isEmpty())
            .isPresent();
    Instant revoked =
        container.revocations().stream().findFirst().stream()
            .flatMap(status ->
                status instanceof RevocationStatus.Revoked r ? Stream.of(r.since()) : null)
            .findFirst()
            .orElse(null);
    return new CertifiedPath(
        certificates.stream().map(Materials::der).toList(),
        anchored,
        container.revocations().stream().flatMap(Materials::answer).map(Materials::object).toList(),
        revoked);
  }

  private static Stream<RevocationAnswer> answer(RevocationStatus status) {
    return switch (status) {
      case RevocationStatus.Good good -> Stream.of(good.answer());
      case RevocationStatus.Revoked revoked -> Stream.of(revoked.answer());
      case RevocationStatus.Unknown _, RevocationStatus.Exempt _ -> Stream.empty();
    };
  }

  private static RevocationObject object(RevocationAnswer answer) {
    return new RevocationObject(answer.source().equals("OCSP"), answer.encoded());
  }

  private static Optional<byte[]> digest(String name, CmsFacts cms) {
    try {
      return Optional.of(MessageDigest.getInstance(name).digest(cms.signedAttributes()));
    } catch (NoSuchAlgorithmException e) {
      return Optional.empty(); // a digest the verifier names but this Java has not
    }
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
