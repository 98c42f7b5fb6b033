package cn.laborproof.document;

import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.Block.Fact;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.document.freeze.Span;
import cn.laborproof.document.seal.HandwritingDrawing;
import cn.laborproof.document.seal.HandwritingDrawing.Point;
import cn.laborproof.document.seal.HandwritingDrawing.Stroke;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Documents of realistic length and wording for tests. */
public final class Samples {
  public static final Instant FROZEN_AT = Instant.parse("2026-11-21T06:03:22Z");
  public static final String EMPLOYER = "杭州示例智能制造有限公司";
  public static final String REFERENCE = "LP7Q2M9XK4TB3WZ8";

  private Samples() {}

  public static FreezeRequest contract() {
    return contract("张三");
  }

  public static FreezeRequest contract(String worker) {
    return contract(worker, clauses(worker));
  }

  public static FreezeRequest contract(String worker, List<Block> blocks) {
    SigningProfile profile =
        SigningProfile.of(
            DocumentKind.LABOUR_CONTRACT,
            REFERENCE,
            true,
            List.of(
                new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, worker),
                new SignatureSlot(2, "Sig_Employer", SignatureRole.EMPLOYER, EMPLOYER)));
    PageContent content =
        new PageContent(
            "劳动合同书",
            "HZSL-2026-000123",
            blocks,
            List.of(
                new SignaturePanel("Sig_Employer", "甲方（用人单位）盖章", List.of("法定代表人：王芳")),
                new SignaturePanel("Sig_Worker", "乙方（劳动者）签名", List.of())));
    return new FreezeRequest(content, contractData(worker), profile, verifyAt(), FROZEN_AT);
  }

  public static DocumentData contractData(String worker) {
    return new DocumentData(
        DocumentKind.LABOUR_CONTRACT,
        "labour-contract-general/1",
        List.of(
            DataField.shown("employer.name", EMPLOYER),
            DataField.shown("employer.code", "91330100MA27XYH12U"),
            DataField.shown("worker.name", worker),
            DataField.shownAs("worker.idNumber", "330102199003071234", "330102********1234"),
            DataField.shownAs("term.from", "2026-12-01", "2026年12月1日"),
            DataField.shownAs("term.to", "2029-11-30", "2029年11月30日"),
            DataField.shownAs("pay.monthly", "12000.00", "12,000.00"),
            DataField.hidden("region", "330100")));
  }

  private static URI verifyAt() {
    return URI.create("https://verify.laborproof.example/v/" + REFERENCE);
  }

  private static List<Block> clauses(String worker) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.KeyFacts(
            "关键信息",
            List.of(
                new Fact("甲方（用人单位）", EMPLOYER + "，统一社会信用代码 91330100MA27XYH12U"),
                new Fact("乙方（劳动者）", worker + "，居民身份证号 330102********1234"),
                new Fact("合同期限", "2026年12月1日至2029年11月30日，其中试用期3个月"),
                new Fact("工作岗位与地点", "设备维护工程师；浙江省杭州市滨江区"),
                new Fact("工作时间", "标准工时制，每日8小时，每周40小时"),
                new Fact("劳动报酬", "每月12,000.00元（税前），每月10日前以货币形式支付"),
                new Fact("社会保险", "依法参加养老、医疗、失业、工伤、生育保险"))));
    blocks.add(
        Block.Paragraph.plain(
            "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》《中华人民共和国电子签名法》等法律法规，"
                + "甲乙双方遵循合法、公平、平等自愿、协商一致、诚实信用的原则，订立本合同，共同遵守。"));
    blocks.add(new Block.Heading("第一条", "劳动合同期限"));
    blocks.add(
        Block.Paragraph.of(
            Span.plain("甲乙双方选择以下第"),
            Span.filled("（一）"),
            Span.plain("种形式确定劳动合同期限：（一）固定期限：自"),
            Span.filled("2026年12月1日"),
            Span.plain("起至"),
            Span.filled("2029年11月30日"),
            Span.plain("止，其中试用期自"),
            Span.filled("2026年12月1日"),
            Span.plain("起至"),
            Span.filled("2027年2月28日"),
            Span.plain("止。试用期包含在劳动合同期限内。")));
    String[][] clauses = {
      {
        "第二条",
        "工作内容和工作地点",
        "乙方同意根据甲方工作需要，担任设备维护工程师岗位工作，工作地点为浙江省杭州市滨江区。甲方因生产经营需要调整乙方工作内容或者工作地点的，应当与乙方协商一致，并采用书面形式变更。"
      },
      {
        "第三条",
        "工作时间和休息休假",
        "甲方安排乙方执行标准工时制度，即每日工作不超过8小时、每周工作不超过40小时，并保证乙方每周至少休息一日。甲方由于生产经营需要，经与工会和乙方协商后可以延长工作时间，一般每日不得超过1小时；因特殊原因需要延长工作时间的，在保障乙方身体健康的条件下，每日不得超过3小时，每月不得超过36小时。乙方依法享有法定节假日、年休假、婚假、产假、陪产假、丧假等假期。"
      },
      {
        "第四条",
        "劳动报酬",
        "甲方每月10日前以货币形式支付乙方上月工资，月工资为人民币12,000.00元（税前）；试用期工资为人民币9,600.00元，不低于本单位相同岗位最低档工资的百分之八十，并不低于当地最低工资标准。甲方安排乙方延长工作时间的，支付不低于工资的百分之一百五十的工资报酬；休息日安排工作又不能安排补休的，支付不低于百分之二百的工资报酬；法定休假日安排工作的，支付不低于百分之三百的工资报酬。"
      },
      {
        "第五条",
        "社会保险和福利待遇",
        "甲乙双方依法参加社会保险，按时足额缴纳各项社会保险费，其中乙方应当缴纳的部分由甲方代扣代缴。乙方患病或者非因工负伤的医疗待遇，按照国家和本省有关规定执行；乙方患职业病或者因工负伤的，依照《工伤保险条例》享受工伤保险待遇。"
      },
      {
        "第六条",
        "劳动保护、劳动条件和职业危害防护",
        "甲方根据生产岗位的需要，按照国家有关劳动安全卫生的规定，为乙方配备必要的安全防护设施，发放必要的劳动保护用品；建立健全劳动安全卫生制度，对乙方进行必要的培训。对可能产生职业病危害的岗位，甲方应当如实告知乙方，并采取防护措施。乙方有权拒绝甲方管理人员违章指挥、强令冒险作业。"
      },
      {
        "第七条",
        "劳动合同的变更、解除和终止",
        "甲乙双方协商一致，可以变更劳动合同约定的内容；变更劳动合同，应当采用书面形式。乙方提前三十日以书面形式通知甲方，可以解除劳动合同；乙方在试用期内提前三日通知甲方，可以解除劳动合同。甲方解除、终止本合同，应当依照《中华人民共和国劳动合同法》的规定办理；依法应当支付经济补偿的，在办结工作交接时支付，并在解除或者终止劳动合同时出具证明，在十五日内为乙方办理档案和社会保险关系转移手续。"
      },
      {
        "第八条",
        "双方约定的其他事项",
        "乙方在合同期内及离职后对所知悉的甲方商业秘密负有保密义务；甲方未以竞业限制约束乙方。甲方的规章制度公示于“员工手册”（2026年版），内容不得违反法律、行政法规的规定。"
      },
      {
        "第九条",
        "争议处理及其他",
        "因履行本合同发生争议的，当事人可以协商解决；不愿协商或者协商不成的，可以向调解组织申请调解；调解不成的，可以自劳动争议发生之日起一年内向劳动人事争议仲裁委员会申请仲裁。对仲裁裁决不服的，可以依法向人民法院提起诉讼。本合同未尽事宜，按照国家和地方有关规定执行；与之相悖的，以有关规定为准。本合同采用电子形式订立，双方使用可靠的电子签名，与手写签名或者盖章具有同等的法律效力。"
      }
    };
    for (String[] clause : clauses) {
      blocks.add(new Block.Heading(clause[0], clause[1]));
      blocks.add(Block.Paragraph.plain(clause[2]));
    }
    blocks.add(new Block.Notice("电子形式订立劳动合同以双方同意为前提。乙方可以随时在平台查看、下载本合同，也可以要求甲方无偿提供纸质文本。"));
    return blocks;
  }

  public static FreezeRequest mediation() {
    SigningProfile profile =
        SigningProfile.of(
            DocumentKind.MEDIATION_AGREEMENT,
            "LP5V8N2RC6YD9QF1",
            true,
            List.of(
                new SignatureSlot(1, "Sig_Applicant", SignatureRole.WORKER, "李四"),
                new SignatureSlot(2, "Sig_Respondent", SignatureRole.EMPLOYER, EMPLOYER),
                new SignatureSlot(3, "Sig_Mediator", SignatureRole.MEDIATOR, "陈静"),
                new SignatureSlot(4, "Sig_Body", SignatureRole.MEDIATION_BODY, "杭州市滨江区劳动争议调解中心")));
    List<Block> blocks =
        List.of(
            new Block.KeyFacts(
                "当事人",
                List.of(
                    new Fact("申请人", "李四，居民身份证号 330102********5678"),
                    new Fact("被申请人", EMPLOYER + "，法定代表人王芳"),
                    new Fact("调解组织", "杭州市滨江区劳动争议调解中心，调解员陈静"))),
            new Block.Heading("一、", "争议事项"),
            Block.Paragraph.plain(
                "申请人主张被申请人未及时足额支付2026年8月至10月加班工资，请求支付人民币8,640.00元。被申请人对加班事实无异议，对计算基数有异议。"),
            new Block.Heading("二、", "调解结果"),
            Block.Paragraph.plain("经本组织主持调解，双方当事人自愿达成如下协议："),
            new Block.Item(
                "1.",
                List.of(
                    Span.plain("被申请人于"),
                    Span.filled("2026年12月5日"),
                    Span.plain("前一次性支付申请人加班工资人民币"),
                    Span.filled("7,800.00"),
                    Span.plain("元，汇入申请人本人工资卡；"))),
            new Block.Item("2.", List.of(Span.plain("双方劳动关系继续履行，互不追究其他责任；"))),
            new Block.Item(
                "3.", List.of(Span.plain("本协议自双方当事人签名（盖章），经调解员签名并加盖调解组织印章后生效，对双方具有约束力，当事人应当履行。"))),
            new Block.Table(
                List.of("期次", "支付日期", "金额（元）", "说明"),
                List.of(12, 30, 24, 34),
                List.of(List.of("1", "2026年12月5日", "7,800.00", "加班工资，税前"))),
            new Block.Notice("一方在协议约定期限内不履行的，另一方可以依法申请仲裁；因支付拖欠劳动报酬达成的协议，劳动者可以持本协议书依法向人民法院申请支付令。"));
    PageContent content =
        new PageContent(
            "劳动争议调解协议书",
            "BJTJ-2026-0042",
            blocks,
            List.of(
                new SignaturePanel("Sig_Applicant", "申请人签名", List.of()),
                new SignaturePanel("Sig_Respondent", "被申请人盖章", List.of()),
                new SignaturePanel("Sig_Mediator", "调解员签名", List.of()),
                new SignaturePanel("Sig_Body", "调解组织盖章", List.of())));
    DocumentData data =
        new DocumentData(
            DocumentKind.MEDIATION_AGREEMENT,
            "mediation-agreement/1",
            List.of(
                DataField.shown("applicant.name", "李四"),
                DataField.shown("respondent.name", EMPLOYER),
                DataField.shownAs("payment.amount", "7800.00", "7,800.00"),
                DataField.shownAs("payment.due", "2026-12-05", "2026年12月5日")));
    return new FreezeRequest(content, data, profile, verifyAt(), FROZEN_AT);
  }

  /** A scribble of three characters with crossing and curved strokes. */
  public static HandwritingDrawing handwriting() {
    List<Stroke> strokes = new ArrayList<>();
    for (int character = 0; character < 3; character++) {
      double x = 30 + character * 130;
      strokes.add(curve(x, 60, 90, 6, 18));
      strokes.add(curve(x + 45, 25, 8, 120, 14));
      strokes.add(curve(x + 5, 130, 40, -35, 30));
      strokes.add(curve(x + 40, 95, 55, 50, -16));
    }
    return new HandwritingDrawing(440, 200, strokes);
  }

  private static Stroke curve(double x, double y, double dx, double dy, double bend) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= 24; i++) {
      double t = i / 24.0;
      double swing = bend * Math.sin(Math.PI * t);
      points.add(new Point(x + dx * t + swing * 0.3, y + dy * t - swing));
    }
    return new Stroke(points);
  }
}
