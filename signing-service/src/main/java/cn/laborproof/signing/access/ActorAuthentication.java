package cn.laborproof.signing.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Spring Security's view of an {@link Actor} who has shown who they are. */
final class ActorAuthentication extends AbstractAuthenticationToken {

  private final transient Actor actor;
  private final boolean firstPassword;

  ActorAuthentication(Actor actor) {
    this(actor, false);
  }

  /**
   * Somebody who has signed in.
   *
   * @param firstPassword whether with a password that somebody else made and knows
   */
  ActorAuthentication(Actor actor, boolean firstPassword) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + actor.role().name())));
    this.actor = actor;
    this.firstPassword = firstPassword;
    setAuthenticated(true);
  }

  Actor actor() {
    return actor;
  }

  boolean isByFirstPassword() {
    return firstPassword;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return actor;
  }

  /** Role only: the name reaches logs. */
  @Override
  public String getName() {
    return actor.role().code();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ActorAuthentication that
        && actor.equals(that.actor)
        && firstPassword == that.firstPassword;
  }

  @Override
  public int hashCode() {
    return Objects.hash(actor, firstPassword);
  }
}
