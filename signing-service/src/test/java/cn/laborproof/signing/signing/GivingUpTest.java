package cn.laborproof.signing.signing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.Digest;
import cn.laborproof.signing.evidence.EvidenceTrail.TrailEvent;
import cn.laborproof.signing.papers.Undecided;
import cn.laborproof.signing.vault.KeyVaultException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes beside a document, and when it is left out or made anew. */
final class GivingUpTest {
  private final GivingUp giving = new GivingUp();

  @Test
  void a_refusal_is_final_at_once() {
    assertThat(giving.isTime("a", new SigningException.CertificateRefused("revoked"))).isTrue();
    assertThat(giving.isTime("a", new SigningException.DocumentRefused("other"))).isTrue();
  }

  static List<RuntimeException> doubts() {
    return List.of(
        new Undecided("no answer"),
        new KeyVaultException("no SM2"),
        new SigningException.KeyFailed("no value", null));
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void what_may_change_is_tried_again_a_bounded_number_of_times(RuntimeException failure) {
    List<Boolean> answers =
        IntStream.range(0, GivingUp.TRIES).mapToObj(_ -> giving.isTime("a", failure)).toList();

    assertThat(answers.subList(0, GivingUp.TRIES - 1)).containsOnly(false);
    assertThat(answers.getLast()).isTrue();
    assertThat(giving.isTime("b", failure)).isFalse();
  }

  @Test
  void an_authority_that_is_away_is_asked_for_ever() {
    for (int i = 0; i < 3 * GivingUp.TRIES; i++) {
      assertThat(giving.isTime("a", new SigningException.TimestampFailed("away", null))).isFalse();
      assertThat(giving.isTime("a", new SigningException.RevocationUnknown("away", null)))
          .isFalse();
      assertThat(giving.isTime("a", new IllegalStateException("database"))).isFalse();
    }
  }

  @Test
  void national_signatures_over_an_earlier_file_do_not_count_for_a_later_one() {
    Digest earlier = Digest.sha256("earlier".getBytes(StandardCharsets.UTF_8));
    Digest later = Digest.sha256("later".getBytes(StandardCharsets.UTF_8));
    TrailEvent intended = event("national-signatures.intended", earlier);
    TrailEvent done = event("national-signatures.done", null);
    TrailEvent anew = event("national-signatures.intended", later);

    assertThat(NationalSignatures.isSigned(List.of(), earlier)).isFalse();
    assertThat(NationalSignatures.isSigned(List.of(intended), earlier)).isFalse();
    assertThat(NationalSignatures.isSigned(List.of(intended, done), earlier)).isTrue();
    assertThat(NationalSignatures.isSigned(List.of(intended, done, anew), later)).isFalse();
    assertThat(NationalSignatures.isSigned(List.of(intended, done, anew, done), later)).isTrue();
  }

  private static TrailEvent event(String kind, @Nullable Digest document) {
    Map<String, Object> facts =
        document == null ? Map.of() : Map.of("document_sha256", document.hex());
    return new TrailEvent(1, kind, Instant.EPOCH, "platform", facts, null);
  }
}
