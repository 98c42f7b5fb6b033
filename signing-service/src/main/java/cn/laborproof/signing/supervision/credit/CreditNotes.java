package cn.laborproof.signing.supervision.credit;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells an employer of notices before a decision, and an office of pleas on its desk. */
@Component
final class CreditNotes implements DeskNotes {
  private final Listings listings;
  private final Pleas pleas;
  private final CreditLedger ledger;
  private final MessageSource messages;
  private final Tenancy tenancy;

  CreditNotes(
      Listings listings,
      Pleas pleas,
      CreditLedger ledger,
      MessageSource messages,
      Tenancy tenancy) {
    this.listings = listings;
    this.pleas = pleas;
    this.ledger = ledger;
    this.messages = messages;
    this.tenancy = tenancy;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    return switch (tenancy.current()) {
      case Actor.Official _ ->
          note(
              "credit.note.desk",
              "/credit/pleas?state=open",
              pleas.list(CreditFilter.pleas("open", 0), Optional.empty()).total(),
              locale);
      case Actor.Member member
          when (member.role() == Role.HR || member.role() == Role.LEGAL_REPRESENTATIVE)
              && !ledger.isUnconfirmed() ->
          note(
              "credit.note.noticed",
              "/own-credit",
              listings.list(CreditFilter.listings("noticed", 0)).total(),
              locale);
      default -> List.of();
    };
  }

  private List<Note> note(String key, String href, long count, Locale locale) {
    Object[] arguments = {count};
    return count == 0
        ? List.of()
        : List.of(
            new Note(
                "orange",
                messages.getMessage(key, arguments, locale),
                messages.getMessage(key + ".text", arguments, locale),
                href,
                messages.getMessage(key + ".link", arguments, locale)));
  }
}
