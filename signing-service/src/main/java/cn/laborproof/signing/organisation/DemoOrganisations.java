package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.DemoCity;
import cn.laborproof.signing.shared.Installation;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Registers the demo city's organisations at first start; their people have accounts already. */
@Component
@Order(10)
final class DemoOrganisations implements ApplicationRunner {
  private final Organisations organisations;
  private final Installation installation;

  DemoOrganisations(Organisations organisations, Installation installation) {
    this.organisations = organisations;
    this.installation = installation;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!installation.demo()) {
      return;
    }
    settle(
        DemoCity.MANUFACTURER,
        OrganisationKind.EMPLOYER,
        "江南精工制造有限公司（演示）",
        "9133010600DEMA001",
        "浙江省杭州市西湖区演示路1号",
        "郑海",
        "合同专用章");
    settle(
        DemoCity.SERVICE_COMPANY,
        OrganisationKind.EMPLOYER,
        "云帆信息服务有限公司（演示）",
        "9133010600DEMA002",
        "浙江省杭州市西湖区演示路2号",
        "冯远",
        "合同专用章");
    settle(
        DemoCity.MEDIATION_BODY,
        OrganisationKind.MEDIATION_BODY,
        "西湖区劳动争议调解中心（演示）",
        "5233010600DEMA003",
        "浙江省杭州市西湖区演示路3号",
        "陈和",
        "调解专用章");
    settle(
        DemoCity.LABOUR_OFFICE,
        OrganisationKind.LABOUR_OFFICE,
        "西湖区人力资源和社会保障局（演示）",
        "1133010600DEMA004",
        "浙江省杭州市西湖区演示路4号",
        "何安",
        "劳动关系专用章");
  }

  private void settle(
      UUID id,
      OrganisationKind kind,
      String name,
      String codeWithoutCheck,
      String domicile,
      String representative,
      String inscription) {
    if (organisations.isRegistered(id)) {
      organisations.applyForSealIfNone(id);
      return;
    }
    organisations.settle(
        id,
        new Registration(
            kind,
            name,
            UnifiedSocialCreditCode.completing(codeWithoutCheck).value(),
            domicile,
            representative,
            DemoCity.REGION,
            inscription,
            List.of()));
  }
}
