package cn.laborproof.signing.certification;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of TLS towards a licensed authority (RFC 7030 §3.3): it is judged by the roots
 * that were named for it and by the name in its address, and may ask for our certificate.
 */
final class EstTls {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private EstTls() {}

  /** A key with its certificates, PKCS #12, and the file that holds its password. */
  record ClientKey(Path store, Path passwordFile) {}

  /**
   * A client that follows no redirect: a secret goes to nobody but who was named.
   *
   * @param key what we show; nothing when left out
   * @param roots PEM of the roots to believe; the machine's when left out
   * @throws IllegalArgumentException when a file cannot be used; the text names the setting
   */
  static HttpClient client(Optional<ClientKey> key, Optional<Path> roots, Duration timeout) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(timeout);
    if (key.isEmpty() && roots.isEmpty()) {
      return builder.build();
    }
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(VERSIONS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key.isPresent() ? keys(key.get()) : null,
          roots.isPresent() ? trust(roots.get()) : null,
          null);
      return builder.sslContext(context).sslParameters(parameters).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this virtual machine has no TLS", e);
    }
  }

  private static KeyManager[] keys(ClientKey key) {
    char[] password =
        new String(bytes("key-store-password-file", key.passwordFile()), StandardCharsets.UTF_8)
            .strip()
            .toCharArray();
    byte[] file = bytes("key-store", key.store());
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(file), password);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, password);
      return managers.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("key-store", key.store(), e);
    }
  }

  private static TrustManager[] trust(Path roots) {
    byte[] pem = bytes("roots", roots);
    try {
      KeyStore believed = KeyStore.getInstance("PKCS12");
      believed.load(null, null);
      for (Certificate root :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        believed.setCertificateEntry("root" + believed.size(), root);
      }
      if (believed.size() == 0) {
        throw unusable("roots", roots, null);
      }
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(believed);
      return managers.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable("roots", roots, e);
    }
  }

  private static byte[] bytes(String setting, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unusable(setting, file, e);
    }
  }

  private static IllegalArgumentException unusable(
      String setting, Path file, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "laborproof.certification." + setting + ": " + file + " cannot be used", cause);
  }
}
