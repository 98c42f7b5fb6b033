package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.Container;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.signature.CmsFault;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Was every algorithm of the signature and of its path believed until the next timestamp took over?
 */
final class AlgorithmCheck extends EachContainer {
  @Override
  public DocumentCode code() {
    return DocumentCode.SIGNATURE_ALGORITHM;
  }

  @Override
  CheckResult on(Container container, DocumentFacts facts) {
    Optional<CmsFault> unsafe = container.cms().fault(CmsFault.Kind.ALGORITHM);
    if (unsafe.isPresent()) {
      return result(
          container, "unsafe", SubIndication.CRYPTO_CONSTRAINTS_FAILURE, unsafe.get().detail());
    }
    for (String name : names(container)) {
      Optional<Instant> end = end(facts.trust().algorithms(), name);
      if (end.isEmpty()) {
        return result(container, "unsafe", SubIndication.CRYPTO_CONSTRAINTS_FAILURE, name);
      }
      if (!container.provenUntil().isBefore(end.get())) {
        return result(container, "ended", SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, name);
      }
    }
    return passed(container);
  }

  /** From when on an algorithm of it no longer counts; empty if one never did. */
  static Optional<Instant> end(Container container, TrustBundle trust) {
    return end(names(container), trust.algorithms());
  }

  /** From when on one of the named no longer counts; empty if one never did. */
  static Optional<Instant> end(Set<String> names, List<AlgorithmEnd> listed) {
    List<Optional<Instant>> ends =
        names.stream().map(name -> end(listed, name)).distinct().toList();
    return ends.stream().allMatch(Optional::isPresent)
        ? ends.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static Set<String> names(Container container) {
    Set<String> names = new LinkedHashSet<>();
    container.cms().digestName().ifPresent(names::add);
    container.imprintDigest().ifPresent(names::add);
    names.addAll(names(container.path().map(PathResult::certificates).orElse(List.of())));
    return names;
  }

  /** Keys of a path, and digests below its root: nobody relies on the root's own signature. */
  static Set<String> names(List<X509Certificate> path) {
    Set<String> names = new LinkedHashSet<>();
    path.forEach(certificate -> names.add(KeyStrength.of(certificate.getPublicKey())));
    path.stream()
        .limit(Math.max(0, path.size() - 1))
        .forEach(certificate -> names.add(KeyStrength.digestOf(certificate)));
    return names;
  }

  /** RSA sizes between two listed ones count as the smaller one. */
  private static Optional<Instant> end(List<AlgorithmEnd> algorithms, String name) {
    return name.startsWith(KeyStrength.RSA)
        ? algorithms.stream()
            .filter(listed -> listed.algorithm().startsWith(KeyStrength.RSA))
            .filter(listed -> KeyStrength.bits(listed.algorithm()) <= KeyStrength.bits(name))
            .max((a, b) ->
                Integer.compare(KeyStrength.bits(a.algorithm()), KeyStrength.bits(b.algorithm())))
            .map(AlgorithmEnd::end)
        : algorithms.stream()
            .filter(listed -> listed.algorithm().equals(name))
            .map(AlgorithmEnd::end)
            .findFirst();
  }

  private CheckResult result(
      Container container, String answer, SubIndication reason, String algorithm) {
    return CheckResult.indeterminate(
        code(), container.subject(), reason, answer, Map.of("algorithm", algorithm));
  }
}
