package cn.laborproof.signing.access;

import java.util.Locale;

/** What somebody acts as. The lower-case name is what events and the database carry. */
public enum Role {
  /** Human resources of an employer: drafts, invites, follows up. */
  HR,
  /** Keeper of the employer's seal: puts the seal on what the worker has signed. */
  SEAL_KEEPER,
  /** Legal representative of an organisation (法定代表人). */
  LEGAL_REPRESENTATIVE,
  /** Mediator of a mediation body. */
  MEDIATOR,
  /** Labour inspector of an office. */
  INSPECTOR,
  /** Somebody of a regional trade union federation (总工会), who monitors by sums alone. */
  UNION,
  /** Somebody of a federation of industry and commerce (工商联), who monitors by sums alone. */
  FEDERATION,
  /** A worker whose identity has been established. */
  WORKER,
  /** Somebody who opened an invitation link and has not yet been identified. */
  LINK_HOLDER,
  /** A program of an organisation or an office, holding an API token. */
  MACHINE,
  /** The platform itself, in a background task. */
  PLATFORM,
  /** Nobody in particular. */
  VISITOR;

  /**
   * Whether whoever acts so is shown sums that the platform counts for them, and no row: neither
   * body supervises employers (ADR 55).
   */
  boolean seesSumsAlone() {
    return this == UNION || this == FEDERATION;
  }

  /** Returns the name as events and tables carry it, for example {@code seal_keeper}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the name tables carry.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public static Role ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
