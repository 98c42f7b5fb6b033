package cn.laborproof.signing.notification;

import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Where text messages arrive in a demo installation; elsewhere there is no such page. */
@Controller
@AllowAnyone
final class DemoInboxPage {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'")
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final Pattern LINK = Pattern.compile("https?://[^\\s，。；）)]+");

  private final ObjectProvider<DemoInbox> inbox;

  DemoInboxPage(ObjectProvider<DemoInbox> inbox) {
    this.inbox = inbox;
  }

  @GetMapping(path = "/demo/inbox", produces = MediaType.TEXT_HTML_VALUE)
  String page(@RequestParam(name = "mobile", defaultValue = "") String mobile, Model model) {
    model.addAttribute("messages", inbox().newest(mobile).stream().map(Shown::of).toList());
    model.addAttribute("mobile", mobile);
    return "notification/inbox";
  }

  /** The same for programs: the demo client reads its codes and links here. */
  @GetMapping(path = "/demo/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<DemoInbox.Received> messages(
      @RequestParam(name = "mobile", defaultValue = "") String mobile) {
    return inbox().newest(mobile);
  }

  private DemoInbox inbox() {
    DemoInbox demo = inbox.getIfAvailable();
    if (demo == null) {
      throw new Refusal(CommonRefusal.NOT_FOUND);
    }
    return demo;
  }

  /**
   * A message as the page shows it.
   *
   * @param mobile whom it was for
   * @param time when it arrived, exact, with zone
   * @param parts its text, links apart
   */
  record Shown(String mobile, String time, List<Part> parts) {
    static Shown of(DemoInbox.Received received) {
      return new Shown(
          received.mobile(), TIME.format(received.receivedAt()), split(received.body()));
    }

    private static List<Part> split(String body) {
      var parts = new ArrayList<Part>();
      Matcher links = LINK.matcher(body);
      int from = 0;
      while (links.find()) {
        parts.add(new Part(body.substring(from, links.start()), false));
        parts.add(new Part(links.group(), true));
        from = links.end();
      }
      parts.add(new Part(body.substring(from), false));
      return parts;
    }
  }

  /**
   * A piece of text.
   *
   * @param text the text
   * @param link whether it is an address to follow
   */
  record Part(String text, boolean link) {}
}
