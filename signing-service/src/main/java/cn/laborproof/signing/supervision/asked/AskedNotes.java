package cn.laborproof.signing.supervision.asked;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.contract.DeskNotes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.context.MessageSource;

/** Tells an employer of what its people are asked. */
public final class AskedNotes implements DeskNotes {
  private final String key;
  private final String href;
  private final LongSupplier waiting;
  private final MessageSource messages;
  private final Tenancy tenancy;

  /**
   * Notes of one kind.
   *
   * @param key what the keys of their words begin with
   * @param href where to answer
   * @param waiting how many wait for the acting employer
   */
  public AskedNotes(
      String key, String href, LongSupplier waiting, MessageSource messages, Tenancy tenancy) {
    this.key = key;
    this.href = href;
    this.waiting = waiting;
    this.messages = messages;
    this.tenancy = tenancy;
  }

  @Override
  public List<Note> onContract(UUID contract, Locale locale) {
    return List.of();
  }

  @Override
  public List<Note> onDesk(Locale locale) {
    if (!(tenancy.current() instanceof Actor.Member member)
        || member.role() != Role.HR && member.role() != Role.LEGAL_REPRESENTATIVE) {
      return List.of();
    }
    long many = waiting.getAsLong();
    return many == 0
        ? List.of()
        : List.of(
            new Note(
                "info",
                text(".note", locale, many),
                text(".note.text", locale),
                href,
                text(".title", locale)));
  }

  private String text(String end, Locale locale, Object... arguments) {
    return messages.getMessage(key + end, arguments, locale);
  }
}
