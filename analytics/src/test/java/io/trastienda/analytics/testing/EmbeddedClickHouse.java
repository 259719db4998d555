package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The engine as a child process of this one, on a free port of the loopback address. It lives as
/// long as this process does, however that ends.
final class EmbeddedClickHouse implements ClickHouseServer {
  private static final int EXIT_SECONDS = 30;

  private final Path library;
  private final Path directory;
  private final boolean temporary;
  private Process process;
  private int port;

  /// Starts the engine on `dataDirectory`, or on a temporary one if that is null.
  EmbeddedClickHouse(@Nullable Path dataDirectory) throws ClickHouseUnavailable {
    library = ClickHouseLibrary.find();
    temporary = dataDirectory == null;
    try {
      directory =
          dataDirectory == null
              ? Files.createTempDirectory("trastienda-clickhouse")
              : Files.createDirectories(dataDirectory.toAbsolutePath());
      process = launch(0);
      port = awaitReady(process);
    } catch (IOException e) {
      throw new ClickHouseUnavailable(
          "Reports are off because the ClickHouse engine did not start: " + e.getMessage(), e);
    }
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  @Override
  public String user() {
    return "default";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public String database() {
    return "default";
  }

  @Override
  public boolean alive() {
    return process.isAlive() && ExternalClickHouse.answers(endpoint());
  }

  /// The operating system's number of the engine's process.
  long pid() {
    return process.pid();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void restart() {
    if (process.isAlive()) {
      kill();
    }
    try {
      process = launch(port);
      port = awaitReady(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What happens when this process dies: the child's standard input closes.
  void abandon() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitEnd();
  }

  @Override
  public void stop() {
    if (process.isAlive()) {
      abandon();
    }
    if (temporary) {
      Directories.delete(directory);
    }
  }

  private Process launch(int wantedPort) throws IOException {
    Path java = Path.of(System.getProperty("java.home", ""));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java.resolve("bin/java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:ErrorFile=" + directory.resolve("crash-%p.log"),
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dsun.net.httpserver.nodelay=true",
                "-Dsun.net.httpserver.idleInterval=300",
                "-Dsun.net.httpserver.maxIdleConnections=1000",
                "-cp",
                classes().toString(),
                ClickHouseEngine.class.getName(),
                library.toString(),
                directory.resolve("engine").toString(),
                String.valueOf(wantedPort)));
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(directory.resolve("engine.log").toFile()));
    builder.environment().putAll(preload(java));
    builder.environment().put("TZ", "UTC");
    return builder.start();
  }

  /// The engine installs signal handlers of its own; with this library the JVM keeps its share.
  private static Map<String, String> preload(Path java) {
    Path linux = java.resolve("lib/libjsig.so");
    Path mac = java.resolve("lib/libjsig.dylib");
    return Files.exists(linux)
        ? Map.of("LD_PRELOAD", linux.toString())
        : Files.exists(mac) ? Map.of("DYLD_INSERT_LIBRARIES", mac.toString()) : Map.of();
  }

  private int awaitReady(Process started) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("READY ")) {
        Thread.ofPlatform()
            .daemon()
            .name("clickhouse-output")
            .start(() -> lines.lines().forEach(ignored -> {}));
        return Integer.parseInt(line.substring("READY ".length()));
      }
    }
    throw new IOException("its process ended at once, see " + directory.resolve("engine.log"));
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the engine's process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path classes() {
    try {
      return Path.of(
          ClickHouseEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
