package cn.laborproof.signing.supervision.chain;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.scan.Wording;
import cn.laborproof.signing.supervision.chain.EvidenceViews.FactView;
import cn.laborproof.signing.supervision.chain.EvidenceViews.PlaceView;
import cn.laborproof.signing.supervision.hub.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The evidence in the reader's words. */
final class EvidenceWords {

  private static final String SAYS = " = ";

  private final MessageSource messages;
  private final Locale locale;
  private final Wording library;

  EvidenceWords(MessageSource messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
    this.library = new Wording(locale);
  }

  Wording library() {
    return library;
  }

  String text(String key, Object... arguments) {
    return messages.getMessage("chain." + key, arguments, locale);
  }

  String role(String role) {
    return text("role." + role);
  }

  String link(String kind) {
    return text("link." + kind);
  }

  String persons(String count) {
    return text("persons", count);
  }

  String licence(String state, String until) {
    return text("licence." + state, until);
  }

  String contractNumber(String number) {
    return text("contract", number);
  }

  String moreContracts(int count) {
    return text("contracts.more", count);
  }

  String mark(String check) {
    return messages.getMessage("facts.mark." + check, new Object[0], locale);
  }

  /** Number, period and what is paid by; the facts name no sum. */
  List<String> contract(ChainRows.Line line) {
    List<String> details = new ArrayList<>();
    details.add(contractNumber(line.cell("contract")));
    String end = line.cell("ends_on");
    details.add(
        end.isEmpty()
            ? text("period.open", line.cell("starts_on"))
            : text("period", line.cell("starts_on"), end));
    String basis = line.cell("fee_basis");
    String labour = line.cell("labour_cost_percent");
    if (!basis.isEmpty() && !labour.isEmpty()) {
      details.add(text("fee.labour", code("fee_basis", basis), labour));
    } else if (!basis.isEmpty()) {
      details.add(text("fee", code("fee_basis", basis)));
    } else if (!labour.isEmpty()) {
      details.add(text("labour", labour));
    }
    return details;
  }

  FactView fact(Fact fact) {
    String value =
        fact.name().equals("contract-says")
            ? says(fact.value())
            : (library.said(fact) + " " + library.unit(fact)).strip();
    return new FactView(fact.name(), library.label(fact), value, places(fact.source()));
  }

  List<PlaceView> places(String source) {
    return Lineage.read(source).stream()
        .flatMap(List::stream)
        .map(part ->
            new PlaceView(
                messages.getMessage("findings.source.facts", new Object[] {part.lines()}, locale),
                "/facts/" + part.batch() + "?line=" + part.first() + "#line"))
        .toList();
  }

  /** {@code fee_basis = WAGES_PLUS_FEE} as a sentence of the contract's own words. */
  private String says(String value) {
    int at = value.indexOf(SAYS);
    if (at < 0) {
      return value;
    }
    String name = value.substring(0, at);
    String said = value.substring(at + SAYS.length());
    return FactKind.SERVICES.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .map(column -> heading(column) + text("colon") + code(name, said))
        .orElse(value);
  }

  private String heading(Column column) {
    return chinese() ? column.chinese() : column.name();
  }

  private String code(String column, String value) {
    String key = "chain.code." + column + "." + value;
    String said = messages.getMessage(key, new Object[0], value, locale);
    return said == null ? value : said;
  }

  private boolean chinese() {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
  }
}
