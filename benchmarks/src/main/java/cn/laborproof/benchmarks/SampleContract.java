package cn.laborproof.benchmarks;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.DocumentKind;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A labour contract of three pages, about 2,000 characters of which 400 differ. */
final class SampleContract {
  static final String WORKER = "张三";
  static final String EMPLOYER = "杭州示例智能制造有限公司";
  static final String EMPLOYER_CODE = "91330100MA27XYH12U";
  private static final String REFERENCE = "LP7Q2M9XK4TB3WZ8";

  private static final List<String> CLAUSES =
      List.of(
          "本合同为固定期限劳动合同，自2026年12月1日起至2029年11月30日止，其中试用期自2026年12月1日起至2027年2月28日止。试用期包含在劳动合同期限内。",
          "乙方同意根据甲方工作需要，担任设备维护工程师岗位工作，工作地点为浙江省杭州市滨江区。甲方因生产经营需要调整乙方工作内容或者工作地点的，应当与乙方协商一致，并采用书面形式变更。",
          "甲方安排乙方执行标准工时制度，即每日工作不超过8小时、每周工作不超过40小时，并保证乙方每周至少休息一日。甲方由于生产经营需要，经与工会和乙方协商后可以延长工作时间，一般每日不得超过1小时；因特殊原因需要延长工作时间的，在保障乙方身体健康的条件下，每日不得超过3小时，每月不得超过36小时。",
          "甲方每月10日前以货币形式支付乙方上月工资，月工资为人民币12,000.00元（税前）。甲方安排乙方延长工作时间的，支付不低于工资的百分之一百五十的工资报酬；休息日安排工作又不能安排补休的，支付不低于百分之二百的工资报酬；法定休假日安排工作的，支付不低于百分之三百的工资报酬。",
          "甲乙双方依法参加社会保险，按时足额缴纳各项社会保险费，其中乙方应当缴纳的部分由甲方代扣代缴。乙方患病或者非因工负伤的医疗待遇，按照国家和本省有关规定执行；乙方患职业病或者因工负伤的，依照《工伤保险条例》享受工伤保险待遇。",
          "甲方根据生产岗位的需要，按照国家有关劳动安全卫生的规定，为乙方配备必要的安全防护设施，发放必要的劳动保护用品；建立健全劳动安全卫生制度，对乙方进行必要的培训。乙方有权拒绝甲方管理人员违章指挥、强令冒险作业。",
          "甲乙双方协商一致，可以变更劳动合同约定的内容；变更劳动合同，应当采用书面形式。乙方提前三十日以书面形式通知甲方，可以解除劳动合同。甲方解除、终止本合同，应当依照《中华人民共和国劳动合同法》的规定办理；依法应当支付经济补偿的，在办结工作交接时支付，并在十五日内为乙方办理档案和社会保险关系转移手续。",
          "因履行本合同发生争议的，当事人可以协商解决；不愿协商或者协商不成的，可以向调解组织申请调解；调解不成的，可以自劳动争议发生之日起一年内申请仲裁。对仲裁裁决不服的，可以依法向人民法院提起诉讼。本合同采用电子形式订立，双方使用可靠的电子签名，与手写签名或者盖章具有同等的法律效力。");

  private SampleContract() {}

  static FreezeRequest request() {
    return request(1);
  }

  /** The same with its clauses repeated; 27 times make about 80 pages. */
  static FreezeRequest request(int times) {
    SigningProfile profile =
        SigningProfile.of(
            DocumentKind.LABOUR_CONTRACT,
            REFERENCE,
            true,
            List.of(
                new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, WORKER),
                new SignatureSlot(2, "Sig_Employer", SignatureRole.EMPLOYER, EMPLOYER)));
    DocumentData data =
        new DocumentData(
            DocumentKind.LABOUR_CONTRACT,
            "labour-contract-general/1",
            List.of(
                DataField.shown("worker.name", WORKER),
                DataField.shown("employer.name", EMPLOYER),
                DataField.shownAs("pay.monthly", "12000.00", "12,000.00")));
    PageContent content =
        new PageContent(
            "劳动合同书",
            "HZSL-2026-000123",
            blocks(times),
            List.of(
                new SignaturePanel("Sig_Employer", "甲方（用人单位）盖章", List.of()),
                new SignaturePanel("Sig_Worker", "乙方（劳动者）签名", List.of())));
    return new FreezeRequest(
        content,
        data,
        profile,
        URI.create("https://verify.laborproof.example/r/" + REFERENCE),
        Instant.parse("2026-11-21T06:00:00Z"));
  }

  private static List<Block> blocks(int times) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.KeyFacts(
            "关键信息",
            List.of(
                new Block.Fact("甲方（用人单位）", EMPLOYER),
                new Block.Fact("乙方（劳动者）", WORKER),
                new Block.Fact("劳动报酬", "每月12,000.00元（税前）"))));
    for (int i = 0; i < times * CLAUSES.size(); i++) {
      int clause = i % CLAUSES.size();
      blocks.add(new Block.Heading("第" + "一二三四五六七八".charAt(clause) + "条", "约定事项"));
      blocks.add(Block.Paragraph.plain(CLAUSES.get(clause)));
    }
    return blocks;
  }
}
