package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What waits at a desk, and whether whoever sits there can do it. */
@Component
class DeskTasks {
  /** Nothing the reader could do. */
  static final String NONE = "none";

  private final Organisations organisations;
  private final Tenancy tenancy;

  DeskTasks(Organisations organisations, Tenancy tenancy) {
    this.organisations = organisations;
    this.tenancy = tenancy;
  }

  /**
   * An agreement that waits.
   *
   * @param row the agreement
   * @param next key of the sentence that says what comes next
   * @param mine whether the reader can do it
   */
  record Waiting(AgreementViews.AgreementView row, String next, boolean mine) {}

  /** Agreements somebody still has to do something for, the reader's own first. */
  List<Waiting> waiting(List<StoredAgreement> rows) {
    return rows.stream()
        .filter(row -> isOpen(row.agreement().state()))
        .map(row -> {
          String state = row.agreement().state().code();
          boolean mine = !of(row).equals(NONE) && row.agreement().state() != AgreementState.INVITED;
          String key = mine && row.agreement().state().isPartlySigned() ? "med.mine." : "med.next.";
          return new Waiting(AgreementViews.of(row), key + state, mine);
        })
        .sorted(Comparator.comparing(Waiting::mine).reversed())
        .toList();
  }

  /** The act the reader can do next, or {@link #NONE}. */
  String of(StoredAgreement stored) {
    AgreementHead head = stored.agreement().head();
    boolean mediator =
        tenancy.current() instanceof Actor.Member member
            && member.account().equals(head.mediator());
    return switch (stored.agreement().state()) {
      case DRAFT -> mediator ? "freeze" : NONE;
      case FROZEN, INVITED -> mediator ? "invite" : NONE;
      case WORKER_SIGNED -> keeps(head.respondent()) ? "respondent-seal" : NONE;
      case RESPONDENT_SIGNED -> mediator ? "sign" : NONE;
      case MEDIATOR_SIGNED -> keeps(head.body()) ? "seal" : NONE;
      default -> NONE;
    };
  }

  /** Whether the reader may take it back now. */
  boolean mayWithdraw(StoredAgreement stored) {
    AgreementHead head = stored.agreement().head();
    AgreementState state = stored.agreement().state();
    boolean mediator = isBody() && tenancy.current().role() == Role.MEDIATOR;
    return mediator && (state == AgreementState.INVITED || state.isPartlySigned())
        || keeps(head.respondent())
            && (state == AgreementState.RESPONDENT_SIGNED
                || state == AgreementState.MEDIATOR_SIGNED);
  }

  /** Whether others are at work on it, so that the page should look again by itself. */
  boolean isMoving(StoredAgreement stored) {
    return of(stored).equals(NONE) && isOpen(stored.agreement().state());
  }

  /** Whether the reader belongs to a mediation body. */
  boolean isBody() {
    return organisations.mine().kind() == OrganisationKind.MEDIATION_BODY;
  }

  private boolean keeps(UUID organisation) {
    Role role = tenancy.current().role();
    return (role == Role.SEAL_KEEPER || role == Role.LEGAL_REPRESENTATIVE)
        && tenancy.current().organisation().equals(Optional.of(organisation));
  }

  private static boolean isOpen(AgreementState state) {
    return switch (state) {
      case DRAFT, FROZEN, INVITED, WORKER_SIGNED, RESPONDENT_SIGNED, MEDIATOR_SIGNED -> true;
      case CONCLUDED, DECLINED, WITHDRAWN, EXPIRED -> false;
    };
  }
}
