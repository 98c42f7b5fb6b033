package cn.laborproof.authorities.ca;

import cn.laborproof.authorities.web.Call;
import cn.laborproof.authorities.web.Refusal;
import cn.laborproof.authorities.web.Reply;
import cn.laborproof.authorities.web.SharedSecret;
import cn.laborproof.authorities.web.WebServer;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;

/** Takes {@code {"serial": hex, "reason": CRLReason}} from whoever may enrol, and revokes. */
final class RevocationDesk {
  static final String PATH = "/ca/v1/revocations";

  private static final int BODY = 1024;
  private static final int MOST_DIGITS = 40;

  /**
   * RFC 5280 5.3.1; a hold (6) could be lifted and a removal (8) belongs to delta lists, so neither
   * is taken.
   */
  private static final int LARGEST_REASON = 5;

  private final CertificateAuthority authority;
  private final SharedSecret secret;

  RevocationDesk(CertificateAuthority authority, SharedSecret secret) {
    this.authority = authority;
    this.secret = secret;
  }

  void serve(WebServer server) {
    server.post(PATH, BODY, this::revoke);
  }

  private Reply revoke(Call call) throws IOException {
    secret.demand(call);
    BigInteger serial;
    int reason;
    try {
      JsonFields fields = Json.parseObject(call.body()).fields("revocation");
      String digits = fields.string("serial");
      reason = (int) fields.integer("reason", 0, LARGEST_REASON);
      fields.end();
      if (digits.length() > MOST_DIGITS) {
        throw fields.fault("serial", "longer than a serial can be");
      }
      serial = new BigInteger(digits, 16);
    } catch (MalformedException | NumberFormatException e) {
      throw new Refusal(
          400,
          "malformed",
          "Send {\"serial\": hexadecimal, \"reason\": 0 to 5}: " + e.getMessage());
    }
    if (!authority.revoke(serial, reason)) {
      throw new Refusal(404, "unknown-serial", "This authority never issued that serial.");
    }
    return Reply.ok(
        "application/json",
        JsonObject.builder().put("revoked", serial.toString(16)).build().canonicalBytes());
  }
}
