package cn.laborproof.signing.access;

import java.util.function.Supplier;

/**
 * Binds an actor to a piece of work. Every transaction begun inside it tells PostgreSQL who acts,
 * for that transaction only ({@code set_config(…, true)}); a transaction begun outside sees no row
 * of any tenant table.
 *
 * <p>Web requests are bound by a filter; background tasks and recovery bind themselves, mostly with
 * {@link Actor.Platform}.
 */
public interface Tenancy {

  /** Returns who acts now; {@link Actor.Visitor} when nobody was bound. */
  Actor current();

  /**
   * Runs work as an actor, without opening a transaction.
   *
   * @throws IllegalStateException when a transaction of another actor is already open: its rows
   *     would stay visible
   */
  <T> T as(Actor actor, Supplier<T> work);

  /**
   * Runs work as an actor in one transaction, joining an open one of the same actor.
   *
   * @throws IllegalStateException when a transaction of another actor is already open
   */
  <T> T inTransaction(Actor actor, Supplier<T> work);

  /** Runs work as the current actor in one transaction, joining an open one. */
  default <T> T inTransaction(Supplier<T> work) {
    return inTransaction(current(), work);
  }

  /**
   * Only reads, as the current actor, in one transaction whose statements all see what was
   * committed when its first began: what a first finds there a second does not miss.
   *
   * @throws IllegalStateException when a transaction is already open: it has seen an earlier state
   */
  <T> T inSnapshot(Supplier<T> reading);

  /**
   * Runs work as the current actor in a transaction of its own, committed on return whatever
   * happens around it.
   */
  <T> T inOwnTransaction(Supplier<T> work);
}
