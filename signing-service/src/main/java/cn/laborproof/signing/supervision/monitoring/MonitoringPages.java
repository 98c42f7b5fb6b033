package cn.laborproof.signing.supervision.monitoring;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.contract.TimelineWords;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one page of trade unions and of federations of industry and commerce. */
@Controller
@Allow({Role.UNION, Role.FEDERATION})
class MonitoringPages {
  private final Monitoring monitoring;
  private final MonitoringViews views;

  MonitoringPages(Monitoring monitoring, MonitoringViews views) {
    this.monitoring = monitoring;
    this.views = views;
  }

  @GetMapping("/monitoring")
  String page(Locale locale, Model model) {
    MonitoringViews.MonitoringSheet sheet = views.sheet(monitoring.look(), locale);
    model.addAttribute("sheet", sheet);
    model.addAttribute("at", TimelineWords.shown(sheet.at()));
    model.addAttribute("longest", MonitoringApi.LONGEST);
    return "supervision/monitoring";
  }
}
