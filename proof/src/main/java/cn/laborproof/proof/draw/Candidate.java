package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * Somebody who may be drawn. Only the entry is in the package of a draw; salt and name open it.
 *
 * @param salt drawn for this candidate of this draw alone
 * @param name an employer's credit code or an inspector's account
 */
public record Candidate(Salt salt, String name) {
  private static final byte[] TAG =
      "laborproof/draw/candidate/v1".getBytes(StandardCharsets.US_ASCII);

  /** SHA-256({@code laborproof/draw/candidate/v1} ‖ salt ‖ UTF-8 of the name). */
  public Digest entry() {
    return Digest.sha256(TAG, salt.bytes(), name.getBytes(StandardCharsets.UTF_8));
  }

  /** The opening as a package has it. */
  public JsonObject toJson() {
    return JsonObject.builder().put("name", name).put("salt", salt.hex()).build();
  }

  static Candidate read(JsonFields in) {
    var candidate = new Candidate(Salt.ofHex(in.string("salt")), in.string("name"));
    in.end();
    return candidate;
  }
}
