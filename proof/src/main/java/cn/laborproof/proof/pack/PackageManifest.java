package cn.laborproof.proof.pack;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.note.Checkpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a package says of itself and signs: complete to seq {@code completeTo} of a stream as of a
 * checkpoint, and each member by digest and size.
 *
 * @param stream the stream whose events are inside
 * @param created when the package was made
 * @param completeTo seq of the last event inside; all before it are inside too
 * @param checkpoint the checkpoint the inclusion proofs lead to
 * @param demo whether demo parts were used; the trust bundle says so too, this is for readers
 * @param members sorted by path, each path once; {@code manifest.json} and {@code manifest.sig} are
 *     not among them
 */
public record PackageManifest(
    String stream,
    Instant created,
    long completeTo,
    Checkpoint checkpoint,
    boolean demo,
    List<Member> members) {
  /** Member that holds this. */
  public static final String PATH = "manifest.json";

  /** Member that holds the signature over it. */
  public static final String SIGNATURE_PATH = "manifest.sig";

  private static final String VERSION = "laborproof/package/v1";

  public PackageManifest {
    members = List.copyOf(members);
    List<String> paths = members.stream().map(Member::path).toList();
    if (!paths.equals(paths.stream().distinct().sorted().toList())) {
      throw new MalformedException("manifest.members: (expected: sorted by path, each once)");
    }
  }

  /** Members of a role, by path. */
  public List<Member> withRole(MemberRole role) {
    return members.stream().filter(member -> member.role() == role).toList();
  }

  /** The member of a role that exists at most once. */
  public Optional<Member> onlyOf(MemberRole role) {
    return members.stream().filter(member -> member.role() == role).findFirst();
  }

  /** The canonical bytes. */
  byte[] bytes() {
    JsonObject at =
        JsonObject.builder()
            .put("origin", checkpoint.origin())
            .put("size", checkpoint.size())
            .put("root", checkpoint.root().hex())
            .build();
    return JsonObject.builder()
        .put("v", VERSION)
        .put("stream", stream)
        .put("created", UtcMillis.format(created))
        .put("completeTo", completeTo)
        .put("checkpoint", at)
        .put("demo", demo)
        .put("members", JsonArray.of(members, Member::toJson))
        .build()
        .canonicalBytes();
  }

  /**
   * Text of the signed note over a manifest: a tag that no checkpoint begins with, and a digest.
   */
  static String noteText(byte[] manifest) {
    return VERSION + "\nsha256 " + Digest.sha256(manifest).hex() + "\n";
  }

  static PackageManifest parse(byte[] bytes) {
    JsonFields in = Json.parseCanonicalObject(bytes).fields("manifest");
    if (!in.string("v").equals(VERSION)) {
      throw in.fault("v", in.string("v") + " (expected: " + VERSION + ")");
    }
    PackageManifest manifest =
        new PackageManifest(
            in.string("stream"),
            UtcMillis.parse(in.string("created")),
            in.integer("completeTo", 1, JsonInteger.MAX),
            readCheckpoint(in.fields("checkpoint")),
            in.bool("demo"),
            in.objects("members", Member::read));
    in.end();
    return manifest;
  }

  private static Checkpoint readCheckpoint(JsonFields in) {
    Checkpoint checkpoint =
        new Checkpoint(
            in.string("origin"), in.integer("size", 0, JsonInteger.MAX), in.digest("root"));
    in.end();
    return checkpoint;
  }

  static final Comparator<Member> BY_PATH = Comparator.comparing(Member::path);
}
