package cn.laborproof.signing.supervision.paper;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.identity.WorkerKeys;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.FieldRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Declaring contracts on paper. */
@RestController
@RequestMapping("/api/v1/paper-contracts")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
class PaperContractApi {

  private final PaperContracts contracts;
  private final WorkerKeys workers;
  private final Tenancy tenancy;

  PaperContractApi(PaperContracts contracts, WorkerKeys workers, Tenancy tenancy) {
    this.contracts = contracts;
    this.workers = workers;
    this.tenancy = tenancy;
  }

  /** A declaration; {@code state} is {@code declared} or {@code withdrawn}, never concluded. */
  record PaperContractView(
      UUID id,
      String state,
      String worker,
      LocalDate concludedOn,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      String copySha256,
      Instant declaredAt) {
    static PaperContractView of(PaperContract contract) {
      return new PaperContractView(
          contract.id(),
          contract.withdrawn() ? "withdrawn" : "declared",
          contract.worker().value(),
          contract.concludedOn(),
          contract.startsOn(),
          contract.endsOn().orElse(null),
          contract.copySha256().hex(),
          contract.declaredAt());
    }
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  PaperContractView declare(
      @RequestParam(defaultValue = "") String worker,
      @RequestParam(defaultValue = "") String idNumber,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate concludedOn,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startsOn,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate endsOn,
      @RequestPart("copy") MultipartFile copy)
      throws IOException {
    return PaperContractView.of(
        contracts.declare(
            new Declaration(
                key(worker, idNumber),
                concludedOn,
                startsOn,
                Optional.ofNullable(endsOn),
                copy.getBytes())));
  }

  @GetMapping
  List<PaperContractView> standing() {
    return contracts.standing(employer()).stream().map(PaperContractView::of).toList();
  }

  @PostMapping("/{id}/withdraw")
  PaperContractView withdraw(@PathVariable UUID id) {
    return PaperContractView.of(contracts.withdraw(id));
  }

  @GetMapping("/{id}")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE, Role.INSPECTOR})
  PaperContractView one(@PathVariable UUID id) {
    return PaperContractView.of(contracts.find(id));
  }

  @GetMapping("/{id}/copy")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE, Role.INSPECTOR})
  ResponseEntity<byte[]> copy(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String reason) {
    PaperContracts.Copy copy = contracts.copy(id, reason);
    // To be saved, never shown inside our origin: what is in a stranger's PDF we do not know.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(copy.document().mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(copy.document().fileName()).build().toString())
        .body(copy.content());
  }

  private WorkerKey key(String worker, String idNumber) {
    if (WorkerKey.isKey(worker)) {
      return new WorkerKey(worker);
    }
    if (ResidentIdentityNumber.defectIn(idNumber).isPresent()) {
      throw Refusal.ofFields(
          CommonRefusal.INVALID_INPUT,
          List.of(FieldRefusal.of("idNumber", "roster.reason.IDENTITY_NUMBER")));
    }
    return workers.of(employer(), new ResidentIdentityNumber(idNumber));
  }

  private UUID employer() {
    return tenancy
        .current()
        .organisation()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_ALLOWED));
  }
}
