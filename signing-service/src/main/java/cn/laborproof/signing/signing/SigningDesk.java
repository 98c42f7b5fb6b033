package cn.laborproof.signing.signing;

import cn.laborproof.document.SignatureRole;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * What people at a desk do on the way to a document's signatures, whatever its kind: ask the
 * worker, confirm their own will, set the seal going. Who may call is the caller's to check by
 * role; whose turn it is and who the signatory is, is checked here.
 */
@Service
public class SigningDesk {
  private final Invitations invitations;
  private final DeskWill will;
  private final OrganisationSealing seals;
  private final SigningCases cases;

  SigningDesk(
      Invitations invitations, DeskWill will, OrganisationSealing seals, SigningCases cases) {
    this.invitations = invitations;
    this.will = will;
    this.seals = seals;
    this.cases = cases;
  }

  /**
   * A link, once.
   *
   * @param link address with the secret token behind the hash sign
   * @param expiresAt when it dies
   * @param qr the link as QR code, SVG for the page to show
   */
  public record Invited(String link, Instant expiresAt, String qr) {}

  /** Asks the worker to sign; an earlier link dies. */
  public Invited invite(UUID subject, Locale locale) {
    Invitations.Link link = invitations.invite(subject, locale);
    return new Invited(link.link(), link.expiresAt(), QrCode.svg(link.link()));
  }

  /** Sends the worker a link to the own copy and says until when it works; an earlier one dies. */
  public Instant sendCopyLink(UUID subject, Locale locale) {
    return invitations.sendCopyLink(subject, locale).expiresAt();
  }

  /**
   * Ends the worker's links to sign. Joins the caller's transaction.
   *
   * @param subject a document that came to nothing
   */
  public void endInvitation(UUID subject) {
    invitations.end(subject, Purpose.SIGN);
  }

  /** The keeper of a seal says yes; a task seals. Asked already: nothing happens. */
  public void seal(UUID subject, SignatureRole role) {
    seals.ask(subject, role);
  }

  /**
   * A second keeper approves a use of the own seal that waits for it; a task seals.
   *
   * @param use the line of the seal's log
   */
  public void approveSeal(UUID use) {
    seals.approve(use);
  }

  /** A second keeper refuses a use, or who asked takes it back. */
  public void refuseSeal(UUID use) {
    seals.refuseUse(use);
  }

  /** Sends a signatory at a desk the code that confirms the document as it is now. */
  public Instant sendCode(UUID subject, SignatureRole role, String mobile, Locale locale) {
    return will.sendCode(subject, role, mobile, locale);
  }

  /**
   * A signatory at a desk confirms with that code and signs by hand; a task signs. Confirmed
   * already: nothing happens.
   *
   * @param sha256 digest of the document the page showed, hex
   */
  public void confirm(
      UUID subject, SignatureRole role, String sha256, String code, Handwriting.Strokes drawn) {
    will.confirm(subject, role, sha256, code, drawn.drawing());
  }

  /**
   * Whether the next signature or seal is asked for and being made. One that was interrupted is
   * not: it has to be asked for anew.
   */
  public boolean isOnItsWay(UUID subject) {
    return seals.isOnItsWay(subject);
  }

  /**
   * Refuses to end a document while a key is at work on it. Joins the caller's transaction.
   *
   * @throws cn.laborproof.signing.shared.Refusal {@code seal-on-its-way}
   */
  public void refuseOnItsWay(UUID subject) {
    seals.refuseOnItsWay(cases.lock(subject));
  }
}
