package cn.laborproof.signing.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes sign-in accounts and API tokens for organisations and offices. */
public interface Accounts {

  /**
   * Makes an account; must run in a transaction whose actor belongs to the same organisation or
   * office (or {@link Actor.Platform} of it).
   *
   * @return the account's id
   * @throws cn.laborproof.signing.shared.Refusal with {@link AccessRefusal#LOGIN_TAKEN}
   */
  UUID create(NewAccount account);

  /**
   * Makes an API token for a program of an organisation or an office.
   *
   * @return the secret, shown once; only its hash is kept
   */
  String issueToken(NewToken token);

  /**
   * The people of the current actor's organisation, by name; must run in a transaction. Empty for
   * who acts for none.
   */
  List<HouseMember> house();

  /**
   * The people of the current actor's public office, by name; must run in a transaction. Empty for
   * who acts for none.
   */
  List<HouseMember> office();

  /**
   * Takes an account of the current actor's organisation or office out of use, or gives it back.
   * Every session of it ends with the same transaction, and one that begins meanwhile does not
   * outlive it; its history stays. Runs in a transaction of its own.
   *
   * @return whether it was in use before, or was not
   * @throws cn.laborproof.signing.shared.Refusal {@code not-found} for who is not of the house
   */
  boolean suspend(String login, boolean suspended);

  /** The login names of the current actor's organisation or office; must run in a transaction. */
  List<String> logins();

  /**
   * The region of the current actor's public office, from its people; empty where it has none. Must
   * run in a transaction.
   */
  Optional<String> regionOf(UUID office);

  /**
   * Somebody of an organisation or an office.
   *
   * @param id the account
   * @param role what they do there
   * @param displayName how pages greet them
   * @param suspended whether they may act no more
   */
  record HouseMember(UUID id, Role role, String displayName, boolean suspended) {}

  /**
   * What a new account is made of. Exactly one of tenant and office is given.
   *
   * @param owner the organisation or office it belongs to
   * @param role what its holder does there
   * @param login the name typed to sign in, unique on the platform
   * @param displayName how pages greet them
   * @param password the first password
   * @param givenToThem whether somebody else made the password and knows it: they have to choose
   *     another before they can do anything
   */
  record NewAccount(
      Owner owner,
      Role role,
      String login,
      String displayName,
      String password,
      boolean givenToThem) {

    /** With a password its holder chose. */
    public NewAccount(Owner owner, Role role, String login, String displayName, String password) {
      this(owner, role, login, displayName, password, false);
    }
  }

  /**
   * What a new token is made of.
   *
   * @param owner the organisation or office it belongs to
   * @param displayName what it is for
   */
  record NewToken(Owner owner, String displayName) {}

  /** Whose account or token it is. */
  sealed interface Owner {
    /** An organisation. */
    record Organisation(UUID tenant) implements Owner {}

    /** A public office of a region. */
    record Office(UUID office, String region) implements Owner {}
  }
}
