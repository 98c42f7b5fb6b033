package cn.laborproof.signing.signing;

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
  private final Invitations invitations;
  private final EmployerSeal seals;

  EmployerSigningApi(Invitations invitations, EmployerSeal seals) {
    this.invitations = invitations;
    this.seals = seals;
  }

  /** A link, once; the QR code as SVG for the page to show. */
  record InvitationView(String link, Instant expiresAt, String qr) {}

  @PostMapping("/invitation")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  InvitationView invite(@PathVariable UUID id, Locale locale) {
    return view(invitations.invite(id, locale));
  }

  @PostMapping("/copy-link")
  @ResponseStatus(HttpStatus.CREATED)
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE, Role.MACHINE})
  Map<String, Instant> copyLink(@PathVariable UUID id, Locale locale) {
    return Map.of("expiresAt", invitations.sendCopyLink(id, locale).expiresAt());
  }

  /** A seal is an act of a person who keeps it: no program may. */
  @PostMapping("/seal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
  void seal(@PathVariable UUID id) {
    seals.ask(id);
  }

  private static InvitationView view(Invitations.Link link) {
    return new InvitationView(link.link(), link.expiresAt(), QrCode.svg(link.link()));
  }
}
