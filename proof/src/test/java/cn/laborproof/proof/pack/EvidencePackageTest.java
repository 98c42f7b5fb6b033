package cn.laborproof.proof.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.note.Checkpoint;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.SignedNote;
import cn.laborproof.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvidencePackageTest {
  private static final Ed25519NoteSigner OPERATOR =
      Ed25519NoteSigner.ofSeed("operator.example", new byte[32]);
  private static final byte[] PDF = "%PDF-1.7 a document".getBytes(StandardCharsets.US_ASCII);

  @Test
  void what_is_written_opens_and_reads_with_any_zip_reader() throws Exception {
    byte[] zip = StoredZip.write(members());
    EvidencePackage pack = EvidencePackage.open(zip, PackageLimits.DEFAULT);
    assertThat(pack.isSignedBy(OPERATOR.verifier())).isTrue();
    Member document = pack.manifest().onlyOf(MemberRole.DOCUMENT).orElseThrow();
    assertThat(document.fileName()).isEqualTo("a.pdf");
    assertThat(pack.content(document)).isEqualTo(PDF);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      assertThat(in.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("manifest.json");
      assertThat(in.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("manifest.sig");
      assertThat(in.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("documents/a.pdf");
      assertThat(in.readAllBytes()).isEqualTo(PDF);
    }
  }

  @Test
  void refuses_a_member_the_manifest_does_not_list() {
    SequencedMap<String, byte[]> members = members();
    members.put("report.pdf", PDF);
    assertRefused(PackageFault.UNLISTED, "report.pdf", StoredZip.write(members));
  }

  @Test
  void refuses_a_package_that_lacks_a_listed_member() {
    SequencedMap<String, byte[]> members = members();
    members.remove("documents/a.pdf");
    assertRefused(PackageFault.MISSING, "documents/a.pdf", StoredZip.write(members));
  }

  @Test
  void refuses_other_bytes_than_listed() {
    SequencedMap<String, byte[]> members = members();
    members.put("documents/a.pdf", new byte[PDF.length]);
    assertRefused(PackageFault.DIGEST_DIFFERS, "documents/a.pdf", StoredZip.write(members));
  }

  @Test
  void refuses_a_member_whose_content_does_not_fit_its_checksum() {
    byte[] zip = StoredZip.write(members());
    zip[indexOf(zip, "%PDF")] ^= 1;
    assertRefused(PackageFault.DAMAGED_MEMBER, "documents/a.pdf", zip);
  }

  @Test
  void refuses_a_name_that_stands_twice() {
    byte[] zip = StoredZip.write(members());
    byte[] twin =
        new StoredZip.Header("documents/a.pdf", StoredZip.crc(PDF), PDF.length, 0).local();
    int directory = indexOf(zip, "PK\u0001\u0002");
    byte[] doubled =
        join(
            Arrays.copyOf(zip, directory),
            twin,
            PDF,
            Arrays.copyOfRange(zip, directory, zip.length));
    assertRefused(PackageFault.DUPLICATE_NAME, "documents/a.pdf", doubled);
  }

  @Test
  void refuses_bytes_before_between_and_after() {
    byte[] zip = StoredZip.write(members());
    assertRefused(PackageFault.TRAILING_BYTES, "zip", join(zip, new byte[] {0}));
    assertThat(EvidencePackage.looksLikeOne(join(new byte[] {0}, zip))).isFalse();
    int directory = indexOf(zip, "PK\u0001\u0002");
    byte[] gap =
        join(
            Arrays.copyOf(zip, directory),
            new byte[] {0},
            Arrays.copyOfRange(zip, directory, zip.length));
    assertRefused(PackageFault.NOT_CANONICAL, "directory entry of manifest.json", gap);
  }

  @Test
  void refuses_encrypted_members_descriptors_and_compression() throws IOException {
    byte[] encrypted = StoredZip.write(members());
    encrypted[6] |= 1;
    assertRefused(PackageFault.ENCRYPTED, "manifest.json", encrypted);
    byte[] described = StoredZip.write(members());
    described[6] |= 8;
    assertRefused(PackageFault.DATA_DESCRIPTOR, "manifest.json", described);
    assertRefused(PackageFault.DATA_DESCRIPTOR, "manifest.json", zipOfTheJdk(members()));
    byte[] compressed = StoredZip.write(members());
    compressed[8] = 8;
    assertRefused(PackageFault.COMPRESSED, "manifest.json", compressed);
  }

  @Test
  void a_zip_bomb_is_refused_before_anything_unfolds() throws IOException {
    SequencedMap<String, byte[]> bomb = StoredZip.members();
    bomb.put("manifest.json", new byte[40_000_000]);
    byte[] zip = zipOfTheJdk(bomb);
    assertThat(zip.length).isLessThan(100_000);
    assertRefused(PackageFault.DATA_DESCRIPTOR, "manifest.json", zip);
  }

  @Test
  void refuses_names_outside_the_format() {
    for (String name : List.of("../a", "/a", "A.pdf", "a\\b", "a/b/c", "", ".hidden", "é")) {
      SequencedMap<String, byte[]> members = StoredZip.members();
      members.put(name, PDF);
      byte[] zip = StoredZip.write(members);
      assertRefused(PackageFault.BAD_NAME, "header of member 0", zip);
    }
  }

  @Test
  void refuses_more_than_its_limits() {
    byte[] zip = StoredZip.write(members());
    assertRefused(PackageFault.TOO_LARGE, zip, new PackageLimits(zip.length - 1, 10));
    assertRefused(PackageFault.TOO_LARGE, zip, new PackageLimits(zip.length, 2));
  }

  @Test
  void a_size_that_lies_about_the_file_is_refused() {
    byte[] zip = StoredZip.write(members());
    for (int size : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, zip.length}) {
      byte[] lying = zip.clone();
      StoredZip.little(4).putInt(size).flip().get(lying, 22, 4);
      assertThatThrownBy(() -> EvidencePackage.open(lying, PackageLimits.DEFAULT))
          .isInstanceOf(PackageRefusedException.class);
    }
  }

  @Test
  void refuses_a_manifest_that_is_not_canonical_or_not_the_first_member() {
    SequencedMap<String, byte[]> members = members();
    byte[] spaced = join(" ".getBytes(StandardCharsets.US_ASCII), members.get("manifest.json"));
    members.put("manifest.json", spaced);
    assertRefused(PackageFault.MANIFEST_MALFORMED, "manifest.json", StoredZip.write(members));
    SequencedMap<String, byte[]> turned = StoredZip.members();
    turned.put("manifest.sig", members().get("manifest.sig"));
    turned.putAll(members());
    assertRefused(PackageFault.MISSING, "manifest.json", StoredZip.write(turned));
  }

  @Test
  void refuses_members_in_another_order() {
    SequencedMap<String, byte[]> members = members();
    byte[] document = members.remove("documents/a.pdf");
    members.put("documents/a.pdf", document);
    members.putLast("attachments/z.jpg", PDF);
    SequencedMap<String, byte[]> listed = StoredZip.members();
    put(listed, "attachments/z.jpg", MemberRole.ATTACHMENT);
    listed.remove("documents/a.pdf");
    listed.putFirst("documents/a.pdf", PDF);
    byte[] manifest = listed.remove("manifest.json");
    byte[] signature = listed.remove("manifest.sig");
    listed.putFirst("manifest.sig", signature);
    listed.putFirst("manifest.json", manifest);
    assertRefused(PackageFault.NOT_CANONICAL, "zip", StoredZip.write(listed));
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(200);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void any_members_are_read_back_and_every_flipped_bit_is_refused(Seeded any) throws Exception {
    SequencedMap<String, byte[]> members = StoredZip.members();
    for (String name : any.list(1, 6, s -> s.word(1, 8) + "/" + s.word(1, 8))) {
      members.put(name, any.bytes(0, 200));
    }
    byte[] zip = StoredZip.write(members);
    SequencedMap<String, byte[]> read = StoredZip.read(zip, PackageLimits.DEFAULT);
    assertThat(read.keySet()).containsExactlyElementsOf(members.keySet());
    members.forEach((name, content) -> assertThat(read.get(name)).isEqualTo(content));
    assertThat(StoredZip.write(read)).isEqualTo(zip);
    byte[] flipped = any.withOneBitFlipped(zip);
    assertThatThrownBy(() -> StoredZip.read(flipped, PackageLimits.DEFAULT))
        .isInstanceOf(PackageRefusedException.class);
  }

  private static SequencedMap<String, byte[]> members() {
    SequencedMap<String, byte[]> members = StoredZip.members();
    put(members, "documents/a.pdf", MemberRole.DOCUMENT);
    return members;
  }

  /** A package of one or two members, the manifest made anew. */
  private static void put(SequencedMap<String, byte[]> members, String path, MemberRole role) {
    List<Member> listed =
        path.startsWith("documents")
            ? List.of(Member.of(path, role, PDF))
            : List.of(
                Member.of(path, role, PDF), Member.of("documents/a.pdf", MemberRole.DOCUMENT, PDF));
    PackageManifest manifest =
        new PackageManifest(
            "contract/1",
            Instant.EPOCH,
            1,
            new Checkpoint("log.example", 1, Digest.sha256()),
            true,
            listed);
    byte[] bytes = manifest.bytes();
    members.put("manifest.json", bytes);
    members.put("manifest.sig", SignedNote.sign(PackageManifest.noteText(bytes), OPERATOR).bytes());
    listed.forEach(member -> members.put(member.path(), PDF));
  }

  private static byte[] zipOfTheJdk(Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        out.putNextEntry(new ZipEntry(member.getKey()));
        out.write(member.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void assertRefused(PackageFault fault, String part, byte[] zip) {
    assertThatThrownBy(() -> EvidencePackage.open(zip, PackageLimits.DEFAULT))
        .asInstanceOf(type(PackageRefusedException.class))
        .satisfies(e -> {
          assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault);
          assertThat(e.part()).isEqualTo(part);
        });
  }

  private static void assertRefused(PackageFault fault, byte[] zip, PackageLimits limits) {
    assertThatThrownBy(() -> EvidencePackage.open(zip, limits))
        .asInstanceOf(type(PackageRefusedException.class))
        .extracting(PackageRefusedException::fault)
        .isEqualTo(fault);
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
