package cn.laborproof.signing.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a session row keeps of an actor.
 *
 * @param kind which actor it is
 * @param role its role
 * @param displayName how pages greet them; empty for people who come by a link
 */
record SessionRow(
    String kind,
    Role role,
    String displayName,
    @Nullable UUID account,
    Scope scope,
    @Nullable UUID link) {

  static SessionRow of(Actor actor) {
    return switch (actor) {
      case Actor.Member member ->
          new SessionRow(
              "member",
              member.role(),
              member.displayName(),
              member.account(),
              member.scope(),
              null);
      case Actor.Official official ->
          new SessionRow(
              "official",
              official.role(),
              official.displayName(),
              official.account(),
              Scope.NOTHING.withOffice(official.office(), official.region()),
              null);
      case Actor.Person person ->
          new SessionRow("person", person.role(), "", null, person.scope(), null);
      case Actor.LinkHolder holder ->
          new SessionRow("link_holder", holder.role(), "", null, holder.scope(), holder.link());
      case Actor.Machine _, Actor.Platform _, Actor.Visitor _ ->
          throw new IllegalArgumentException(
              "actor: " + actor.role().code() + " (expected: one that uses a browser)");
    };
  }

  StatementSpec bindTo(StatementSpec statement) {
    return statement
        .param("kind", kind)
        .param("role", role.code())
        .param("name", displayName)
        .param("account", account)
        .param("tenant", scope.tenant())
        .param("office", scope.office())
        .param("region", scope.region())
        .param("person", scope.person())
        .param("subject", scope.subject())
        .param("link", link);
  }

  static Actor actor(ResultSet row) throws SQLException {
    return switch (row.getString("kind")) {
      case "member", "official" ->
          ActorRows.account(
              required(row, "account_id"),
              row.getObject("tenant_id", UUID.class),
              row.getObject("office_id", UUID.class),
              row.getString("region"),
              Role.ofCode(row.getString("role")),
              row.getString("display_name"));
      case "person" ->
          new Actor.Person(required(row, "person_id"), row.getObject("subject_id", UUID.class));
      default -> new Actor.LinkHolder(required(row, "link_id"), required(row, "subject_id"));
    };
  }

  private static UUID required(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }
}
