package cn.laborproof.gateway.court;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.laborproof.gateway.TestCourt;
import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.testkit.LeafKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each setting that cannot be used is named before anything is sent. */
class CourtSettingsTest {

  private static final URI ADDRESS = URI.create("https://localhost:9");

  @TempDir Path directory;
  private TlsFiles files;
  private CourtSettings good;

  @BeforeEach
  void layOut() throws Exception {
    files = new TlsFiles(directory);
    good = files.settings(ADDRESS, new TestCourt().genesis.trust());
  }

  static HttpCourtChain open(CourtSettings settings) throws CourtSettingsException {
    return settings.open(
        "Operator",
        Ed25519SecretKey.generate(new SecureRandom()),
        Clock.systemUTC(),
        new SecureRandom());
  }

  static void assertFault(Fault fault, String setting, CourtSettings settings) {
    CourtSettingsException refused =
        catchThrowableOfType(CourtSettingsException.class, () -> open(settings));
    assertThat(refused.fault()).isEqualTo(fault);
    assertThat(refused.setting()).isEqualTo(setting);
    assertThat(refused.getMessage()).startsWith(setting + ": ").hasSizeGreaterThan(20);
  }

  private CourtSettings with(String address, String keyId, Duration patience, int limit) {
    return new CourtSettings(
        address,
        good.identity(),
        good.roots(),
        good.signingKey(),
        keyId,
        good.trust(),
        good.mapping(),
        patience,
        limit);
  }

  @Test
  void good_settings_open_in_either_form_of_identity() throws Exception {
    assertThat(open(good).trust().court()).isEqualTo("test-court");
    assertThat(
            open(files.settings(ADDRESS, good.readTrust(), files.pem(), Optional.empty())).trust())
        .isEqualTo(good.readTrust());
  }

  @Test
  void an_address_without_tls_or_with_more_than_a_host_is_named() {
    for (String address :
        new String[] {"http://court.example", "https://court.example/x", "https://a@b", ""}) {
      assertFault(Fault.ADDRESS, "address", with(address, "k", good.patience(), 16384));
    }
  }

  @Test
  void bounds_and_key_id_are_looked_at() {
    String address = good.address();
    assertFault(Fault.BOUNDS, "patience", with(address, "k", Duration.ofMillis(1), 16384));
    assertFault(Fault.BOUNDS, "patience", with(address, "k", Duration.ofHours(1), 16384));
    assertFault(Fault.BOUNDS, "answer-limit", with(address, "k", good.patience(), 1));
    assertFault(Fault.BOUNDS, "answer-limit", with(address, "k", good.patience(), 1 << 30));
    assertFault(Fault.KEY_ID, "key-id", with(address, "", good.patience(), 16384));
    assertFault(Fault.KEY_ID, "key-id", with(address, "a\"b", good.patience(), 16384));
  }

  @Test
  void an_identity_by_halves_or_twice_is_named() {
    Optional<Path> some = Optional.of(directory);
    Optional<Path> none = Optional.empty();
    for (var four :
        new Optional[][] {
          {none, none, none, none},
          {some, none, none, none},
          {none, none, some, none},
          {some, some, some, some},
          {some, some, none, some}
        }) {
      CourtSettingsException refused =
          catchThrowableOfType(
              CourtSettingsException.class, () -> identity(four[0], four[1], four[2], four[3]));
      assertThat(refused.fault()).isEqualTo(Fault.IDENTITY);
    }
  }

  @SuppressWarnings("unchecked")
  private static void identity(Optional<?> a, Optional<?> b, Optional<?> c, Optional<?> d)
      throws CourtSettingsException {
    CourtSettings.Identity.of(
        (Optional<Path>) a, (Optional<Path>) b, (Optional<Path>) c, (Optional<Path>) d);
  }

  @Test
  void an_ended_and_a_future_client_certificate_are_named() throws Exception {
    files.client(files.pki.issue(LeafKind.EXPIRED, "operator"));
    assertFault(Fault.CERTIFICATE_ENDED, "key-store", good);
    files.client(files.pki.issue(LeafKind.NOT_YET_VALID, "operator"));
    assertFault(Fault.CERTIFICATE_NOT_BEGUN, "key-store", good);
  }

  @Test
  void a_missing_or_foreign_file_is_named() throws Exception {
    Files.writeString(directory.resolve("client.password"), "another");
    assertFault(Fault.KEY_STORE, "key-store", good);
    Files.delete(directory.resolve("client.p12"));
    assertFault(Fault.FILE, "key-store", good);
    Files.writeString(directory.resolve("roots.pem"), "no root");
    CourtSettings pem = files.settings(ADDRESS, good.readTrust(), files.pem(), Optional.empty());
    assertFault(Fault.CERTIFICATE, "roots", pem);
    files.key("client.key", files.pki.issue(LeafKind.GOOD, "another").key());
    assertFault(Fault.KEY, "certificate-key", pem);
    Files.writeString(directory.resolve("signing.pem"), "no key");
    assertFault(Fault.KEY, "signing-key", pem);
  }

  @Test
  void a_trust_file_and_a_mapping_that_are_none_are_named() throws Exception {
    Path mapping = Files.writeString(directory.resolve("mapping.json"), "{\"format\":\"x\"}");
    assertFault(
        Fault.MAPPING,
        "mapping",
        files.settings(ADDRESS, good.readTrust(), files.store(), Optional.of(mapping)));
    Files.writeString(good.trust(), "{}");
    assertFault(Fault.TRUST, "trust", good);
  }
}
