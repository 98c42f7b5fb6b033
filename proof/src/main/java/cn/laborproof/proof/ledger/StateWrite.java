package cn.laborproof.proof.ledger;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;

/** One write of a transaction: what it left under a key. */
public record StateWrite(String key, JsonObject value) {

  private static final DomainTag VALUE = new DomainTag("laborproof/ledger/value/v1");
  private static final int MAX_KEY = 250;

  public StateWrite {
    BoundedAscii.require("key", key, "[A-Za-z0-9._/-]+", MAX_KEY);
  }

  static StateWrite read(JsonFields fields) {
    StateWrite write = new StateWrite(fields.string("key"), fields.object("value"));
    fields.end();
    return write;
  }

  JsonObject toJson() {
    return JsonObject.builder().put("key", key).put("value", value).build();
  }

  Digest valueDigest() {
    return VALUE.digestOf(value);
  }
}
