package cn.laborproof.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentTest {
  @TempDir Path directory;
  private DemoAuthorities authorities;
  private EstClient client;

  @BeforeEach
  void start() throws Exception {
    authorities = DemoAuthorities.start(directory, 0);
    client = EstClient.of(authorities.uri(), directory);
  }

  @AfterEach
  void stop() throws Exception {
    authorities.close();
  }

  @Test
  void a_workers_certificate_outlives_every_sealing_deadline() throws Exception {
    TestIdentity worker = client.worker("张三");

    assertThat(worker.chain()).hasSize(3);
    assertThat(worker.certificate().getNotAfter().toInstant())
        .isAfter(Instant.now().plus(Duration.ofDays(29)));
    assertThat(worker.certificate().getBasicConstraints()).isEqualTo(-1);
    worker.certificate().verify(worker.chain().get(1).getPublicKey());
  }

  @Test
  void an_organisations_certificate_names_its_credit_code() throws Exception {
    TestIdentity organisation = client.organisation("演示建筑有限公司", "91350100M000100Y43");

    assertThat(organisation.certificate().getSubjectX500Principal().getName())
        .contains("演示建筑有限公司")
        .contains("演示 DEMO");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker | serialNumber=X1 | CN is missing",
        "worker | CN=张三,serialNumber=11010519491231002X | identity number",
        "worker | CN=11010519491231002X | identity number",
        "worker | CN=张三,serialNumber=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad | serialNumber",
        "worker | CN=张三,O=某公司 | nobody asked for",
        "worker | CN=张三+serialNumber=X1 | several values",
        "worker | CN=张三,CN=李四 | comes twice",
        "organisation | CN=演示建筑有限公司 | organizationIdentifier",
        "organisation | CN=演示建筑有限公司,2.5.4.97=NTRCN-91350100M000100Y44 | organizationIdentifier",
      })
  void a_subject_that_says_too_little_or_too_much_is_refused(
      String profile, String subject, String why) {
    assertThatThrownBy(() -> client.enrol(profile, subject))
        .hasMessageContaining("subject-refused")
        .hasMessageContaining(why);
  }

  @Test
  void asking_again_with_the_same_key_gives_the_same_certificate_even_after_a_restart()
      throws Exception {
    KeyPair pair = TestPki.ec();
    TestIdentity first = client.enrol(pair, "worker", "CN=张三");

    assertThat(client.enrol(pair, "worker", "CN=张三").certificate()).isEqualTo(first.certificate());
    authorities.close();
    start();
    assertThat(client.enrol(pair, "worker", "CN=张三").certificate()).isEqualTo(first.certificate());
    assertThatThrownBy(() -> client.enrol(pair, "worker", "CN=李四"))
        .hasMessageContaining("key-already-certified");
  }

  @Test
  void after_a_move_to_another_port_certificates_point_there_and_old_ones_still_verify()
      throws Exception {
    TestIdentity before = client.worker("张三");
    authorities.close();
    start();
    TestIdentity after = client.worker("李四");

    assertThat(after.chain().get(1)).isNotEqualTo(before.chain().get(1));
    before.certificate().verify(after.chain().get(1).getPublicKey());
    assertThat(
            new String(
                after.chain().get(1).getExtensionValue("2.5.29.31"), StandardCharsets.ISO_8859_1))
        .contains(authorities.uri().toString());
  }

  @Test
  void nobody_enrols_without_the_secret() {
    assertThatThrownBy(() -> new EstClient(authorities.uri(), "guess").worker("张三"))
        .hasMessageContaining("authentication-required");
  }
}
