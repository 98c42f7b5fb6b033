package cn.laborproof.proof.pack;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.NoteVerifier;
import cn.laborproof.proof.note.SignedNote;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * An opened evidence package: its container is of the one form and its members are exactly those
 * the manifest lists. Who signed the manifest and what the members say is still to be examined.
 */
public final class EvidencePackage {
  /** How a package begins; shared with every other ZIP. */
  private static final byte[] MAGIC = {'P', 'K', 3, 4};

  private final PackageManifest manifest;
  private final byte[] manifestBytes;
  private final SignedNote signature;
  private final Map<String, byte[]> members;

  private EvidencePackage(
      PackageManifest manifest,
      byte[] manifestBytes,
      SignedNote signature,
      Map<String, byte[]> members) {
    this.manifest = manifest;
    this.manifestBytes = manifestBytes;
    this.signature = signature;
    this.members = members;
  }

  /** Whether a file looks like a package by its first bytes. */
  public static boolean looksLikeOne(byte[] file) {
    return file.length >= MAGIC.length
        && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /**
   * Opens a package.
   *
   * @throws PackageRefusedException naming the rule and the part, for any input that is not exactly
   *     one
   */
  public static EvidencePackage open(byte[] file, PackageLimits limits)
      throws PackageRefusedException {
    SequencedMap<String, byte[]> members = StoredZip.read(file, limits);
    byte[] manifestBytes = take(members, PackageManifest.PATH);
    byte[] signatureBytes = take(members, PackageManifest.SIGNATURE_PATH);
    PackageManifest manifest;
    SignedNote signature;
    try {
      manifest = PackageManifest.parse(manifestBytes);
      signature = SignedNote.parse(signatureBytes);
    } catch (MalformedException e) {
      throw new PackageRefusedException(
          PackageFault.MANIFEST_MALFORMED, PackageManifest.PATH, String.valueOf(e.getMessage()));
    }
    requireListed(manifest, members);
    return new EvidencePackage(manifest, manifestBytes, signature, members);
  }

  /** Manifest and signature come first, so that a reader knows what follows. */
  private static byte[] take(SequencedMap<String, byte[]> members, String path)
      throws PackageRefusedException {
    Map.Entry<String, byte[]> first = members.pollFirstEntry();
    if (first == null || !first.getKey().equals(path)) {
      throw new PackageRefusedException(PackageFault.MISSING, path, "not at its place in the zip");
    }
    return first.getValue();
  }

  private static void requireListed(PackageManifest manifest, SequencedMap<String, byte[]> members)
      throws PackageRefusedException {
    Set<String> unlisted = new TreeSet<>(members.keySet());
    for (Member member : manifest.members()) {
      byte[] content = members.get(member.path());
      if (content == null) {
        throw new PackageRefusedException(PackageFault.MISSING, member.path(), "not in the zip");
      }
      if (!member.matches(content)) {
        throw new PackageRefusedException(
            PackageFault.DIGEST_DIFFERS, member.path(), "other bytes than the manifest lists");
      }
      unlisted.remove(member.path());
    }
    if (!unlisted.isEmpty()) {
      throw new PackageRefusedException(
          PackageFault.UNLISTED, unlisted.iterator().next(), "not in the manifest");
    }
    List<String> order = List.copyOf(members.keySet());
    if (!order.equals(order.stream().sorted().toList())) {
      throw new PackageRefusedException(PackageFault.NOT_CANONICAL, "zip", "members not sorted");
    }
  }

  /** What the package says of itself. */
  public PackageManifest manifest() {
    return manifest;
  }

  /** Content of a listed member; not to be changed. */
  public byte[] content(Member member) {
    return Optional.ofNullable(members.get(member.path()))
        .orElseThrow(() -> new IllegalArgumentException("not in this package: " + member.path()));
  }

  /** Whether the manifest's signature file is about this manifest. */
  public boolean signatureIsAboutManifest() {
    return signature.text().equals(PackageManifest.noteText(manifestBytes));
  }

  /** Whether the key signed the manifest. */
  public boolean isSignedBy(NoteVerifier key) {
    return signatureIsAboutManifest() && signature.isSignedBy(key);
  }

  /** Whether a line of the signature file claims to be of a key of that name. */
  public boolean namesSigner(NoteVerifier key) {
    return signature.signatures().stream().anyMatch(line -> line.name().equals(key.name()));
  }
}
