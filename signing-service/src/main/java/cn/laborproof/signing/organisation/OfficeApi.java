package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.OperatorAccess;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Offices, for the operator's command. The chain of {@link OperatorAccess} asks for the operator's
 * token; no account opens it.
 */
@RestController
@RequestMapping(OperatorAccess.PATHS + "offices")
@AllowAnyone
class OfficeApi {

  private final Offices offices;

  OfficeApi(Offices offices) {
    this.offices = offices;
  }

  /**
   * Somebody who is to act for an office.
   *
   * @param keeper whether they keep its seal
   */
  record PersonInput(boolean keeper, @Nullable String login, @Nullable String name) {

    Offices.Person person() {
      return new Offices.Person(keeper, said(login), said(name));
    }
  }

  /**
   * An office.
   *
   * @param kind labour, union or federation; the last two have people and nothing else
   */
  record OfficeInput(
      @Nullable String kind,
      @Nullable String name,
      @Nullable String creditCode,
      @Nullable String domicile,
      @Nullable String representative,
      @Nullable String region,
      @Nullable String sealInscription,
      @Nullable List<PersonInput> people) {

    Registration registration() {
      return new Registration(
          OrganisationKind.LABOUR_OFFICE,
          said(name),
          said(creditCode),
          said(domicile),
          said(representative),
          Offices.seat(said(region)),
          said(sealInscription),
          List.of());
    }
  }

  /** People for an office that is there. */
  record PeopleInput(@Nullable List<PersonInput> people) {}

  /**
   * Whose accounts.
   *
   * @param suspended whether they are taken out of use; otherwise they are given back
   */
  record SuspensionInput(boolean suspended, @Nullable List<String> logins) {}

  /** Who was in use before and is not now, or the other way round. */
  record SuspensionView(boolean suspended, List<String> changed) {}

  /** Somebody, with the first password where the account is new. */
  record PersonView(String role, String login, String name, @Nullable String password) {}

  /** An office and the people that were asked for. */
  record OfficeView(UUID id, String kind, String region, List<PersonView> people) {
    static OfficeView of(Offices.Office office) {
      return new OfficeView(
          office.id(),
          office.kind().name().toLowerCase(Locale.ROOT),
          office.region(),
          office.people().stream()
              .map(each ->
                  new PersonView(
                      each.role().code(), each.login(), each.name(), each.password().orElse(null)))
              .toList());
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  OfficeView settle(@RequestBody OfficeInput input) {
    List<Offices.Person> people = people(input.people());
    String region = said(input.region());
    return OfficeView.of(
        switch (said(input.kind())) {
          case "labour" -> offices.settle(input.registration(), region, people);
          case "union" -> offices.settle(Offices.Kind.UNION, region, people);
          case "federation" -> offices.settle(Offices.Kind.FEDERATION, region, people);
          default -> throw new Refusal(CommonRefusal.UNREADABLE);
        });
  }

  @PostMapping("/{id}/people")
  OfficeView add(@PathVariable UUID id, @RequestBody PeopleInput input) {
    return OfficeView.of(offices.add(id, people(input.people())));
  }

  @PostMapping("/{id}/suspensions")
  SuspensionView suspend(@PathVariable UUID id, @RequestBody SuspensionInput input) {
    List<String> logins =
        Objects.requireNonNullElse(input.logins(), List.<String>of()).stream()
            .map(OfficeApi::said)
            .distinct()
            .toList();
    return new SuspensionView(input.suspended(), offices.suspend(id, logins, input.suspended()));
  }

  private static List<Offices.Person> people(@Nullable List<PersonInput> people) {
    return Objects.requireNonNullElse(people, List.<PersonInput>of()).stream()
        .map(PersonInput::person)
        .toList();
  }

  private static String said(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}
