package cn.laborproof.signing.mediation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.organisation.OrganisationKind;
import cn.laborproof.signing.organisation.Organisations;
import cn.laborproof.signing.signing.SigningDesk;
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

  /** A signature or seal is being made. */
  static final String WORKING = "working";

  private final Organisations organisations;
  private final SigningDesk desk;
  private final Tenancy tenancy;

  DeskTasks(Organisations organisations, SigningDesk desk, Tenancy tenancy) {
    this.organisations = organisations;
    this.desk = desk;
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
          boolean mine = !isIdle(of(row)) && row.agreement().state() != AgreementState.INVITED;
          String key = mine && row.agreement().state().isPartlySigned() ? "med.mine." : "med.next.";
          return new Waiting(AgreementViews.of(row), key + state, mine);
        })
        .sorted(Comparator.comparing(Waiting::mine).reversed())
        .toList();
  }

  /** The act the reader can do next, {@link #WORKING} while it is being done, or {@link #NONE}. */
  String of(StoredAgreement stored) {
    String task = turn(stored);
    boolean signing = stored.agreement().state().isPartlySigned() && !task.equals(NONE);
    return signing && desk.isOnItsWay(stored.agreement().head().id()) ? WORKING : task;
  }

  private String turn(StoredAgreement stored) {
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
    return isIdle(of(stored)) && isOpen(stored.agreement().state());
  }

  private static boolean isIdle(String task) {
    return task.equals(NONE) || task.equals(WORKING);
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
