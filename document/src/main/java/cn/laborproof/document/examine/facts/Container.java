package cn.laborproof.document.examine.facts;

import cn.laborproof.document.examine.path.PathResult;
import cn.laborproof.document.examine.path.RevocationStatus;
import cn.laborproof.document.examine.signature.CmsFacts;
import cn.laborproof.document.examine.signature.CmsResult;
import cn.laborproof.proof.trust.RootUse;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One CMS container of the document with what vouches for it: a party's signature, its timestamp,
 * or a document timestamp.
 *
 * @param subject how results name it: the field, or the field and {@code /timestamp}
 * @param cms what it holds
 * @param result what its mathematics say
 * @param imprintDigest by which digest a timestamp speaks of what it stamped
 * @param use for which its path must be believed
 * @param usedAt the best proven time of its making
 * @param provenUntil until when its certificate and algorithms must have held: the next timestamp
 *     over it, or the verifier's time
 * @param path its path; empty when its signer is unknown
 * @param revocations for each certificate of the path below the root, in order
 */
public record Container(
    String subject,
    CmsFacts cms,
    CmsResult result,
    Optional<String> imprintDigest,
    RootUse use,
    Instant usedAt,
    Instant provenUntil,
    Optional<PathResult> path,
    List<RevocationStatus> revocations) {
  /** Copies the list. */
  public Container {
    revocations = List.copyOf(revocations);
  }

  /** Certificates it carries that its path does not need: nothing signed speaks of them. */
  public List<X509Certificate> unused() {
    List<X509Certificate> needed = path.map(PathResult::certificates).orElse(List.of());
    return cms.certificates().stream()
        .filter(c ->
            !needed.contains(c)
                || cms.certificates().indexOf(c) != cms.certificates().lastIndexOf(c))
        .toList();
  }
}
