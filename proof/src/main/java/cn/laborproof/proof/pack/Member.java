package cn.laborproof.proof.pack;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;

/**
 * One line of the manifest.
 *
 * @param path name in the ZIP
 * @param size bytes
 */
public record Member(String path, MemberRole role, Digest sha256, long size) {
  public Member {
    if (!role.fits(path)) {
      throw new MalformedException(
          "manifest path: " + path + " (not one of role " + role.text() + ")");
    }
  }

  static Member of(String path, MemberRole role, byte[] content) {
    return new Member(path, role, Digest.sha256(content), content.length);
  }

  /** The path without its folder. */
  public String fileName() {
    return path.substring(path.indexOf('/') + 1);
  }

  boolean matches(byte[] content) {
    return content.length == size && Digest.sha256(content).equals(sha256);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("path", path)
        .put("role", role.text())
        .put("sha256", sha256.hex())
        .put("size", size)
        .build();
  }

  static Member read(JsonFields in) {
    Member member =
        new Member(
            in.string("path"),
            MemberRole.ofText(in.string("role")),
            in.digest("sha256"),
            in.integer("size", 0, JsonInteger.MAX));
    in.end();
    return member;
  }
}
