package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Accounts;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Settles public offices: who runs the installation says which office looks after a region and who
 * acts for it. Everything can be asked again; what is there already stays.
 */
@Service
class Offices {

  private static final Logger LOG = LoggerFactory.getLogger(Offices.class);

  /** No letter or digit that is taken for another. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  /** Of 32 letters each: a hundred bits. */
  private static final int PASSWORD_LENGTH = 20;

  private static final int DIGITS_OF_DIVISION = 6;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_PEOPLE = 50;

  private final Organisations organisations;
  private final Accounts accounts;
  private final Tenancy tenancy;
  private final EvidenceJournal journal;
  private final Randomness randomness;
  private final IdSource ids;

  Offices(
      Organisations organisations,
      Accounts accounts,
      Tenancy tenancy,
      EvidenceJournal journal,
      Randomness randomness,
      IdSource ids) {
    this.organisations = organisations;
    this.accounts = accounts;
    this.tenancy = tenancy;
    this.journal = journal;
    this.randomness = randomness;
    this.ids = ids;
  }

  /** Which offices there are, and what their people act as. */
  enum Kind {
    /** Supervises employers; seals what it issues. */
    LABOUR(Role.INSPECTOR),
    /** Monitors by sums alone (ADR 55). */
    UNION(Role.UNION),
    /** Monitors by sums alone (ADR 55). */
    FEDERATION(Role.FEDERATION);

    private final Role acting;

    Kind(Role acting) {
      this.acting = acting;
    }

    Role role(Person person) {
      return person.keeper() ? Role.SEAL_KEEPER : acting;
    }
  }

  /**
   * Somebody who is to act for an office.
   *
   * @param keeper whether they keep its seal; otherwise they act as people of such an office do
   */
  record Person(boolean keeper, String login, String name) {}

  /**
   * Who was asked for.
   *
   * @param password the first password, told once; empty for whom the office knew already
   */
  record Settled(Role role, String login, String name, Optional<String> password) {}

  /** An office and the people that were asked for. */
  record Office(UUID id, Kind kind, String region, List<Settled> people) {}

  /**
   * Registers a labour office with its seal, and its people. Registered under its credit code
   * already: only people that are missing are added.
   *
   * @param registration of six digits of region, without members
   * @param region the divisions it looks after: 2, 4 or 6 leading digits
   * @throws Refusal {@code invalid-input}, {@code organisation-registered} when the code belongs to
   *     another kind of organisation, {@code login-taken}
   */
  Office settle(Registration registration, String region, List<Person> people) {
    check(Kind.LABOUR, region, people, registration.defects());
    Optional<Organisation> known =
        organisations.named(new UnifiedSocialCreditCode(registration.creditCode()));
    if (known.filter(each -> each.kind() != OrganisationKind.LABOUR_OFFICE).isPresent()) {
      throw new Refusal(OrganisationRefusal.ALREADY_REGISTERED);
    }
    UUID id =
        known
            .map(Organisation::id)
            .orElseGet(() -> organisations.settle(ids.next(), registration).id());
    return new Office(id, Kind.LABOUR, region, name(id, Kind.LABOUR, region, people));
  }

  /**
   * People of a body that monitors a region; it seals nothing and is registered by them alone.
   *
   * @throws Refusal {@code invalid-input}, {@code login-taken}
   */
  Office settle(Kind kind, String region, List<Person> people) {
    check(kind, region, people, List.of());
    UUID id = ids.next();
    return new Office(id, kind, region, name(id, kind, region, people));
  }

  /**
   * More people for an office that is there.
   *
   * @throws Refusal {@code not-found}, {@code invalid-input}, {@code login-taken}
   */
  Office add(UUID id, List<Person> people) {
    String region =
        tenancy
            .inTransaction(actingFor(id, ""), () -> accounts.regionOf(id))
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    Kind kind =
        tenancy.inTransaction(actingFor(id, region), accounts::office).stream()
            .flatMap(member -> kindOf(member.role()).stream())
            .findFirst()
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
    check(kind, region, people, List.of());
    return new Office(id, kind, region, name(id, kind, region, people));
  }

  /**
   * People of an office sign in no more, at once and wherever they are signed in; or again.
   *
   * @return the logins that were otherwise before
   * @throws Refusal {@code not-found} when one of them does not act for the office: then nothing is
   *     done for those behind it
   */
  List<String> suspend(UUID id, List<String> logins, boolean suspended) {
    if (logins.isEmpty() || logins.size() > MOST_PEOPLE) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(new FieldRefusal("logins", "organisation.people", List.of(MOST_PEOPLE))));
    }
    Optional<String> region = tenancy.inTransaction(actingFor(id, ""), () -> accounts.regionOf(id));
    List<String> changed = new ArrayList<>();
    for (String login : logins) {
      if (suspend(id, region, login, suspended)) {
        changed.add(login);
      }
    }
    LOG.info(
        "{} accounts of the office {} {}",
        changed.size(),
        id,
        suspended ? "suspended" : "restored");
    return List.copyOf(changed);
  }

  /** A keeper belongs to the organisation, all others to the office of the same id. */
  private boolean suspend(UUID id, Optional<String> region, String login, boolean suspended) {
    Actor organisation = new Actor.Platform(id);
    boolean keeper = tenancy.inTransaction(organisation, () -> accounts.logins().contains(login));
    Actor actor =
        keeper
            ? organisation
            : actingFor(id, region.orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
    if (!keeper && !tenancy.inTransaction(actor, () -> accounts.logins().contains(login))) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    if (organisations.isRegistered(id)) {
      // Before it counts: an office sees in its log who could act for it, and that it was changed.
      tenancy.as(
          organisation,
          () ->
              tenancy.inOwnTransaction(() ->
                  journal.append(
                      EventDraft.of(Organisations.stream(id), "organisation.people-suspended")
                          .fact("suspended", suspended)
                          .fact("seal_keeper", keeper))));
    }
    return tenancy.as(actor, () -> accounts.suspend(login, suspended));
  }

  private static Optional<Kind> kindOf(Role role) {
    for (Kind kind : Kind.values()) {
      if (kind.acting == role) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static void check(
      Kind kind, String region, List<Person> people, List<FieldRefusal> defects) {
    var wrong = new ArrayList<>(defects);
    if (!region.matches("[0-9]{2}|[0-9]{4}|[0-9]{6}")) {
      wrong.add(FieldRefusal.of("region", "organisation.office-region"));
    }
    if (people.isEmpty() || people.size() > MOST_PEOPLE) {
      wrong.add(new FieldRefusal("people", "organisation.people", List.of(MOST_PEOPLE)));
    }
    Set<String> seen = new HashSet<>();
    for (Person person : people) {
      if (person.keeper() && kind != Kind.LABOUR) {
        wrong.add(FieldRefusal.of("people.keeper", "organisation.people-keeper"));
      }
      if (!person.login().matches("[a-z0-9][a-z0-9._-]{2,59}") || !seen.add(person.login())) {
        wrong.add(FieldRefusal.of("people.login", "organisation.people-login"));
      }
      int length = person.name().strip().length();
      if (length < 2 || length > LONGEST_NAME) {
        wrong.add(new FieldRefusal("people.name", "organisation.length", List.of(2, LONGEST_NAME)));
      }
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }

  /** The seal's keepers belong to the organisation, all others to the office of the same id. */
  private List<Settled> name(UUID id, Kind kind, String region, List<Person> people) {
    List<Person> keepers = people.stream().filter(Person::keeper).toList();
    List<Person> others = people.stream().filter(person -> !person.keeper()).toList();
    if (kind == Kind.LABOUR) {
      // Before the accounts are there: nobody acts whom the log does not know of.
      tenancy.as(
          new Actor.Platform(id),
          () ->
              tenancy.inOwnTransaction(() ->
                  journal.append(
                      EventDraft.of(Organisations.stream(id), "organisation.people-named")
                          .fact("inspectors", others.size())
                          .fact("seal_keepers", keepers.size()))));
    }
    var settled = new ArrayList<Settled>();
    settled.addAll(
        named(kind, new Actor.Platform(id), new Accounts.Owner.Organisation(id), keepers));
    settled.addAll(
        named(kind, actingFor(id, region), new Accounts.Owner.Office(id, region), others));
    LOG.info("{} people act for the office {} of {}", settled.size(), id, region);
    return List.copyOf(settled);
  }

  private List<Settled> named(Kind kind, Actor actor, Accounts.Owner owner, List<Person> people) {
    if (people.isEmpty()) {
      return List.of();
    }
    return tenancy.inTransaction(
        actor,
        () -> {
          List<String> known = accounts.logins();
          return people.stream()
              .map(person -> {
                Optional<String> password =
                    known.contains(person.login())
                        ? Optional.empty()
                        : Optional.of(create(owner, kind.role(person), person));
                return new Settled(kind.role(person), person.login(), person.name(), password);
              })
              .toList();
        });
  }

  private String create(Accounts.Owner owner, Role role, Person person) {
    String password = password();
    accounts.create(
        new Accounts.NewAccount(
            owner, role, person.login(), person.name().strip(), password, true));
    return password;
  }

  private static Actor actingFor(UUID office, String region) {
    return new Actor.Official(office, office, region, Role.PLATFORM, "");
  }

  /** The division a seat is recorded by: a city's office sits in 330100. */
  static String seat(String region) {
    return region + "0".repeat(Math.max(0, DIGITS_OF_DIVISION - region.length()));
  }

  private String password() {
    var password = new StringBuilder(PASSWORD_LENGTH);
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(randomness.below(ALPHABET.length())));
    }
    return password.toString();
  }
}
