package cn.laborproof.signing.papers;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.DocumentKind;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.Span;
import cn.laborproof.signing.template.ContractData;
import cn.laborproof.signing.template.ContractTemplate;
import cn.laborproof.signing.template.ContractText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a filled template comes to on paper: the words, and the data beside them. */
public final class WrittenPages {
  private static final List<String> NUMERALS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

  private WrittenPages() {}

  /** Key facts, then one clause after the other. */
  public static List<Block> blocks(ContractText text) {
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.KeyFacts(
            "关键信息",
            text.facts().stream().map(f -> new Block.Fact(f.label().zh(), f.value())).toList()));
    for (int i = 0; i < text.sections().size(); i++) {
      ContractText.Section section = text.sections().get(i);
      blocks.add(new Block.Heading("第" + NUMERALS.get(i) + "条", section.title()));
      section.paragraphs().forEach(paragraph -> blocks.add(block(paragraph)));
    }
    return blocks;
  }

  /** The same of a form: no key facts, and sections counted as official letters count them. */
  public static List<Block> formBlocks(ContractText text) {
    var blocks = new ArrayList<Block>();
    for (int i = 0; i < text.sections().size(); i++) {
      ContractText.Section section = text.sections().get(i);
      blocks.add(new Block.Heading(NUMERALS.get(i) + "、", section.title()));
      section.paragraphs().forEach(paragraph -> blocks.add(block(paragraph)));
    }
    return blocks;
  }

  /** The values that apply, each with the very texts the pages show for it. */
  public static DocumentData data(
      DocumentKind kind, ContractTemplate template, ContractData data, ContractText text) {
    List<DataField> fields =
        data.values().entrySet().stream()
            .filter(value -> template.field(value.getKey()).orElseThrow().appliesTo(data))
            .map(value -> field(value, text))
            .toList();
    return new DocumentData(kind, template.id() + "/" + template.version(), fields);
  }

  private static Block block(ContractText.Paragraph paragraph) {
    return new Block.Paragraph(
        paragraph.runs().stream()
            .map(run -> run.filled() ? Span.filled(run.text()) : Span.plain(run.text()))
            .toList());
  }

  private static DataField field(Map.Entry<String, String> value, ContractText text) {
    return new DataField(
        value.getKey(), value.getValue(), text.printed().getOrDefault(value.getKey(), List.of()));
  }
}
