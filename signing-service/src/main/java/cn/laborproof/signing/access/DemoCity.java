package cn.laborproof.signing.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The invented city of a demo installation: two employers, a mediation body, the labour offices of
 * a district and of its city, the district's trade unions and its federation of industry and
 * commerce. Fixed identifiers, so that each module can add what it knows of them at first start.
 * Everybody in it is invented.
 */
public final class DemoCity {

  /** 江南精工制造有限公司（演示）, an employer in manufacturing. */
  public static final UUID MANUFACTURER = UUID.fromString("0199d000-0000-7000-8000-000000000001");

  /** 云帆信息服务有限公司（演示）, an employer in services that also takes dispatched workers. */
  public static final UUID SERVICE_COMPANY =
      UUID.fromString("0199d000-0000-7000-8000-000000000002");

  /** 西湖区劳动争议调解中心（演示）, a mediation body. */
  public static final UUID MEDIATION_BODY = UUID.fromString("0199d000-0000-7000-8000-000000000003");

  /** 西湖区人力资源和社会保障局（演示）, the labour office of the district. */
  public static final UUID LABOUR_OFFICE = UUID.fromString("0199d000-0000-7000-8000-000000000004");

  /** 杭州市人力资源和社会保障局（演示）, the labour office of the city. */
  public static final UUID CITY_OFFICE = UUID.fromString("0199d000-0000-7000-8000-000000000005");

  /** 西湖区总工会（演示）, the trade unions of the district. */
  public static final UUID TRADE_UNION = UUID.fromString("0199d000-0000-7000-8000-000000000006");

  /** 西湖区工商业联合会（演示）, the district's federation of industry and commerce. */
  public static final UUID INDUSTRY_FEDERATION =
      UUID.fromString("0199d000-0000-7000-8000-000000000007");

  /** 西湖区人社局劳动关系科（演示）, which looks after dispatch firms. */
  public static final UUID LABOUR_RELATIONS =
      UUID.fromString("0199d000-0000-7000-8000-0000000000d5");

  /** 西湖区人社局综合科（演示）, which takes in published figures. */
  public static final UUID STATISTICS = UUID.fromString("0199d000-0000-7000-8000-0000000000d6");

  /** 西湖区劳动保障监察大队（演示）, the complaint desk of the district. */
  public static final UUID COMPLAINT_DESK = UUID.fromString("0199d000-0000-7000-8000-0000000000d8");

  /** 余杭区劳动保障监察大队（演示）, the complaint desk next door. */
  public static final UUID NEIGHBOURS_DESK =
      UUID.fromString("0199d000-0000-7000-8000-0000000000d9");

  /** Offices that seal nothing, so that no register of seals says what they are called. */
  private static final Map<UUID, String> WITHOUT_SEAL =
      Map.of(
          CITY_OFFICE,
          "杭州市人力资源和社会保障局（演示）",
          LABOUR_RELATIONS,
          "西湖区人社局劳动关系科（演示）",
          STATISTICS,
          "西湖区人社局综合科（演示）",
          COMPLAINT_DESK,
          "西湖区劳动保障监察大队（演示）",
          NEIGHBOURS_DESK,
          "余杭区劳动保障监察大队（演示）");

  /** Administrative division code of the city (GB/T 2260: 杭州市). */
  public static final String CITY = "3301";

  /** The official of the district who raises the demo city's warnings. */
  public static final UUID DEMO_OFFICIAL = UUID.fromString("0199d000-0000-7000-8000-0000000000f1");

  /** Administrative division code of the district (GB/T 2260: 杭州市西湖区). */
  public static final String REGION = "330106";

  private DemoCity() {}

  /** What an office of the demo city that seals nothing is called; empty for any other. */
  public static Optional<String> officeName(UUID office) {
    return Optional.ofNullable(WITHOUT_SEAL.get(office));
  }

  /** Everybody who can sign in. */
  static List<Resident> residents() {
    var manufacturer = new Accounts.Owner.Organisation(MANUFACTURER);
    var services = new Accounts.Owner.Organisation(SERVICE_COMPANY);
    var mediation = new Accounts.Owner.Organisation(MEDIATION_BODY);
    var office = new Accounts.Owner.Office(LABOUR_OFFICE, REGION);
    var officeSeal = new Accounts.Owner.Organisation(LABOUR_OFFICE);
    var city = new Accounts.Owner.Office(CITY_OFFICE, CITY);
    var unions = new Accounts.Owner.Office(TRADE_UNION, REGION);
    var industry = new Accounts.Owner.Office(INDUSTRY_FEDERATION, REGION);
    return List.of(
        new Resident(manufacturer, Role.HR, "hr.jiangnan", "江南精工 · 人事 周敏"),
        new Resident(manufacturer, Role.SEAL_KEEPER, "seal.jiangnan", "江南精工 · 印章保管 吴刚"),
        new Resident(manufacturer, Role.LEGAL_REPRESENTATIVE, "legal.jiangnan", "江南精工 · 法定代表人 郑海"),
        new Resident(services, Role.HR, "hr.yunfan", "云帆信息 · 人事 孙悦"),
        new Resident(services, Role.SEAL_KEEPER, "seal.yunfan", "云帆信息 · 印章保管 钱立"),
        new Resident(services, Role.LEGAL_REPRESENTATIVE, "legal.yunfan", "云帆信息 · 法定代表人 冯远"),
        new Resident(mediation, Role.MEDIATOR, "mediator", "西湖区调解中心 · 调解员 陈和"),
        new Resident(mediation, Role.LEGAL_REPRESENTATIVE, "legal.mediation", "西湖区调解中心 · 负责人 陈和"),
        new Resident(mediation, Role.SEAL_KEEPER, "seal.mediation", "西湖区调解中心 · 印章保管 蒋平"),
        new Resident(office, Role.INSPECTOR, "inspector", "西湖区人社局 · 监察员 沈正"),
        new Resident(office, Role.INSPECTOR, "inspector2", "西湖区人社局 · 监察员 丁原"),
        new Resident(office, Role.INSPECTOR, "inspector3", "西湖区人社局 · 监察员 许衡"),
        new Resident(officeSeal, Role.SEAL_KEEPER, "seal.office", "西湖区人社局 · 印章保管 何印"),
        new Resident(city, Role.INSPECTOR, "inspector.city", "杭州市人社局 · 监察员 罗明"),
        new Resident(unions, Role.UNION, "union.xihu", "西湖区总工会 · 干部 高岚"),
        new Resident(industry, Role.FEDERATION, "federation.xihu", "西湖区工商联 · 干部 秦川"));
  }

  /** Who acts for the district's labour office in what the demo city has done already. */
  public static final Actor.Official DISTRICT =
      new Actor.Official(DEMO_OFFICIAL, LABOUR_OFFICE, REGION, Role.INSPECTOR, "西湖区人社局 · 演示监察员");

  /** The second person of two. */
  public static final Actor.Official COLLEAGUE =
      new Actor.Official(
          UUID.fromString("0199d000-0000-7000-8000-0000000000f2"),
          LABOUR_OFFICE,
          REGION,
          Role.INSPECTOR,
          "西湖区人社局 · 演示复核员");

  /**
   * Somebody who can sign in.
   *
   * @param owner whose account it is
   * @param role what they do
   * @param login what they type
   * @param displayName how pages greet them
   */
  record Resident(Accounts.Owner owner, Role role, String login, String displayName) {

    Actor actingFor() {
      return switch (owner) {
        case Accounts.Owner.Organisation organisation -> new Actor.Platform(organisation.tenant());
        case Accounts.Owner.Office office ->
            new Actor.Official(
                office.office(), office.office(), office.region(), Role.PLATFORM, "");
      };
    }
  }
}
