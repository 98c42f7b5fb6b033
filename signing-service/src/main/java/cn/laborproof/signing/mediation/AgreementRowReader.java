package cn.laborproof.signing.mediation;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.mediation.domain.AgreementHead;
import cn.laborproof.signing.mediation.domain.AgreementState;
import cn.laborproof.signing.mediation.domain.ClosedAgreement;
import cn.laborproof.signing.mediation.domain.ConcludedAgreement;
import cn.laborproof.signing.mediation.domain.DraftAgreement;
import cn.laborproof.signing.mediation.domain.FrozenAgreement;
import cn.laborproof.signing.mediation.domain.InvitedAgreement;
import cn.laborproof.signing.mediation.domain.MediationAgreement;
import cn.laborproof.signing.mediation.domain.PartlySignedAgreement;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns a row into the type of its state. */
@Component
final class AgreementRowReader {
  private static final List<String> SIGNED =
      List.of("worker_signed_at", "employer_signed_at", "mediator_signed_at");

  private final AgreementDataSealer sealer;

  AgreementRowReader(AgreementDataSealer sealer) {
    this.sealer = sealer;
  }

  StoredAgreement read(ResultSet row, int number) throws SQLException {
    return new StoredAgreement(
        agreement(row, head(row)), row.getInt("version"), instant(row, "changed_at"));
  }

  private static MediationAgreement agreement(ResultSet row, AgreementHead head)
      throws SQLException {
    AgreementState state = AgreementState.ofCode(row.getString("state"));
    return switch (state) {
      case DRAFT -> new DraftAgreement(head);
      case FROZEN -> new FrozenAgreement(head, paper(row), instant(row, "frozen_at"));
      case INVITED -> new InvitedAgreement(head, paper(row), instant(row, "invited_until"));
      case WORKER_SIGNED, RESPONDENT_SIGNED, MEDIATOR_SIGNED ->
          new PartlySignedAgreement(head, paper(row), signedAt(row));
      case CONCLUDED ->
          new ConcludedAgreement(head, paper(row), signedAt(row), instant(row, "concluded_at"));
      case DECLINED, WITHDRAWN, EXPIRED ->
          new ClosedAgreement(
              head,
              paper(row),
              state,
              ClosedAgreement.By.valueOf(row.getString("closed_by")),
              instant(row, "closed_at"));
    };
  }

  private AgreementHead head(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID body = row.getObject("tenant_id", UUID.class);
    UUID worker = row.getObject("person_id", UUID.class);
    return new AgreementHead(
        id,
        body,
        row.getObject("respondent_id", UUID.class),
        worker,
        row.getObject("mediator_id", UUID.class),
        row.getString("region"),
        row.getString("reference"),
        row.getInt("template_version"),
        sealer.open(new PersonalScope(body, id, worker), row.getBytes("data")),
        instant(row, "created_at"));
  }

  private static Paper paper(ResultSet row) throws SQLException {
    return new Paper(
        row.getObject("document", UUID.class),
        Digest.ofHex(HexFormat.of().formatHex(row.getBytes("sha256"))));
  }

  private static List<Instant> signedAt(ResultSet row) throws SQLException {
    var times = new ArrayList<Instant>();
    for (String column : SIGNED) {
      if (row.getObject(column) != null) {
        times.add(instant(row, column));
      }
    }
    return times;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
