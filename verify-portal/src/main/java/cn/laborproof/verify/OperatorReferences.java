package cn.laborproof.verify;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * Asks the operator for the masked facts behind a reference that was printed on paper. This is the
 * operator's word, not proof, and the page says so.
 */
@Component
class OperatorReferences {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;

  private final RestClient operator;

  OperatorReferences(PortalProperties properties) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(TIMEOUT);
    this.operator =
        RestClient.builder()
            .baseUrl(properties.operator().toString())
            .requestFactory(requests)
            .build();
  }

  /**
   * @throws OperatorSilentException when the operator does not answer
   */
  Optional<MaskedFacts> find(String reference) {
    try {
      return Optional.ofNullable(
          operator
              .get()
              .uri("/api/v1/public/references/{reference}", reference)
              .retrieve()
              .body(MaskedFacts.class));
    } catch (HttpClientErrorException e) {
      HttpStatusCode status = e.getStatusCode();
      if (status.value() == NOT_FOUND || status.value() == 400) {
        return Optional.empty();
      }
      throw new OperatorSilentException(e);
    } catch (RestClientException e) {
      throw new OperatorSilentException(e);
    }
  }
}
