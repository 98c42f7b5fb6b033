package cn.laborproof.signing.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in this request or task. What an actor may see follows from it twice: in the
 * application's own checks and, behind them, in PostgreSQL's row-level security, which {@link
 * Tenancy} feeds from {@link #scope()}.
 */
public sealed interface Actor {

  /** What they act as. */
  Role role();

  /** What the database lets them see. */
  Scope scope();

  /** Whether they look for a public office: a person of it, or its program. */
  default boolean isOfOffice() {
    return scope().office() != null;
  }

  /** The account or the API token they act with; somebody who came by a link has neither. */
  default Optional<UUID> credential() {
    return switch (this) {
      case Member member -> Optional.of(member.account());
      case Official official -> Optional.of(official.account());
      case Machine machine -> Optional.of(machine.token());
      default -> Optional.empty();
    };
  }

  /** The organisation they act for, when there is one. */
  default Optional<UUID> organisation() {
    return Optional.ofNullable(scope().tenant());
  }

  /**
   * Somebody of an organisation: an employer or a mediation body.
   *
   * @param account who signed in
   * @param tenant the organisation
   * @param role what they do there
   * @param displayName how pages greet them
   */
  record Member(UUID account, UUID tenant, Role role, String displayName) implements Actor {
    @Override
    public Scope scope() {
      return Scope.NOTHING.withTenant(tenant);
    }
  }

  /**
   * Somebody of a public office, or of a body that monitors a region beside it.
   *
   * @param account who signed in
   * @param office the office
   * @param region administrative division code (GB/T 2260) or its leading digits: {@code 3301} is a
   *     whole city
   * @param role what they do there
   * @param displayName how pages greet them
   */
  record Official(UUID account, UUID office, String region, Role role, String displayName)
      implements Actor {
    @Override
    public Scope scope() {
      return role.seesSumsAlone() ? Scope.NOTHING : Scope.NOTHING.withOffice(office, region);
    }
  }

  /**
   * A program with an API token of an organisation or of an office.
   *
   * @param token identifier of the token, not its secret
   * @param tenant the organisation, or null for an office
   * @param office the office, or null for an organisation
   * @param region the office's region, or null
   * @param displayName what the token was named when made
   */
  record Machine(
      UUID token,
      @Nullable UUID tenant,
      @Nullable UUID office,
      @Nullable String region,
      String displayName)
      implements Actor {
    @Override
    public Role role() {
      return Role.MACHINE;
    }

    @Override
    public Scope scope() {
      return new Scope(tenant, null, office, region, null);
    }
  }

  /**
   * A natural person whose identity has been established in this session: sees everything they are
   * a party to.
   *
   * @param person the person
   * @param subject the contract or case their link was for, or null when they came another way
   */
  record Person(UUID person, @Nullable UUID subject) implements Actor {
    @Override
    public Role role() {
      return Role.WORKER;
    }

    @Override
    public Scope scope() {
      return new Scope(null, person, null, null, subject);
    }
  }

  /**
   * Somebody who opened an invitation link and is not yet identified: sees that one subject and
   * nothing else of the person, since mobile numbers change hands.
   *
   * @param link the invitation
   * @param subject the contract or case the link is for
   */
  record LinkHolder(UUID link, UUID subject) implements Actor {
    @Override
    public Role role() {
      return Role.LINK_HOLDER;
    }

    @Override
    public Scope scope() {
      return new Scope(null, null, null, null, subject);
    }
  }

  /**
   * The platform in a background task, acting on rows of one organisation.
   *
   * @param tenantId the organisation whose rows the task works on
   */
  record Platform(UUID tenantId) implements Actor {
    @Override
    public Role role() {
      return Role.PLATFORM;
    }

    @Override
    public Scope scope() {
      return Scope.NOTHING.withTenant(tenantId);
    }
  }

  /** Nobody in particular: sees no row of any tenant table. */
  record Visitor() implements Actor {
    @Override
    public Role role() {
      return Role.VISITOR;
    }

    @Override
    public Scope scope() {
      return Scope.NOTHING;
    }
  }
}
