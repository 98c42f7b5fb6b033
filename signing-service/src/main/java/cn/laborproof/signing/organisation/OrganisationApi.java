package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.PublicPaths;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Registering an organisation, and what it is known by. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {
  private final Organisations organisations;

  OrganisationApi(Organisations organisations) {
    this.organisations = organisations;
  }

  /** What is registered: the organisation, an account for HR and one for the keeper of the seal. */
  record NewOrganisation(
      String kind,
      String name,
      String creditCode,
      String domicile,
      String legalRepresentative,
      String region,
      String sealInscription,
      String login,
      String displayName,
      String password,
      String sealLogin,
      String sealPassword) {
    Registration registration() {
      return new Registration(
          kind(kind),
          name,
          creditCode,
          domicile,
          legalRepresentative,
          region,
          sealInscription,
          List.of(
              new Registration.FirstMember(Role.HR, login, displayName, password),
              new Registration.FirstMember(
                  Role.SEAL_KEEPER, sealLogin, displayName, sealPassword)));
    }

    private static OrganisationKind kind(String code) {
      try {
        OrganisationKind kind = OrganisationKind.ofCode(code);
        // Nobody makes themselves an authority: the operator settles offices.
        if (kind == OrganisationKind.LABOUR_OFFICE) {
          throw new Refusal(CommonRefusal.UNREADABLE);
        }
        return kind;
      } catch (IllegalArgumentException _) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
    }
  }

  /** An organisation as it sees itself. */
  record OrganisationView(
      UUID id,
      String kind,
      String name,
      String creditCode,
      String domicile,
      String legalRepresentative,
      String region,
      String sealInscription,
      boolean sealReady,
      Instant registeredAt,
      String suite) {
    static OrganisationView of(Organisation organisation, boolean sealReady) {
      return new OrganisationView(
          organisation.id(),
          organisation.kind().code(),
          organisation.name(),
          organisation.creditCode().value(),
          organisation.domicile(),
          organisation.legalRepresentative(),
          organisation.region(),
          organisation.sealInscription(),
          sealReady,
          organisation.registeredAt(),
          organisation.suite().code());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @AllowAnyone
  OrganisationView register(@RequestBody NewOrganisation input) {
    return OrganisationView.of(organisations.register(input.registration()), false);
  }

  @GetMapping("/mine")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MEDIATOR, Role.MACHINE})
  OrganisationView mine() {
    return OrganisationView.of(organisations.mine(), organisations.isSealReady());
  }

  /** The suite of signatures that is chosen. */
  record Suite(String suite) {}

  @PostMapping("/mine/suite")
  @Allow({Role.HR, Role.LEGAL_REPRESENTATIVE})
  OrganisationView choose(@RequestBody Suite input) {
    SignatureSuite suite =
        SignatureSuite.ofCode(input.suite())
            .orElseThrow(() -> new Refusal(OrganisationRefusal.SUITE));
    return OrganisationView.of(organisations.choose(suite), organisations.isSealReady());
  }

  @GetMapping(path = "/mine/seal.svg", produces = "image/svg+xml")
  @Allow({Role.HR, Role.SEAL_KEEPER, Role.LEGAL_REPRESENTATIVE, Role.MEDIATOR, Role.MACHINE})
  String seal() {
    return OrganisationSeal.drawing(organisations.mine()).toSvg();
  }

  /** Registration is open to everybody. */
  @Configuration(proxyBeanMethods = false)
  static class Paths {
    @Bean
    PublicPaths organisationPaths() {
      return PublicPaths.of("/register", "/api/v1/organisations");
    }
  }
}
