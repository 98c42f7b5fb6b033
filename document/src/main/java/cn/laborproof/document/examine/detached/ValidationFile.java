package cn.laborproof.document.examine.detached;

import cn.laborproof.document.examine.path.RevocationData;
import cn.laborproof.document.examine.path.ValidationData;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads the validation material beside a signature (docs/evidence-format.md, section 7.4). */
final class ValidationFile {
  private static final String VERSION = "laborproof/validation/v1";

  private ValidationFile() {}

  /**
   * Reads it; entries that are neither certificates nor revocation data are named as unreadable.
   *
   * @throws MalformedException when it is no such file
   */
  static ValidationData read(byte[] bytes, CertificateParser parser) {
    JsonFields in = Json.parseCanonicalObject(bytes).fields("validation");
    if (!in.string("v").equals(VERSION)) {
      throw in.fault("v", in.string("v") + " (expected: " + VERSION + ")");
    }
    List<String> unreadable = new ArrayList<>();
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : values(in, "certificates")) {
      try {
        certificates.add(parser.parse(der));
      } catch (UnreadableCmsException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    RevocationData revocation = new RevocationData(values(in, "ocsp"), values(in, "lists"), parser);
    in.end();
    unreadable.addAll(revocation.unreadable());
    return new ValidationData(true, certificates, revocation, unreadable);
  }

  private static List<byte[]> values(JsonFields in, String name) {
    return in.strings(name).stream().map(Base64Text::decode).toList();
  }
}
