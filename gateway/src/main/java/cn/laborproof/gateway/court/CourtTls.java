package cn.laborproof.gateway.court;

import cn.laborproof.gateway.court.CourtSettings.Identity;
import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * The client's side of mutual TLS: 1.3 only, the court judged by its own roots and by the name in
 * the address, never by those of the machine.
 */
final class CourtTls {

  private static final String VERSION = "TLSv1.3";

  private CourtTls() {}

  static HttpClient client(Identity identity, Path roots, Duration patience, Clock clock)
      throws CourtSettingsException {
    PrivateKeyEntry entry = entry(identity);
    X509Certificate certificate = (X509Certificate) entry.getCertificate();
    Date now = Date.from(clock.instant());
    if (now.after(certificate.getNotAfter())) {
      throw new CourtSettingsException(
          Fault.CERTIFICATE_ENDED, identity.setting(), "ended " + end(certificate));
    }
    if (now.before(certificate.getNotBefore())) {
      throw new CourtSettingsException(
          Fault.CERTIFICATE_NOT_BEGUN,
          identity.setting(),
          "begins " + certificate.getNotBefore().toInstant());
    }
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {VERSION});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(patience)
        .sslContext(context(entry, CourtFiles.certificates("roots", roots)))
        .sslParameters(parameters)
        .build();
  }

  private static String end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().toString();
  }

  private static SSLContext context(PrivateKeyEntry entry, List<X509Certificate> roots) {
    try {
      KeyStore own = empty();
      char[] inMemory = {'-'};
      own.setKeyEntry("own", entry.getPrivateKey(), inMemory, entry.getCertificateChain());
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(own, inMemory);
      KeyStore trusted = empty();
      for (X509Certificate root : roots) {
        trusted.setCertificateEntry("root" + trusted.size(), root);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance(VERSION);
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this virtual machine has no TLS 1.3", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static PrivateKeyEntry entry(Identity identity) throws CourtSettingsException {
    return switch (identity) {
      case Identity.Store store -> fromStore(store);
      case Identity.Pem pem -> {
        List<X509Certificate> chain = CourtFiles.certificates("certificate", pem.certificate());
        PrivateKey key = CourtFiles.privateKey("certificate-key", pem.key());
        if (!belong(key, chain.getFirst().getPublicKey())) {
          throw new CourtSettingsException(
              Fault.KEY, "certificate-key", "is not the key of " + pem.certificate());
        }
        yield new PrivateKeyEntry(key, chain.toArray(Certificate[]::new));
      }
    };
  }

  private static PrivateKeyEntry fromStore(Identity.Store settings) throws CourtSettingsException {
    byte[] file = CourtFiles.read("key-store", settings.file());
    char[] password =
        new String(
                CourtFiles.read("key-store-password-file", settings.passwordFile()),
                StandardCharsets.UTF_8)
            .strip()
            .toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password);
      List<String> keys =
          Collections.list(store.aliases()).stream().filter(alias -> isKey(store, alias)).toList();
      if (keys.size() == 1
          && store.getEntry(keys.getFirst(), new KeyStore.PasswordProtection(password))
              instanceof PrivateKeyEntry entry) {
        return entry;
      }
      throw new CourtSettingsException(
          Fault.KEY_STORE, "key-store", "holds " + keys.size() + " keys (expected: one)");
    } catch (GeneralSecurityException | IOException e) {
      throw new CourtSettingsException(Fault.KEY_STORE, "key-store", String.valueOf(e));
    }
  }

  private static boolean isKey(KeyStore store, String alias) {
    try {
      return store.isKeyEntry(alias);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Signs and verifies, the only sure sign that two halves are of one pair. */
  private static boolean belong(PrivateKey key, PublicKey certified) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> "Ed25519";
        };
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
