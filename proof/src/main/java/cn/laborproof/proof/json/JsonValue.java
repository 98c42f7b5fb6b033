package cn.laborproof.proof.json;

/**
 * A JSON value of the subset used for evidence: objects, arrays, strings, booleans and integers of
 * at most 53 bits. There is no null and no fraction: what is absent is left out, what is fractional
 * is written in its smallest unit or as a string.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonInteger, JsonBoolean {

  /** The RFC 8785 bytes (UTF-8, no whitespace, members sorted by UTF-16 code units). */
  default byte[] canonicalBytes() {
    return CanonicalWriter.write(this);
  }

  /** The same members, indented by two spaces for people. Not for hashing. */
  default String pretty() {
    return PrettyWriter.write(this);
  }
}
