package cn.laborproof.signing.organisation;

import java.time.Instant;
import java.util.UUID;
import javax.naming.ldap.Rdn;

/**
 * A registered organisation.
 *
 * @param id identifier, also the tenant of everything it owns
 * @param kind employer or mediation body
 * @param name registered name; the common name of its seal certificate
 * @param creditCode 统一社会信用代码
 * @param domicile registered domicile
 * @param legalRepresentative 法定代表人 or 主要负责人
 * @param region administrative division of the domicile, six digits of GB/T 2260
 * @param sealInscription the words below the star, for example {@code 合同专用章}
 * @param registeredAt when
 * @param suite how its documents are signed
 */
public record Organisation(
    UUID id,
    OrganisationKind kind,
    String name,
    UnifiedSocialCreditCode creditCode,
    String domicile,
    String legalRepresentative,
    String region,
    String sealInscription,
    Instant registeredAt,
    SignatureSuite suite) {
  /**
   * Its name in certificates, RFC 4514. organizationIdentifier (2.5.4.97) in the form of ETSI EN
   * 319 412-1 §5.1.4: national trade register.
   */
  String subjectName() {
    return "CN=" + Rdn.escapeValue(name) + ",2.5.4.97=NTRCN-" + creditCode;
  }
}
