package cn.laborproof.proof.pack;

import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.proof.note.SignedNote;
import java.util.List;
import java.util.SequencedMap;

/** What a lying operator can do: change a member and sign the manifest anew. */
public final class Repacker {
  private Repacker() {}

  /** Paths and contents, manifest and signature included. */
  public static SequencedMap<String, byte[]> unpack(byte[] zip) throws PackageRefusedException {
    return StoredZip.read(zip, PackageLimits.DEFAULT);
  }

  /** The package with one member changed and everything around it made right again. */
  public static byte[] withChanged(byte[] zip, String path, byte[] content, NoteSigner operator)
      throws PackageRefusedException {
    SequencedMap<String, byte[]> members = unpack(zip);
    PackageManifest before = PackageManifest.parse(members.get(PackageManifest.PATH));
    members.put(path, content);
    List<Member> listed =
        before.members().stream()
            .map(m -> m.path().equals(path) ? Member.of(path, m.role(), content) : m)
            .toList();
    PackageManifest after =
        new PackageManifest(
            before.stream(),
            before.created(),
            before.completeTo(),
            before.checkpoint(),
            before.demo(),
            listed);
    byte[] manifest = after.bytes();
    members.put(PackageManifest.PATH, manifest);
    members.put(
        PackageManifest.SIGNATURE_PATH,
        SignedNote.sign(PackageManifest.noteText(manifest), operator).bytes());
    return StoredZip.write(members);
  }
}
