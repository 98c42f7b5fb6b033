package cn.laborproof.signing.contract;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.contract.domain.ClosedContract;
import cn.laborproof.signing.contract.domain.ConcludedContract;
import cn.laborproof.signing.contract.domain.ContractHead;
import cn.laborproof.signing.contract.domain.ContractState;
import cn.laborproof.signing.contract.domain.DraftContract;
import cn.laborproof.signing.contract.domain.FrozenContract;
import cn.laborproof.signing.contract.domain.HalfSignedContract;
import cn.laborproof.signing.contract.domain.InvitedContract;
import cn.laborproof.signing.contract.domain.LabourContract;
import cn.laborproof.signing.contract.domain.Paper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns a row into the type of its state. */
@Component
final class ContractRowReader {
  private final ContractDataSealer sealer;

  ContractRowReader(ContractDataSealer sealer) {
    this.sealer = sealer;
  }

  StoredContract read(ResultSet row, int number) throws SQLException {
    return new StoredContract(
        contract(row, head(row)), row.getInt("version"), instant(row, "changed_at"));
  }

  private static LabourContract contract(ResultSet row, ContractHead head) throws SQLException {
    ContractState state = ContractState.ofCode(row.getString("state"));
    return switch (state) {
      case DRAFT -> new DraftContract(head);
      case FROZEN -> new FrozenContract(head, frozen(row), instant(row, "frozen_at"));
      case INVITED ->
          new InvitedContract(
              head, frozen(row), instant(row, "invited_at"), instant(row, "invited_until"));
      case HALF_SIGNED ->
          new HalfSignedContract(
              head,
              frozen(row),
              paper(row, "half"),
              instant(row, "worker_signed_at"),
              instant(row, "seal_due"));
      case CONCLUDED ->
          new ConcludedContract(
              head,
              paper(row, "final"),
              instant(row, "worker_signed_at"),
              instant(row, "concluded_at"));
      case DECLINED, WITHDRAWN, EXPIRED ->
          new ClosedContract(
              head,
              row.getBytes("half_sha256") == null ? frozen(row) : paper(row, "half"),
              state,
              ClosedContract.By.valueOf(row.getString("closed_by")),
              instant(row, "closed_at"));
    };
  }

  private ContractHead head(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID tenant = row.getObject("tenant_id", UUID.class);
    UUID worker = row.getObject("person_id", UUID.class);
    return new ContractHead(
        id,
        tenant,
        worker,
        row.getString("region"),
        row.getString("reference"),
        row.getString("template"),
        row.getInt("template_version"),
        sealer.open(tenant, id, worker, row.getBytes("data")),
        instant(row, "created_at"));
  }

  private static Paper frozen(ResultSet row) throws SQLException {
    return paper(row, "frozen");
  }

  private static Paper paper(ResultSet row, String prefix) throws SQLException {
    return new Paper(
        row.getObject(prefix + "_document", UUID.class),
        Digest.ofHex(java.util.HexFormat.of().formatHex(row.getBytes(prefix + "_sha256"))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
