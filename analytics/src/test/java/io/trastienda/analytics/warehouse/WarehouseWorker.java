package io.trastienda.analytics.warehouse;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/// A JVM of its own that relays and ingests until it is killed, or its parent is gone.
final class WarehouseWorker {

  private WarehouseWorker() {}

  /// Starts one.
  static Process start(Map<String, String> properties, Path log) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WarehouseWorker.class.getName(),
                "--spring.flyway.enabled=false",
                "--spring.autoconfigure.exclude="
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration"));
    properties.forEach((name, value) -> command.add("--" + name + "=" + value));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  /// Runs until the standard input closes.
  ///
  /// @param arguments Spring's
  public static void main(String[] arguments) throws IOException {
    SpringApplication.run(WarehouseTestApplication.class, arguments);
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }
}
