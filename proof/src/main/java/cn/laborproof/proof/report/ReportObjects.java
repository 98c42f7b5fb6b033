package cn.laborproof.proof.report;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.verdict.CertifiedPath;
import cn.laborproof.proof.verdict.CertifiedPath.RevocationObject;
import cn.laborproof.proof.verdict.SignatureMaterial;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.TimestampMaterial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The validation objects of all signatures, each once, under an id that is made of its SHA-256. An
 * object is proven by the archive timestamp that covers it.
 */
final class ReportObjects {
  private static final String TYPE = "urn:etsi:019102:validationObject:";

  /**
   * One object.
   *
   * @param type URI of its type
   * @param provenBy the timestamp that proves it existed, if one does
   * @param token what a timestamp is to the signatures; empty for other objects
   */
  record Entry(
      String type,
      byte[] encoded,
      Optional<TimestampMaterial> provenBy,
      Optional<TimestampMaterial> token) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  static ReportObjects of(List<Signer> signers) {
    ReportObjects objects = new ReportObjects();
    signers.forEach(signer -> signer.rests().ifPresent(objects::add));
    return objects;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  private void add(SignatureMaterial material) {
    List<TimestampMaterial> stamps = material.timestamps();
    // The store of validation data that is read is the one the last timestamp covers.
    Optional<TimestampMaterial> last =
        stamps.isEmpty() || !stamps.getLast().archive()
            ? Optional.empty()
            : Optional.of(stamps.getLast());
    path(material.path(), last);
    for (int i = 0; i < stamps.size(); i++) {
      TimestampMaterial stamp = stamps.get(i);
      Optional<TimestampMaterial> next =
          stamps.stream().skip(i + 1L).filter(TimestampMaterial::archive).findFirst();
      put(timestamp(stamp), new Entry(TYPE + "timestamp", stamp.token(), next, Optional.of(stamp)));
      path(stamp.path(), last);
    }
  }

  private void path(CertifiedPath path, Optional<TimestampMaterial> provenBy) {
    for (byte[] der : path.certificates()) {
      put(certificate(der), new Entry(TYPE + "certificate", der, provenBy, Optional.empty()));
    }
    for (RevocationObject answer : path.revocation()) {
      String type = TYPE + (answer.ocsp() ? "OCSPResponse" : "CRL");
      put(revocation(answer), new Entry(type, answer.encoded(), provenBy, Optional.empty()));
    }
  }

  private void put(String id, Entry entry) {
    entries.putIfAbsent(id, entry);
  }

  static String certificate(byte[] der) {
    return "C-" + Digest.sha256(der).hex();
  }

  static String timestamp(TimestampMaterial stamp) {
    return "T-" + Digest.sha256(stamp.token()).hex();
  }

  static String revocation(RevocationObject answer) {
    return "R-" + Digest.sha256(answer.encoded()).hex();
  }
}
