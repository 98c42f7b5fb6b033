package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The employer's acts on the way to the signature: ask the worker, seal. */
@RestController
@RequestMapping("/api/v1/contracts/{id}")
class EmployerSigningApi {
  private final SigningDesk desk;

  EmployerSigningApi(SigningDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/invitation")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  SigningDesk.Invited invite(@PathVariable UUID id, Locale locale) {
    return desk.invite(id, locale);
  }

  @PostMapping("/copy-link")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  Map<String, Instant> copyLink(@PathVariable UUID id, Locale locale) {
    return Map.of("expiresAt", desk.sendCopyLink(id, locale));
  }

  /** A seal is an act of a person who keeps it: no program may. */
  @PostMapping("/seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void seal(@PathVariable UUID id) {
    desk.seal(id, SignatureRole.EMPLOYER);
  }
}
