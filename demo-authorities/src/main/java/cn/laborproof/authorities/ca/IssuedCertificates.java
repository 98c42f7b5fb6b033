package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.disk.Journal;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Every certificate issued and every revocation, in one journal. A certificate leaves the authority
 * only after it stands here, so OCSP never says {@code unknown} to one that exists.
 */
final class IssuedCertificates {
  /**
   * Why and since when a certificate is revoked; {@code reason} is a CRLReason of RFC 5280 5.3.1.
   */
  record Revocation(Instant since, int reason) {}

  private final Journal journal;
  private final Map<BigInteger, X509CertificateHolder> bySerial = new HashMap<>();
  private final Map<String, X509CertificateHolder> byRequest = new HashMap<>();
  private final Map<BigInteger, Revocation> revoked = new TreeMap<>();

  IssuedCertificates(Journal journal) throws IOException {
    this.journal = journal;
    int number = 0;
    for (String line : journal.linesAtOpening()) {
      number++;
      try {
        replay(line.split(" "));
      } catch (IOException | RuntimeException e) {
        throw new IOException(
            "line " + number + " of the register of certificates is damaged; restore it", e);
      }
    }
  }

  private void replay(String[] line) throws IOException {
    switch (line[0]) {
      case "issued" ->
          remember(line[1], new X509CertificateHolder(Base64.getDecoder().decode(line[2])));
      case "revoked" ->
          revoked.put(
              new BigInteger(line[1], 16),
              new Revocation(
                  Instant.ofEpochSecond(Long.parseLong(line[2])), Integer.parseInt(line[3])));
      default -> throw new IOException("unknown kind of line: " + line[0]);
    }
  }

  private void remember(String requestKey, X509CertificateHolder certificate) {
    bySerial.put(certificate.getSerialNumber(), certificate);
    byRequest.put(requestKey, certificate);
  }

  /**
   * Keeps a new certificate; {@code requestKey} finds it again when the same request comes twice.
   */
  synchronized void add(String requestKey, X509CertificateHolder certificate) throws IOException {
    journal.append(
        "issued "
            + requestKey
            + " "
            + Base64.getEncoder().encodeToString(certificate.getEncoded()));
    remember(requestKey, certificate);
  }

  synchronized Optional<X509CertificateHolder> forRequest(String requestKey) {
    return Optional.ofNullable(byRequest.get(requestKey));
  }

  synchronized boolean knows(BigInteger serial) {
    return bySerial.containsKey(serial);
  }

  synchronized Optional<Revocation> revocation(BigInteger serial) {
    return Optional.ofNullable(revoked.get(serial));
  }

  synchronized Map<BigInteger, Revocation> revocations() {
    return new TreeMap<>(revoked);
  }

  /**
   * Revokes once and for all; false when the serial was never issued here. A second revocation
   * changes nothing.
   */
  synchronized boolean revoke(BigInteger serial, Revocation revocation) throws IOException {
    if (!knows(serial)) {
      return false;
    }
    if (!revoked.containsKey(serial)) {
      journal.append(
          "revoked "
              + serial.toString(16)
              + " "
              + revocation.since().getEpochSecond()
              + " "
              + revocation.reason());
      revoked.put(serial, revocation);
    }
    return true;
  }
}
