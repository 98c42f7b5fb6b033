package cn.laborproof.democlient;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's phone: reads the text messages that arrive for its number. */
final class Phone {

  // Six digits may also stand inside the token of a link.
  private static final Pattern CODE =
      Pattern.compile("(?<![0-9A-Za-z_#/-])[0-9]{6}(?![0-9A-Za-z_/-])");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s，。；）)]+");

  /** After this a person asks for another code. */
  private static final Duration CODE_DUE = Duration.ofSeconds(15);

  private static final int MOST_CODES = 6;

  private final HttpAgent inbox;
  private final String mobile;

  /** What lay there before the journey, and codes that were typed or replaced. */
  private final Set<String> old = new HashSet<>();

  private final Set<String> typed = new HashSet<>();

  Phone(URI service, String mobile) throws IOException, InterruptedException {
    this.inbox = new HttpAgent(service);
    this.mobile = mobile;
    newest().forEach(message -> old.add(message.text("id")));
  }

  /** Asks the service for another code. */
  interface Again {
    void ask() throws IOException, InterruptedException;
  }

  /** Waits for the newest six-digit code; asks for another when none comes. */
  String code(Again again) throws IOException, InterruptedException {
    for (int i = 0; i < MOST_CODES; i++) {
      Optional<String> code = Patience.within(CODE_DUE, this::unreadCode);
      if (code.isPresent()) {
        return code.get();
      }
      again.ask();
    }
    throw new JourneyException("no code arrives on " + mobile);
  }

  /** A code that arrived and was not typed yet. */
  Optional<String> unreadCode() throws IOException, InterruptedException {
    Optional<String> newest = Optional.empty();
    for (Answer message : newest()) {
      Matcher found = CODE.matcher(message.text("body"));
      if (found.find() && isNew(message) && typed.add(message.text("id")) && newest.isEmpty()) {
        newest = Optional.of(found.group());
      }
    }
    return newest;
  }

  /** Waits for the newest link and gives the token that follows its {@code #}. */
  String linkToken() throws IOException, InterruptedException {
    String link =
        Patience.until(
            "a text message with a link",
            () ->
                newest().stream()
                    .filter(this::isNew)
                    .map(message -> LINK.matcher(message.text("body")))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst());
    return link.substring(link.indexOf('#') + 1);
  }

  private boolean isNew(Answer message) {
    return !old.contains(message.text("id"));
  }

  private List<Answer> newest() throws IOException, InterruptedException {
    return inbox.get("/demo/inbox?mobile=" + mobile).items();
  }
}
