package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickHouseLibraryIT {
  private static final String PLATFORM = "linux-x64-gnu";

  @TempDir Path directory;

  @Test
  void takes_the_file_that_the_environment_names() throws Exception {
    Path file = Files.writeString(directory.resolve("mine.so"), "x");

    Path found = new ClickHouseLibrary(Map.of("LIBCHDB", file.toString()), "any").locate();

    assertThat(found).isEqualTo(file);
  }

  @Test
  void says_so_when_the_named_file_is_not_there() {
    ClickHouseLibrary library = new ClickHouseLibrary(Map.of("LIBCHDB", "/nowhere.so"), PLATFORM);

    assertThatExceptionOfType(ClickHouseUnavailable.class)
        .isThrownBy(library::locate)
        .withMessage("LIBCHDB must name the file libchdb.so, but is /nowhere.so");
  }

  @Test
  void takes_the_library_of_the_cache_without_npm() throws Exception {
    Path home = directory.resolve(Path.of("trastienda", "libchdb", ClickHouseLibrary.VERSION));
    Path cached = Files.createDirectories(home.resolve(PLATFORM)).resolve("libchdb.so");
    Files.writeString(cached, "x");

    assertThat(library(PLATFORM).locate()).isEqualTo(cached);
  }

  @Test
  void says_in_a_sentence_that_npm_is_missing_and_leaves_nothing_behind() throws Exception {
    assertThatExceptionOfType(ClickHouseUnavailable.class)
        .isThrownBy(library(PLATFORM)::locate)
        .withMessageContaining("npm is not there to fetch it")
        .withMessageContaining("TRASTIENDA_CLICKHOUSE_URL");
    try (var files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void says_in_a_sentence_that_a_platform_has_no_library() {
    assertThatExceptionOfType(ClickHouseUnavailable.class)
        .isThrownBy(library("windows-x64")::locate)
        .withMessageContaining("none runs inside the product on windows-x64");
  }

  @Test
  void unpacks_the_library_of_a_package_with_the_known_digest_only() throws Exception {
    Path packed = packed("package/index.js", "let", "package/libchdb.so", "the library");
    MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
    String digest = Base64.getEncoder().encodeToString(sha512.digest(Files.readAllBytes(packed)));
    Path target = directory.resolve("libchdb.so");

    assertThatExceptionOfType(ClickHouseUnavailable.class)
        .isThrownBy(() -> ClickHouseLibrary.unpack(packed, target, "another"))
        .withMessageContaining("SHA-512");
    assertThat(target).doesNotExist();
    assertThat(ClickHouseLibrary.unpack(packed, target, digest)).hasContent("the library");
  }

  @Test
  void knows_the_word_of_npm_for_a_platform() {
    assertThat(ClickHouseLibrary.platform("Linux", "amd64")).isEqualTo("linux-x64-gnu");
    assertThat(ClickHouseLibrary.platform("Linux", "aarch64")).isEqualTo("linux-arm64-gnu");
    assertThat(ClickHouseLibrary.platform("Mac OS X", "aarch64")).isEqualTo("darwin-arm64");
  }

  private ClickHouseLibrary library(String platform) {
    return new ClickHouseLibrary(
        Map.of("XDG_CACHE_HOME", directory.toString(), "PATH", directory.toString()), platform);
  }

  private Path packed(String... namesAndTexts) throws IOException {
    Path file = directory.resolve("package.tgz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        byte[] text = namesAndTexts[i + 1].getBytes(UTF_8);
        byte[] header = Arrays.copyOf(namesAndTexts[i].getBytes(UTF_8), 512);
        byte[] size = "%011o".formatted(text.length).getBytes(UTF_8);
        System.arraycopy(size, 0, header, 124, size.length);
        out.write(header);
        out.write(Arrays.copyOf(text, 512));
      }
      out.write(new byte[1024]);
    }
    return file;
  }
}
