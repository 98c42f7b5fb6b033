package cn.laborproof.signing.signing;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.Role;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the second person says to a use of the seal. */
@RestController
@RequestMapping("/api/v1/seal/uses/{id}")
@Allow({Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE})
class SealUseApi {
  private final SigningDesk desk;

  SealUseApi(SigningDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/approval")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void approve(@PathVariable UUID id) {
    desk.approveSeal(id);
  }

  @PostMapping("/refusal")
  void refuse(@PathVariable UUID id) {
    desk.refuseSeal(id);
  }
}
