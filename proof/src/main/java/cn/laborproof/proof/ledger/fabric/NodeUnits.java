package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_CERTIFICATE_ROLE;

import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an institution tells roles: by an organisational unit in the subject, and if it says so, only
 * below one authority (FabricNodeOUs).
 *
 * @param units by role; a role that is not here nobody has
 */
record NodeUnits(Map<Role, Unit> units) {

  /**
   * One role's mark.
   *
   * @param name of the organisational unit
   * @param issuer who alone may give it; anybody of the institution if empty
   */
  record Unit(String name, Optional<MemberCertificate> issuer) {
    static Unit read(ProtoMessage message) {
      Bytes issuer = message.bytes(1);
      return new Unit(
          message.text(2),
          issuer.isEmpty() ? Optional.empty() : Optional.of(MemberCertificate.ofPem(issuer)));
    }
  }

  NodeUnits {
    units = Map.copyOf(units);
  }

  static NodeUnits read(ProtoMessage message) {
    Map<Role, Unit> units = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (message.signed(1) != 0 && message.has(role.field())) {
        units.put(role, Unit.read(message.message(role.field())));
      }
    }
    return new NodeUnits(units);
  }

  /**
   * Requires that a certificate is for that role and no other (msp/mspimplvalidate.go,
   * validateIdentityOUsV142), and no authority.
   *
   * @param issuer the certificate above it
   */
  void requireRole(MemberCertificate member, X509Certificate issuer, Role role)
      throws NotProvenException {
    List<Role> roles =
        member.units().stream()
            .flatMap(unit ->
                units.entrySet().stream()
                    .filter(known -> known.getValue().name().equals(unit))
                    .map(Map.Entry::getKey))
            .toList();
    NotProvenException.require(
        roles.equals(List.of(role)) && member.x509().getBasicConstraints() < 0,
        LEDGER_CERTIFICATE_ROLE,
        "%s has the roles %s (expected: %s)".formatted(member, roles, role));
    Unit unit = units.get(role);
    NotProvenException.require(
        unit != null && unit.issuer().map(only -> only.x509().equals(issuer)).orElse(true),
        LEDGER_CERTIFICATE_ROLE,
        "%s has the role %s from an authority that may not give it".formatted(member, role));
  }
}
