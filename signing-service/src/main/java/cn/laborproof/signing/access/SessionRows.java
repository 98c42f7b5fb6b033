package cn.laborproof.signing.access;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Browser sessions as database rows behind a random cookie. Each sign-in makes a new row and
 * removes the one before, so a fixed or leaked earlier token is worth nothing.
 */
@Component
final class SessionRows implements SecurityContextRepository {

  static final String COOKIE = "LP_SESSION";
  private static final Duration LIFE = Duration.ofHours(8);
  private static final String SEEN = SessionRows.class.getName() + ".context";

  private final CredentialTransactions credentials;
  private final Randomness randomness;
  private final Clock clock;
  private final boolean secure;

  SessionRows(
      CredentialTransactions credentials,
      Randomness randomness,
      Clock clock,
      Installation installation) {
    this.credentials = credentials;
    this.randomness = randomness;
    this.clock = clock;
    this.secure = "https".equals(installation.publicUri().getScheme());
  }

  @Override
  @Deprecated // the interface still asks for it; the deferred variant calls it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return load(holder.getRequest());
  }

  private SecurityContext load(HttpServletRequest request) {
    if (request.getAttribute(SEEN) instanceof SecurityContext seen) {
      return seen;
    }
    SecurityContext context =
        token(request)
            .flatMap(this::find)
            .<SecurityContext>map(SecurityContextImpl::new)
            .orElseGet(SecurityContextHolder::createEmptyContext);
    request.setAttribute(SEEN, context);
    return context;
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    if (context.getAuthentication() instanceof ActorAuthentication known
        && !(known.actor() instanceof Actor.Machine)) { // a program shows its token every time
      forgetRow(request);
      insert(known, null, request, response);
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return load(request).getAuthentication() != null;
  }

  void begin(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    forgetRow(request);
    insert(new ActorAuthentication(actor), null, request, response);
  }

  /**
   * A session in the place of the one shown, which lives on until the new one is shown: if this
   * answer never arrives, the person comes back with what they have and is no more than before.
   */
  void raise(Actor actor, HttpServletRequest request, HttpServletResponse response) {
    insert(
        new ActorAuthentication(actor),
        token(request).map(SessionRows::hash).orElse(null),
        request,
        response);
  }

  private void insert(
      ActorAuthentication known,
      @Nullable String replaces,
      HttpServletRequest request,
      HttpServletResponse response) {
    String token = randomness.token();
    SessionRow row = SessionRow.of(known.actor());
    UUID account = row.account();
    boolean begun =
        credentials.showing(
            account == null ? hash(token) : account.toString(),
            jdbc ->
                (account == null || isInUse(jdbc, account))
                    && row.bindTo(
                                jdbc.sql(
                                    """
                                    insert into login_session (token_hash, expires_at, kind, role, display_name, account_id, tenant_id,
                                      office_id, region, person_id, subject_id, link_id, replaces, first_password)
                                    values (:token, :expires, :kind, :role, :name, :account, :tenant, :office, :region, :person, :subject,
                                      :link, :replaces, :first)
                                    """))
                            .param("first", known.isByFirstPassword())
                            .param("replaces", replaces)
                            .param("token", hash(token))
                            .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                            .update()
                        > 0);
    if (!begun) {
      return;
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(token, LIFE).toString());
    SecurityContext context = new SecurityContextImpl(known);
    request.setAttribute(SEEN, context);
    SecurityContextHolder.setContext(context);
  }

  /** Locked until the session is there, so that suspending the account finds it. */
  private static boolean isInUse(JdbcClient jdbc, UUID account) {
    return jdbc.sql("select suspended_at is null from account where id = ? for share")
        .param(account)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void forget(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    forgetRow(request);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO).toString());
    request.setAttribute(SEEN, SecurityContextHolder.createEmptyContext());
  }

  /** What the row of the session a request shows is found by; empty when it shows none. */
  static String shownBy(HttpServletRequest request) {
    return token(request).map(SessionRows::hash).orElse("");
  }

  private void forgetRow(HttpServletRequest request) {
    token(request).map(SessionRows::hash).ifPresent(this::forget);
  }

  private void forget(String hash) {
    credentials.showing(
        hash,
        jdbc -> jdbc.sql("delete from login_session where token_hash = ?").param(hash).update());
  }

  private record Found(ActorAuthentication known, @Nullable String replaces) {}

  private Optional<ActorAuthentication> find(String token) {
    String hash = hash(token);
    Optional<Found> found =
        credentials.showing(
            hash,
            jdbc ->
                jdbc.sql("select * from login_session where token_hash = ? and expires_at > ?")
                    .param(hash)
                    .param(Timestamp.from(clock.instant()))
                    .query((row, index) ->
                        new Found(
                            new ActorAuthentication(
                                SessionRow.actor(row), row.getBoolean("first_password")),
                            row.getString("replaces")))
                    .optional());
    found.map(Found::replaces).ifPresent(replaced -> replace(hash, replaced));
    return found.map(Found::known);
  }

  /** The new session has arrived: the one before dies. */
  private void replace(String hash, String replaced) {
    forget(replaced);
    credentials.showing(
        hash,
        jdbc ->
            jdbc.sql("update login_session set replaces = null where token_hash = ?")
                .param(hash)
                .update());
  }

  private static Optional<String> token(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return Optional.ofNullable(cookie).map(Cookie::getValue).filter(value -> !value.isEmpty());
  }

  private ResponseCookie cookie(String value, Duration life) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(secure)
        // Lax and not Strict: the worker arrives from a link in a text message and must be
        // recognised.
        .sameSite("Lax")
        .path("/")
        .maxAge(life)
        .build();
  }

  static String hash(String token) {
    return Digest.sha256(token.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
