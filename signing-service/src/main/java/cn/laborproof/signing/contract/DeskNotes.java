package cn.laborproof.signing.contract;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What another room has to say on the pages of contracts. Declare a bean; it is asked as the
 * current actor and says nothing of what that actor may not see.
 */
public interface DeskNotes {
  /**
   * A note.
   *
   * @param colour the design system's colour of its urgency
   * @param title what is to be known
   * @param text why, and what to do
   * @param href where to do it
   * @param link the words of that link
   */
  record Note(String colour, String title, String text, String href, String link) {}

  /** What is to be known about one contract. */
  List<Note> onContract(UUID contract, Locale locale);

  /** What waits, for the start page. */
  List<Note> onDesk(Locale locale);
}
