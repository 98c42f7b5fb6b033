package cn.laborproof.signing.evidence;

import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.ReportRequest;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.event.Subject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.ledger.AnchoredCheckpoint;
import cn.laborproof.signing.shared.Installation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The report for people in an evidence package (出证报告). It repeats what the other members prove and
 * proves nothing itself, which its first sentence says; no personal value is in it.
 */
@Component
final class EvidenceReport {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC+8'")
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
  private static final int GROUP = 16;

  private final DocumentFreezer freezer = new DocumentFreezer();
  private final MessageSource messages;
  private final Installation installation;
  private final Clock clock;

  EvidenceReport(MessageSource messages, Installation installation, Clock clock) {
    this.messages = messages;
    this.installation = installation;
    this.clock = clock;
  }

  /**
   * Writes the report.
   *
   * @param events the stream's events with their places in the log, in order
   * @param anchor the checkpoint on the ledger that covers them
   * @param receipt the court's receipt for it, if there is one
   * @return PDF/A-3u
   */
  byte[] write(List<Logged> events, AnchoredCheckpoint anchor, Optional<CourtReceipt> receipt) {
    String stream = events.getFirst().event().stream();
    String number = receipt.map(given -> given.evidenceNumber().text()).orElse(stream);
    Instant now = clock.instant();
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Notice("本报告供阅读，本身不构成核验结论。请将证据包放入验证门户或离线验证程序核验，结论以核验结果为准。"));
    blocks.add(new Block.KeyFacts("登记情况", registration(stream, events, anchor, receipt, now)));
    blocks.add(new Block.Heading("一、", "文件"));
    blocks.addAll(documents(events));
    if (isNational(events)) {
      blocks.add(
          Block.Paragraph.plain(
              "文件内的签名为国密（SM2）签名。通用的 PDF 验签软件不能识别，这不表示签名无效；请用验证门户、离线验证程序或支持国密套件的软件核验。"));
    }
    blocks.add(new Block.Heading("二、", "经过"));
    blocks.add(steps(events));
    return freezer.report(
        new ReportRequest(
            new PageContent("电子证据出证报告", number, blocks, List.of()),
            number,
            installation.demo(),
            installation.portalUri(),
            now));
  }

  private static List<Block.Fact> registration(
      String stream,
      List<Logged> events,
      AnchoredCheckpoint anchor,
      Optional<CourtReceipt> receipt,
      Instant now) {
    var facts = new ArrayList<Block.Fact>();
    facts.add(new Block.Fact("证据流", stream));
    facts.add(new Block.Fact("完整至", "第 " + events.size() + " 号事件，无缺号"));
    facts.add(
        new Block.Fact("日志检查点", anchor.record().origin() + "，第 " + anchor.record().size() + " 条"));
    facts.add(new Block.Fact("检查点根", grouped(anchor.record().root())));
    facts.add(new Block.Fact("劳动账本", anchor.channel() + " 通道第 " + anchor.block() + " 块"));
    facts.add(new Block.Fact("入块时间", TIME.format(anchor.time())));
    receipt.ifPresent(given -> {
      facts.add(new Block.Fact("统一证据编号", given.evidenceNumber().text()));
      facts.add(new Block.Fact("法院链存证时间", TIME.format(given.block().time())));
    });
    facts.add(new Block.Fact("本报告出具时间", TIME.format(now)));
    return facts;
  }

  /** Whether the documents are signed in SM2 alone, as was fixed when the worker was asked. */
  private static boolean isNational(List<Logged> events) {
    return events.stream()
        .map(Logged::event)
        .filter(event -> event.kind().equals("signature-suite.fixed"))
        .reduce((_, later) -> later)
        .flatMap(event -> Optional.ofNullable(event.facts().get("suite")))
        .filter(new JsonString("national")::equals)
        .isPresent();
  }

  /** Of each document the events name, the last version. */
  private static List<Block> documents(List<Logged> events) {
    Map<String, Subject> last = new LinkedHashMap<>();
    events.forEach(
        logged -> logged.event().subjects().forEach(named -> last.put(named.name(), named)));
    if (last.isEmpty()) {
      return List.of(Block.Paragraph.plain("尚无文件。"));
    }
    return last.values().stream()
        .<Block>map(named ->
            new Block.KeyFacts(
                named.name(),
                List.of(
                    new Block.Fact("大小", named.size() + " 字节"),
                    new Block.Fact("SHA-256", grouped(named.sha256())),
                    new Block.Fact("SM3", grouped(named.sm3())))))
        .toList();
  }

  private Block steps(List<Logged> events) {
    List<List<String>> rows =
        events.stream()
            .map(logged ->
                List.of(
                    Long.toString(logged.event().seq()),
                    TIME.format(logged.event().time()),
                    words("event." + logged.event().kind(), logged.event().kind()),
                    words("actor." + logged.event().actor(), logged.event().actor()),
                    Long.toString(logged.index())))
            .toList();
    return new Block.Table(List.of("序号", "时间", "事件", "由谁", "日志序号"), List.of(2, 7, 7, 4, 3), rows);
  }

  private String words(String key, String otherwise) {
    String text = messages.getMessage(key, null, otherwise, LANGUAGE);
    return text == null ? otherwise : text;
  }

  private static String grouped(Digest digest) {
    return digest.hex().replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /**
   * An event with its place in the log.
   *
   * @param event the event
   * @param index its index
   */
  record Logged(EvidenceEvent event, long index) {}
}
