package io.trastienda.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which Java `./mvnw` takes, on machines that have other ones.
class MvnwIT {

  @TempDir Path machine;

  private record Run(int status, String said) {}

  @Test
  void says_in_one_sentence_what_to_install_when_there_is_no_jdk_25() throws Exception {
    jdk("java-17", "17.0.12");
    jdk("java-24", "24.0.1");
    Files.createDirectories(machine.resolve("jvm/jre-25/bin"));

    Run run = mvnw(Map.of("JAVA_HOME", machine.resolve("jvm/java-17").toString()));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.said())
        .isEqualTo(
            "Trastienda needs a JDK 25 or newer and none was found: install one (such as Temurin"
                + " 25) or set JAVA_HOME to it.\n");
  }

  @Test
  void takes_a_jdk_25_before_a_newer_one_when_java_home_is_older() throws Exception {
    Path old = jdk("java-17", "17.0.12");
    jdk("java-26", "26");
    Path wanted = jdk("java-25", "25.0.3");

    assertThat(mvnw(Map.of("JAVA_HOME", old.toString())).said()).isEqualTo(wanted + "\n");
    assertThat(mvnw(Map.of()).said()).isEqualTo(wanted + "\n");
  }

  @Test
  void takes_the_newest_when_there_is_no_25_and_leaves_a_good_java_home_alone() throws Exception {
    Path given = jdk("java-27", "27.0.1");
    Path newest = jdk("java-28", "28-ea");

    assertThat(mvnw(Map.of()).said()).isEqualTo(newest + "\n");
    assertThat(mvnw(Map.of("JAVA_HOME", given.toString())).said()).isEqualTo(given + "\n");
  }

  /// Runs the script with a Maven that only says which Java it would use.
  private Run mvnw(Map<String, String> environment) throws Exception {
    Path bin = Files.createDirectories(machine.resolve("bin"));
    executable(
        bin.resolve("mvn"),
        "[ \"$1\" = --version ] && echo Apache Maven 3.9.9 && exit\necho \"$JAVA_HOME\"\n");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", Path.of("..", "mvnw").toString(), "verify")
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("MVNW_JDK_PARENTS", machine.resolve("jvm").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(machine.resolve("jvm").resolve(name));
    Files.createDirectories(home.resolve("bin"));
    executable(home.resolve("bin/javac"), "exit 1\n");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
