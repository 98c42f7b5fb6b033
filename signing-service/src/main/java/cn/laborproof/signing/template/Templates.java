package cn.laborproof.signing.template;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The published templates of contracts, read once from {@code contract-templates/*.json}. */
@Component
public final class Templates {
  private final List<ContractTemplate> all;

  Templates() {
    this("contract-templates");
  }

  private Templates(String folder) {
    this.all = read(folder);
  }

  /** The published templates of another kind of document, read from a folder of the classpath. */
  public static Templates in(String folder) {
    return new Templates(folder);
  }

  /** The newest version of each template. */
  public List<ContractTemplate> offered() {
    return all.stream()
        .filter(
            t -> all.stream().noneMatch(o -> o.id().equals(t.id()) && o.version() > t.version()))
        .toList();
  }

  /** The newest version of a template. */
  public ContractTemplate newest(String id) {
    return offered().stream()
        .filter(template -> template.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  /** A version of a template; old versions stay readable. */
  public ContractTemplate version(String id, int version) {
    return all.stream()
        .filter(template -> template.id().equals(id) && template.version() == version)
        .findFirst()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private static List<ContractTemplate> read(String folder) {
    var mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    var templates = new ArrayList<ContractTemplate>();
    try {
      for (var file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:" + folder + "/*.json")) {
        try (InputStream in = file.getInputStream()) {
          templates.add(mapper.readValue(in, ContractTemplate.class));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a contract template cannot be read", e);
    }
    templates.sort(
        Comparator.comparing(ContractTemplate::id).thenComparing(ContractTemplate::version));
    return List.copyOf(templates);
  }
}
