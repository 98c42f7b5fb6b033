package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.organisation.domain.SealReason;
import cn.laborproof.signing.shared.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The life of the own seal and the log of its uses. Who manages a seal and who uses it are not the
 * same people: HR and the legal representative decide over it, keepers use it.
 */
@RestController
@RequestMapping("/api/v1/seal")
@Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
class SealApi {
  private static final int MOST = 200;

  private final Seals seals;
  private final SealUses uses;
  private final ElectronicSeals electronic;

  SealApi(Seals seals, SealUses uses, ElectronicSeals electronic) {
    this.electronic = electronic;
    this.seals = seals;
    this.uses = uses;
  }

  record Filing(String number) {}

  record Reason(String reason) {}

  record Rule(@Nullable String approvalFrom) {}

  record ElectronicUse(boolean use) {}

  record UsePage(List<SealUse> uses, long total, int page, boolean more) {}

  @GetMapping
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MEDIATOR, Role.MACHINE})
  SealStanding standing() {
    return seals.standing();
  }

  /** The electronic seal of GB/T 38540 (SESeal, DER): what other software reads and examines. */
  @GetMapping("/{number}/electronic")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MEDIATOR, Role.MACHINE})
  ResponseEntity<byte[]> electronic(@PathVariable int number) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("seal-" + number + ".esl").build().toString())
        .body(electronic.of(number));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  SealStanding apply() {
    seals.apply();
    return seals.standing();
  }

  @PostMapping("/filing")
  SealStanding file(@RequestBody Filing input) {
    seals.file(input.number().strip());
    return seals.standing();
  }

  /** Who keeps it may stop it at once: a seal in wrong hands cannot wait. */
  @PostMapping("/suspension")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  SealStanding suspend(@RequestBody Reason input) {
    seals.suspend(reason(input));
    return seals.standing();
  }

  @PostMapping("/resumption")
  SealStanding resume() {
    seals.resume();
    return seals.standing();
  }

  @PostMapping("/cancellation")
  SealStanding cancel(@RequestBody Reason input) {
    seals.cancel(reason(input));
    return seals.standing();
  }

  @PostMapping("/rule")
  SealStanding rule(@RequestBody Rule input) {
    seals.approveFrom(amount(input.approvalFrom()));
    return seals.standing();
  }

  /** Whether the electronic seal is put on what is sealed from now on. */
  @PostMapping("/electronic")
  SealStanding useElectronic(@RequestBody ElectronicUse input) {
    electronic.use(input.use());
    return seals.standing();
  }

  @PostMapping("/keepers/{account}/authorise")
  SealStanding authorise(@PathVariable UUID account) {
    seals.authorise(account);
    return seals.standing();
  }

  @PostMapping("/keepers/{account}/end")
  SealStanding end(@PathVariable UUID account) {
    seals.endAuthority(account);
    return seals.standing();
  }

  @GetMapping("/uses")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MEDIATOR, Role.MACHINE})
  UsePage log(
      @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
    int wanted = Math.clamp(page, 0, Integer.MAX_VALUE / MOST);
    int rows = Math.clamp(size, 1, MOST);
    long total = uses.total();
    return new UsePage(uses.page(wanted, rows), total, wanted, (wanted + 1L) * rows < total);
  }

  private static SealReason reason(Reason input) {
    return SealReason.ofCode(input.reason())
        .orElseThrow(() -> new Refusal(OrganisationRefusal.SEAL_REASON));
  }

  private static Optional<BigDecimal> amount(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (!text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
      throw new Refusal(OrganisationRefusal.SEAL_AMOUNT);
    }
    return Optional.of(new BigDecimal(text.strip()));
  }
}
