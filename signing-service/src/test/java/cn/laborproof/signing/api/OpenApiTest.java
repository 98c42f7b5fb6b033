package cn.laborproof.signing.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.laborproof.signing.ServiceTest;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.signing.ApiClient;
import cn.laborproof.signing.signing.Desk;
import cn.laborproof.signing.template.SampleContracts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the API against the service: nothing missing, nothing invented. */
@ServiceTest
final class OpenApiTest {
  private static final String API = "/api/v1/";
  private static final String CONTRACTS = "/api/v1/contracts";

  private static final String ROSTER =
      "姓名,身份证号,用工形式,用工之日\n何静,110100198804121017,劳动合同,2025-03-03\n何静,1,劳动合同,2025-03-03\n";

  @LocalServerPort private int port;
  @Autowired private Installation installation;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private ApiDocument document;
  private Desk desk;

  /** A handler and how it is called, for example {@code GET /api/v1/contracts}. */
  private record Handled(String called, RequestMappingInfo info, HandlerMethod handler) {}

  @BeforeEach
  void read() throws IOException {
    document = ApiDocument.read(Files.readString(Path.of("../docs/openapi.yaml")));
    desk = new Desk(port, installation.data(), Map.of());
  }

  @Test
  void every_mapping_is_described_and_every_path_exists() {
    assertThat(document.operations())
        .isEqualTo(handled().map(Handled::called).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void every_operation_names_the_roles_that_may_call_it() {
    handled()
        .forEach(handled ->
            assertThat(names(document.operation(handled.called()).path("x-roles")))
                .as(handled.called())
                .isEqualTo(roles(handled.handler())));
  }

  @Test
  void every_parameter_is_described_where_it_stands() {
    handled()
        .forEach(handled -> {
          JsonNode described = document.operation(handled.called()).path("parameters");
          assertThat(parameters(described, "path"))
              .as(handled.called())
              .isEqualTo(named(handled.handler(), PathVariable.class));
          assertThat(parameters(described, "header"))
              .as(handled.called())
              .isEqualTo(headers(handled.handler()));
          Set<String> asked = named(handled.handler(), RequestParam.class);
          if (takes(handled, MediaType.MULTIPART_FORM_DATA)) {
            asked.addAll(named(handled.handler(), RequestPart.class));
            JsonNode form = document.operation(handled.called()).at("/requestBody/content");
            assertThat(form.path("multipart/form-data").at("/schema/properties").propertyNames())
                .as(handled.called())
                .containsExactlyInAnyOrderElementsOf(asked);
          } else {
            assertThat(parameters(described, "query")).as(handled.called()).isEqualTo(asked);
          }
        });
  }

  @Test
  void every_member_of_what_is_taken_and_given_is_described() {
    List<String> differences = new ArrayList<>();
    handled()
        .forEach(handled -> {
          var given = handled.handler().getReturnType().getGenericParameterType();
          JsonNode answer = document.json(document.success(handled.called()));
          if (HandlerShape.isJson(given)) {
            differences.addAll(
                HandlerShape.differences(document, given, answer, true, handled.called()));
          }
          Stream.of(handled.handler().getMethodParameters())
              .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
              .map(MethodParameter::getGenericParameterType)
              .filter(HandlerShape::isJson)
              .forEach(taken -> {
                JsonNode body =
                    document.json(document.operation(handled.called()).path("requestBody"));
                differences.addAll(
                    HandlerShape.differences(document, taken, body, false, handled.called()));
              });
        });
    assertThat(differences).isEmpty();
  }

  @Test
  void every_example_fits_its_schema() {
    assertThat(document.examples()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(
            document
                .examples()
                .flatMap(each -> document.misfits(each.getKey(), each.getValue(), "").stream()))
        .isEmpty();
  }

  @Test
  void what_the_service_really_answers_is_as_described() {
    ApiClient hr = desk.login("hr.jiangnan");
    ApiClient inspector = desk.login("inspector");
    var drafted =
        hr.post(
            CONTRACTS,
            Map.of("template", "labour-contract-general", "data", SampleContracts.typed()));
    fits("POST " + CONTRACTS, drafted, 201);
    String contract = CONTRACTS + "/" + drafted.json().path("id").asString();
    String one = CONTRACTS + "/{id}";
    fits("GET " + one, hr.get(contract), 200);
    for (String of : List.of("/status", "/timeline", "/findings")) {
      fits("GET " + one + of, hr.get(contract + of), 200);
    }
    var roster = hr.upload(API + "rosters", ROSTER.getBytes(StandardCharsets.UTF_8), "text/csv");
    fits("POST " + API + "rosters", roster, 201);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !hr.get(API + "status-feed").json().path("entries").isEmpty());
    for (String list :
        List.of(
            "contracts",
            "templates",
            "organisations/mine",
            "organisations/mine/timeline",
            "seal",
            "seal/uses",
            "rosters",
            "paper-contracts",
            "complaints",
            "findings",
            "status-feed")) {
      fits("GET " + API + list, hr.get(API + list), 200);
    }
    fits("GET " + API + "findings", inspector.get(API + "findings"), 200);
    var warnings = inspector.get(API + "warnings");
    fits("GET " + API + "warnings", warnings, 200);
    String warning = warnings.json().path("warnings").path(0).path("id").asString();
    fits("GET " + API + "warnings/{id}", inspector.get(API + "warnings/" + warning), 200);
    String facts = API + "risk/facts/wages";
    var batch =
        inspector.upload(
            facts,
            "employer,person,month,due,paid\nE-API,P1,2026-01,5000,0\nE-API,P2,x,1,1\n"
                .getBytes(StandardCharsets.UTF_8),
            "text/csv");
    fits("POST " + API + "risk/facts/{kind}", batch, 201);
    String delivered =
        API + "risk/batches/" + batch.json().path("summary").path("batch").asString();
    fits("GET " + API + "risk/batches", inspector.get(API + "risk/batches"), 200);
    fits("GET " + API + "risk/batches/{batch}", inspector.get(delivered), 200);
    fits(
        "GET " + API + "risk/batches/{batch}/lines/{line}",
        inspector.get(delivered + "/lines/2"),
        200);
    fits("GET " + API + "findings", inspector.get(API + "findings?employer=E-API"), 200);
    String scores = API + "risk/scores";
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> inspector.get(scores + "/E-API").status() == 200);
    fits("GET " + scores, inspector.get(scores), 200);
    fits("GET " + scores + "/{employer}", inspector.get(scores + "/E-API"), 200);
    for (String list : List.of("risk/score-areas", "risk/scorecard")) {
      fits("GET " + API + list, inspector.get(API + list), 200);
    }
    fits(
        "GET /api/v1/mediation/agreements",
        desk.login("mediator").get("/api/v1/mediation/agreements"),
        200);
    assertThat(inspector.get(API + "findings").json().path("findings")).isNotEmpty();
  }

  @Test
  void every_refusal_is_the_problem_that_is_described() {
    ApiClient hr = desk.login("hr.jiangnan");
    refused(new ApiClient(port).get(CONTRACTS), 401);
    refused(desk.login("inspector").get(CONTRACTS), 403);
    refused(hr.get(CONTRACTS + "/0199d000-0000-7000-8000-0000000000ff"), 404);
    refused(hr.get(CONTRACTS + "?sort=nothing"), 400);
    refused(hr.post(CONTRACTS, Map.of("template", "labour-contract-general", "x", 1)), 400);
  }

  @Test
  void a_body_that_lacks_what_is_needed_is_refused_and_never_a_fault_of_ours() {
    ApiClient hr = desk.login("hr.jiangnan");
    String general = "labour-contract-general";
    var empty = new HashMap<String, String>();
    empty.put("worker.name", null);
    refused(hr.post(CONTRACTS, Map.of("template", general)), 400);
    refused(hr.post(CONTRACTS, Map.of("template", general, "data", empty)), 400);
    refused(hr.post(API + "compliance/reviews", Map.of()), 400);
    refused(hr.post(API + "mediation/mediators", Map.of("name", "王调解")), 400);
    refused(new ApiClient(port).post(API + "organisations", Map.of("kind", "employer")), 400);
    refused(new ApiClient(port).post(API + "signing/sessions", Map.of()), 400);
    refused(desk.login("mediator").post(API + "mediation/agreements", Map.of()), 400);
  }

  @Test
  void the_service_hands_out_the_very_description_to_anybody() throws IOException {
    var answer = new ApiClient(port).get("/api/v1/openapi.yaml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(Files.readString(Path.of("../docs/openapi.yaml")));
  }

  private void fits(String called, ApiClient.Answer answer, int status) {
    assertThat(answer.status()).as(called).isEqualTo(status);
    JsonNode schema = document.json(document.success(called));
    assertThat(document.misfits(schema, answer.json(), called)).isEmpty();
  }

  private void refused(ApiClient.Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(document.misfits(document.schema("Problem"), answer.json(), "problem")).isEmpty();
  }

  private Stream<Handled> handled() {
    return mappings.getHandlerMethods().entrySet().stream()
        .flatMap(entry ->
            entry.getKey().getPatternValues().stream()
                .filter(path -> path.startsWith(API))
                .flatMap(path ->
                    entry.getKey().getMethodsCondition().getMethods().stream()
                        .map(method ->
                            new Handled(method + " " + path, entry.getKey(), entry.getValue()))));
  }

  private static Set<String> roles(HandlerMethod handler) {
    Allow own = handler.getMethodAnnotation(Allow.class);
    Allow ofAll = handler.getBeanType().getAnnotation(Allow.class);
    boolean open =
        handler.hasMethodAnnotation(AllowAnyone.class)
            || own == null && handler.getBeanType().isAnnotationPresent(AllowAnyone.class);
    return open
        ? Set.of()
        : Stream.of((own == null ? ofAll : own).value())
            .map(Role::code)
            .collect(Collectors.toSet());
  }

  private static boolean takes(Handled handled, MediaType type) {
    return handled.info().getConsumesCondition().getConsumableMediaTypes().contains(type);
  }

  private static Set<String> named(
      HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> kind) {
    var names = new DefaultParameterNameDiscoverer().getParameterNames(handler.getMethod());
    Set<String> found = new TreeSet<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (parameter.hasParameterAnnotation(kind)) {
        RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
        found.add(part == null ? names[parameter.getParameterIndex()] : part.value());
      }
    }
    return found;
  }

  private static Set<String> headers(HandlerMethod handler) {
    return Stream.of(handler.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestHeader.class))
        .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class).name())
        .collect(Collectors.toSet());
  }

  private static Set<String> parameters(JsonNode described, String place) {
    return described
        .valueStream()
        .filter(parameter -> parameter.path("in").asString().equals(place))
        .map(parameter -> parameter.path("name").asString())
        .collect(Collectors.toSet());
  }

  private static Set<String> names(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }
}
