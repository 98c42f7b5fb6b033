package cn.laborproof.signing.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks a login name and password. An unknown name, or one that is suspended, costs the same time
 * as a wrong password, so none of them can be told apart.
 */
@Component
final class AccountAuthentication implements AuthenticationProvider {

  private final CredentialTransactions credentials;
  private final PasswordEncoder passwords;
  private final String hashOfNothing;

  AccountAuthentication(
      CredentialTransactions credentials,
      PasswordEncoder passwords,
      cn.laborproof.signing.shared.Randomness randomness) {
    this.credentials = credentials;
    this.passwords = passwords;
    this.hashOfNothing = passwords.encode(randomness.token());
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    String login = shown.getName();
    String password = String.valueOf(shown.getCredentials());
    Optional<Found> account = login.isBlank() ? Optional.empty() : find(login);
    boolean right =
        passwords.matches(password, account.map(Found::passwordHash).orElse(hashOfNothing));
    if (account.isEmpty() || !right) {
      throw new BadCredentialsException(AccessRefusal.WRONG_CREDENTIALS.code());
    }
    return new ActorAuthentication(account.get().actor(), account.get().firstPassword());
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private Optional<Found> find(String login) {
    return credentials.showing(
        login,
        jdbc ->
            jdbc.sql(
                    """
                    select id, tenant_id, office_id, region, role, display_name, password_hash, first_password
                    from account where login = ? and suspended_at is null
                    """)
                .param(login)
                .query((row, index) ->
                    new Found(
                        ActorRows.account(
                            row.getObject("id", UUID.class),
                            row.getObject("tenant_id", UUID.class),
                            row.getObject("office_id", UUID.class),
                            row.getString("region"),
                            Role.ofCode(row.getString("role")),
                            row.getString("display_name")),
                        row.getString("password_hash"),
                        row.getBoolean("first_password")))
                .optional());
  }

  private record Found(Actor actor, String passwordHash, boolean firstPassword) {}
}
