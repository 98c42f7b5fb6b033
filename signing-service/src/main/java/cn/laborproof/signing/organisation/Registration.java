package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an organisation is registered with.
 *
 * @param kind employer or mediation body
 * @param name registered name
 * @param creditCode 统一社会信用代码 as typed
 * @param domicile registered domicile
 * @param legalRepresentative 法定代表人 or 主要负责人
 * @param region six digits of GB/T 2260
 * @param sealInscription the words below the star of the seal
 * @param members its first accounts, at least one
 */
public record Registration(
    OrganisationKind kind,
    String name,
    String creditCode,
    String domicile,
    String legalRepresentative,
    String region,
    String sealInscription,
    List<FirstMember> members) {
  private static final int LONGEST_INSCRIPTION = 10;
  private static final int SHORTEST_PASSWORD = 8;

  /** Copies the list. */
  public Registration {
    members = List.copyOf(members);
  }

  /**
   * Somebody who may sign in from the start.
   *
   * @param role what they do
   * @param login login name
   * @param displayName how pages greet them
   * @param password first password
   */
  public record FirstMember(Role role, String login, String displayName, String password) {}

  /**
   * Refuses what cannot be registered, all fields at once.
   *
   * @throws Refusal {@code invalid-input} with the fields
   */
  void check() {
    List<FieldRefusal> wrong = defects();
    if (members.isEmpty()) {
      wrong.add(FieldRefusal.of("login", "organisation.members"));
    }
    for (FirstMember member : members) {
      length("login", member.login(), 3, 60, wrong);
      length("password", member.password(), SHORTEST_PASSWORD, 100, wrong);
    }
    if (!wrong.isEmpty()) {
      throw Refusal.ofFields(CommonRefusal.INVALID_INPUT, wrong);
    }
  }

  /** What is wrong with the organisation itself, whoever its members are. */
  List<FieldRefusal> defects() {
    var wrong = new ArrayList<FieldRefusal>();
    length("name", name, 2, 60, wrong);
    UnifiedSocialCreditCode.defectIn(creditCode)
        .ifPresent(defect ->
            wrong.add(
                FieldRefusal.of(
                    "creditCode",
                    "organisation.credit-code."
                        + defect.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    length("domicile", domicile, 4, 200, wrong);
    length("legalRepresentative", legalRepresentative, 2, 40, wrong);
    length("sealInscription", sealInscription, 2, LONGEST_INSCRIPTION, wrong);
    if (!region.matches("[0-9]{6}")) {
      wrong.add(FieldRefusal.of("region", "organisation.region"));
    }
    return wrong;
  }

  private static void length(
      String field, String text, int shortest, int longest, List<FieldRefusal> wrong) {
    int length = text.strip().length();
    if (length < shortest || length > longest) {
      wrong.add(new FieldRefusal(field, "organisation.length", List.of(shortest, longest)));
    }
  }
}
