package cn.laborproof.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real process, started as an institution starts it. */
@Timeout(60)
class ChaincodeProcessTest {

  private static final TestPki PKI = TestPki.at(Instant.now());

  @TempDir Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private int port;

  @BeforeEach
  void settings() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    TestIdentity server = PKI.issue(LeafKind.GOOD, "chaincode");
    environment.put("CHAINCODE_ID", "evidence-log:" + "0".repeat(64));
    environment.put("CHAINCODE_ADDRESS", "127.0.0.1:" + port);
    environment.put("CHAINCODE_TLS_CERT", certificates("server.pem", server.chain()));
    environment.put(
        "CHAINCODE_TLS_KEY", pem("server.key", "PRIVATE KEY", server.key().getEncoded()));
    environment.put(
        "CHAINCODE_TLS_TRUST", certificates("trust.pem", List.of(PKI.rootCertificate())));
  }

  private String certificates(String name, List<X509Certificate> chain) throws Exception {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : chain) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private String pem(String name, String kind, byte[] der) throws IOException {
    return Files.writeString(directory.resolve(name), block(kind, der)).toString();
  }

  private static String block(String kind, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }

  private Process start(Class<?> main) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("CHAINCODE_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Process listening(Class<?> main) throws Exception {
    Process process = start(main);
    while (!answers()) {
      assertThat(process.isAlive()).as("it ended before it listened").isTrue();
      Thread.onSpinWait();
    }
    return process;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Shakes hands and waits for the server's first HTTP/2 frame: only then it has accepted us. */
  private String connect(TestIdentity... client) throws Exception {
    KeyStore trust = store();
    trust.setCertificateEntry("root", PKI.rootCertificate());
    TrustManagerFactory trusting = TrustManagerFactory.getInstance("PKIX");
    trusting.init(trust);
    KeyStore keys = store();
    for (TestIdentity identity : client) {
      Certificate[] chain = identity.chainArray();
      keys.setKeyEntry("client", identity.key(), new char[0], chain);
    }
    KeyManagerFactory showing = KeyManagerFactory.getInstance("PKIX");
    showing.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(showing.getKeyManagers(), trusting.getTrustManagers(), new SecureRandom());
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      InputStream in = socket.getInputStream();
      if (in.read() < 0) {
        throw new IOException("the server hung up");
      }
      return socket.getApplicationProtocol();
    }
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  @Test
  void only_a_peer_with_a_certificate_of_a_trusted_authority_gets_in() throws Exception {
    Process process = listening(CourtRegistryMain.class);
    try {
      assertThat(connect(PKI.issue(LeafKind.GOOD, "peer"))).isEqualTo("h2");
      assertThatThrownBy(() -> connect()).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> connect(PKI.issue(LeafKind.FOREIGN_ROOT, "peer")))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> connect(PKI.issue(LeafKind.EXPIRED, "peer")))
          .isInstanceOf(IOException.class);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void asked_to_end_it_ends_with_a_peer_still_connected() throws Exception {
    Process process = listening(EvidenceLogMain.class);
    connect(PKI.issue(LeafKind.GOOD, "peer"));

    process.destroy();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("ended by SIGTERM").isEqualTo(128 + 15);
    assertThat(answers()).isFalse();
  }

  private void assertEnds(int code, String sentence) throws Exception {
    Process process = start(CourtRegistryMain.class);
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(code);
    assertThat(said.strip()).isEqualTo("court-registry: " + sentence);
  }

  @Test
  void an_environment_that_lacks_something_ends_it_with_one_sentence() throws Exception {
    environment.remove("CHAINCODE_TLS_TRUST");

    assertEnds(64, "the environment does not say CHAINCODE_TLS_TRUST");
  }

  @Test
  void a_port_that_is_taken_ends_it_with_one_sentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertEnds(70, "Failed to bind to address /127.0.0.1:" + port);
    }
  }

  @Test
  void a_key_that_is_none_ends_it_with_one_sentence() throws Exception {
    environment.put("CHAINCODE_TLS_KEY", environment.get("CHAINCODE_TLS_CERT"));

    assertEnds(70, "File does not contain valid private key: " + directory.resolve("server.pem"));
  }
}
