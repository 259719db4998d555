package io.trastienda.platform.catalogue;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// How definitions are stored. A mapper of its own, so that no setting of the program changes what
/// an old version says.
final class CatalogueJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CatalogueJson() {}

  static String write(Object definition) {
    return MAPPER.writeValueAsString(definition);
  }

  static List<Map<String, String>> lines(String json) {
    return MAPPER.readValue(json, new TypeReference<List<Map<String, String>>>() {});
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }
}
