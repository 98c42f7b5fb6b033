package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.examine.SampleCase;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSignature;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An evidence package and what a C2SP client that is not ours says to it. */
@Tag("judge")
class PackageJudgeTest {
  private static final Judges JUDGES = Judges.at(Path.of(System.getProperty("laborproof.judges")));

  @TempDir Path work;
  private byte[] whole;

  @BeforeEach
  void make() throws Exception {
    SampleCase sample = new SampleCase(work.resolve("log"));
    sample.trust.writeTo(work.resolve("trust"));
    whole = sample.wholePackage();
  }

  @Test
  void a_whole_package_is_accepted() throws Exception {
    assertThat(JUDGES.objections(file(whole), work.resolve("trust"))).isEmpty();
  }

  @Test
  void a_package_from_a_log_of_several_tiles_is_accepted() throws Exception {
    SampleCase large = new SampleCase(work.resolve("large"), 300);
    assertThat(JUDGES.objections(file(large.wholePackage()), work.resolve("trust"))).isEmpty();
  }

  @Test
  void cosignatures_are_counted_by_a_verifier_that_is_not_ours() throws Exception {
    SampleCase sample = new SampleCase(work.resolve("witnessed"));
    Path trust = work.resolve("witnesses");
    sample
        .trusting(
            new WitnessTrust(
                2,
                List.of(witness("a").verifier(), witness("b").verifier(), witness("c").verifier())))
        .writeTo(trust);
    NoteSignature a = cosignature(sample, witness("a"));
    NoteSignature again =
        NoteSignature.cosign(
            sample.checkpoint.note().text(), witness("a"), SampleCase.EXAMINED.plusSeconds(1));
    NoteSignature c = cosignature(sample, witness("c"));
    NoteSignature stranger = cosignature(sample, witness("stranger"));
    assertThat(JUDGES.objections(file(sample.cosignedPackage(stranger, a, c)), trust)).isEmpty();
    assertThat(JUDGES.objections(file(sample.cosignedPackage(a, again, stranger)), trust))
        .isNotEmpty();
    assertThat(JUDGES.objections(file(sample.wholePackage()), trust)).isNotEmpty();
  }

  private static NoteSignature cosignature(SampleCase sample, Ed25519NoteSigner witness) {
    return NoteSignature.cosign(sample.checkpoint.note().text(), witness, SampleCase.EXAMINED);
  }

  private static Ed25519NoteSigner witness(String name) {
    return Ed25519NoteSigner.ofSeed(name + ".example/witness", SampleCase.seed(name)).asWitness();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(20);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_turned_bit_is_seen(Seeded any) throws Exception {
    assertThat(JUDGES.objections(file(withOneContentBitFlipped(any)), work.resolve("trust")))
        .isNotEmpty();
  }

  /**
   * In the members, not in the ZIP's own fields, of which Go tolerates some; our reader tolerates
   * none.
   */
  private byte[] withOneContentBitFlipped(Seeded any) {
    byte[] changed = whole.clone();
    int manifest = 30 + "manifest.json".length();
    changed[manifest + any.number(0, 400)] ^= (byte) (1 << any.number(0, 7));
    return changed;
  }

  private Path file(byte[] content) throws Exception {
    return Files.write(work.resolve("sample.evidence.zip"), content);
  }
}
