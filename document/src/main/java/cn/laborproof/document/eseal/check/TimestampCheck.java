package cn.laborproof.document.eseal.check;

import cn.laborproof.document.eseal.DerBounds;
import cn.laborproof.document.eseal.MalformedSealException;
import cn.laborproof.document.eseal.SealSignature;
import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.path.CertificatePaths;
import cn.laborproof.document.examine.path.CertificateUse;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.CmsResult.Finding;
import cn.laborproof.document.examine.signature.TimestampFacts;
import cn.laborproof.document.examine.signature.TimestampTokens;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Step 8: does a timestamp prove when? The standard leaves the timestamp out if one likes; without
 * one the time rests on the signer's word, so it cannot be known here.
 */
final class TimestampCheck implements SealCheck {
  @Override
  public SealCode code() {
    return SealCode.TIMESTAMP;
  }

  @Override
  public CheckResult on(SealSignature signature, SealQuestion question) {
    if (signature.timestamp().isEmpty()) {
      return unknown(question, SubIndication.NO_POE, "missing", Map.of());
    }
    Optional<TimestampFacts> facts = read(signature);
    return facts.isEmpty()
        ? unknown(question, SubIndication.FORMAT_FAILURE, "unreadable", Map.of())
        : judge(facts.get(), signature.statement().time(), question);
  }

  /** The token, if there is one in the only form. */
  static Optional<TimestampFacts> read(SealSignature signature) {
    if (signature.timestamp().isEmpty()) {
      return Optional.empty();
    }
    try {
      DerBounds.require(signature.timestamp().get());
      TimestampFacts facts =
          TimestampTokens.read(signature.timestamp().get(), signature.signature());
      return Optional.of(facts)
          .filter(token -> token.faults().isEmpty() && token.cms().faults().isEmpty());
    } catch (MalformedSealException | UnreadableCmsException e) {
      return Optional.empty();
    }
  }

  private CheckResult judge(TimestampFacts token, Instant stated, SealQuestion question) {
    Map<String, String> facts = Map.of("time", token.time().toString());
    if (token.imprint() != Finding.HOLDS) {
      return failed(question, SubIndication.HASH_FAILURE, "other-data", facts);
    }
    if (token.result().digest().and(token.result().value()) != Finding.HOLDS) {
      return failed(question, SubIndication.SIG_CRYPTO_FAILURE, "invalid", facts);
    }
    if (!believed(token, question)) {
      return unknown(question, SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "not-believed", facts);
    }
    Instant until = question.until();
    if (token
        .cms()
        .signer()
        .filter(signer -> signer.getNotAfter().toInstant().isBefore(until))
        .isPresent()) {
      return unknown(question, SubIndication.OUT_OF_BOUNDS_NO_POE, "expired", facts);
    }
    boolean together =
        !token.time().isBefore(stated.minus(TimeCheck.SKEW))
            && !token.time().isAfter(stated.plus(TimeCheck.SKEW));
    return together
        ? passed(question, facts)
        : failed(question, SubIndication.TIMESTAMP_ORDER_FAILURE, "too-late", facts);
  }

  private static boolean believed(TimestampFacts token, SealQuestion question) {
    return path(token, question).isPresent();
  }

  /** Names of what a token rests on. */
  static Set<String> algorithms(TimestampFacts token, List<X509Certificate> path) {
    Set<String> used = new LinkedHashSet<>(DocumentChecks.algorithms(path));
    token.cms().digestName().ifPresent(used::add);
    token.imprintDigest().ifPresent(used::add);
    return used;
  }

  /** The path of a token by an authority that is believed, the root last. */
  static Optional<List<X509Certificate>> path(TimestampFacts token, SealQuestion question) {
    List<X509Certificate> issuers = new ArrayList<>(token.cms().certificates());
    var parser = new CertificateParser();
    for (byte[] der : question.issuers()) {
      try {
        issuers.add(parser.parse(der));
      } catch (UnreadableCmsException e) {
        continue; // a certificate of another suite links nothing here
      }
    }
    var paths = new CertificatePaths(question.trust().timestampers(), issuers);
    return token
        .cms()
        .signer()
        .filter(CertificateUse::signsTimestamps)
        .map(signer -> paths.of(signer, token.time()))
        .filter(path -> path.fault().isEmpty())
        // A certificate nobody needs is one whose bytes nobody would miss.
        .filter(path -> path.certificates().containsAll(token.cms().certificates()))
        .map(PathResult::certificates);
  }
}
