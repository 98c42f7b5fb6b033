package cn.laborproof.proof.fsck;

/**
 * A disagreement.
 *
 * @param kind stable code
 * @param where resource, index or table that disagrees
 * @param detail what was found and what was expected
 */
public record FsckFinding(Kind kind, String where, String detail) {
  /** What disagrees with what. */
  public enum Kind {
    /** There is no checkpoint, or not of this log's key. */
    CHECKPOINT_UNSIGNED,
    /** A tile or bundle is missing or cannot be read. */
    RESOURCE_UNREADABLE,
    /** A tile holds other hashes than follow from the entries. */
    TILE_DIFFERS,
    /** The entries lead to another root than the checkpoint's. */
    ROOT_DIFFERS,
    /** The anchored checkpoint is not a beginning of this log. */
    ANCHOR_NOT_CONTAINED,
    /** The caller's records hold another entry at an index than the log. */
    RECORD_DIFFERS,
    /** The log holds an entry the caller's records do not know. */
    RECORD_MISSING,
    /** The caller's records hold an index the log has not signed. */
    RECORD_NOT_LOGGED
  }
}
