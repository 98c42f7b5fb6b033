package cn.laborproof.gateway.court;

import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the files that settings name; what is wrong is said of the setting. */
final class CourtFiles {

  private static final int MAX_BYTES = 256 * 1024;
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private CourtFiles() {}

  static byte[] read(String setting, Path file) throws CourtSettingsException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new CourtSettingsException(Fault.FILE, setting, file + " is too large");
      }
      return bytes;
    } catch (IOException e) {
      throw new CourtSettingsException(Fault.FILE, setting, String.valueOf(e));
    }
  }

  /** One certificate or more, in the order of the file. */
  static List<X509Certificate> certificates(String setting, Path file)
      throws CourtSettingsException {
    byte[] bytes = read(setting, file);
    try {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (CertificateException e) {
      throw new CourtSettingsException(Fault.CERTIFICATE, setting, file + ": " + e.getMessage());
    }
    throw new CourtSettingsException(Fault.CERTIFICATE, setting, file + " holds no certificate");
  }

  /** A private key in PEM of PKCS#8 (RFC 5958), unencrypted. */
  static PrivateKey privateKey(String setting, Path file) throws CourtSettingsException {
    Matcher pem = PKCS8.matcher(new String(read(setting, file), StandardCharsets.ISO_8859_1));
    if (pem.find()) {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      for (String algorithm : List.of("Ed25519", "EC", "RSA")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
          // Of another algorithm; only the last "no" counts.
          continue;
        }
      }
    }
    throw new CourtSettingsException(
        Fault.KEY, setting, file + " holds no PKCS#8 key of Ed25519, EC or RSA");
  }
}
