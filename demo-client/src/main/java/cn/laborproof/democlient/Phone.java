package cn.laborproof.democlient;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's phone: reads the text messages that arrive for its number, each once. */
final class Phone {

  private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s，。；）)]+");

  private final HttpAgent inbox;
  private final String mobile;
  private final Set<String> read = new HashSet<>();

  Phone(URI service, String mobile) throws IOException, InterruptedException {
    this.inbox = new HttpAgent(service);
    this.mobile = mobile;
    // What lies there from an earlier run is not for this journey.
    newest().forEach(message -> read.add(message.text("id")));
  }

  /** Waits for the next message with a six-digit code. */
  String code() throws IOException, InterruptedException {
    return next(CODE);
  }

  /** Waits for the next message with a link and gives the token that follows its {@code #}. */
  String linkToken() throws IOException, InterruptedException {
    String link = next(LINK);
    return link.substring(link.indexOf('#') + 1);
  }

  private String next(Pattern pattern) throws IOException, InterruptedException {
    return Patience.until(
        "a text message to arrive",
        () -> {
          for (Answer message : newest()) {
            Matcher found = pattern.matcher(message.text("body"));
            if (!read.contains(message.text("id")) && found.find()) {
              read.add(message.text("id"));
              return java.util.Optional.of(found.group());
            }
          }
          return java.util.Optional.empty();
        });
  }

  private List<Answer> newest() throws IOException, InterruptedException {
    return inbox.get("/demo/inbox?mobile=" + mobile).items();
  }
}
