package cn.laborproof.proof.pack;

/** Why a file is not an evidence package. One constant per rule of the container. */
public enum PackageFault {
  /** A field of the ZIP has another value than the one form allows, or structures overlap. */
  NOT_CANONICAL,
  /** A member is encrypted. */
  ENCRYPTED,
  /** A member is compressed: only stored members exist, so nothing can unfold in memory. */
  COMPRESSED,
  /** A member's size follows its content instead of preceding it. */
  DATA_DESCRIPTOR,
  /** The file ends before its structures do. */
  CUT_OFF,
  /** Bytes follow the end of the ZIP. */
  TRAILING_BYTES,
  /** Two members bear the same name. */
  DUPLICATE_NAME,
  /** A member's name is not one of the format's. */
  BAD_NAME,
  /** A member's content does not fit the checksum beside it. */
  DAMAGED_MEMBER,
  /** More members or more bytes than a verifier will look at. */
  TOO_LARGE,
  /** The manifest is not in its form. */
  MANIFEST_MALFORMED,
  /** A member stands in the ZIP but not in the manifest. */
  UNLISTED,
  /** A member stands in the manifest but not in the ZIP. */
  MISSING,
  /** A member's bytes are not those the manifest names. */
  DIGEST_DIFFERS
}
