package io.trastienda.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/// The start program as a process of its own, as `./mvnw` runs it, with what it prints.
final class StartedProgram implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private StartedProgram(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(lines::add));
  }

  /// Starts the program.
  ///
  /// @param home its working directory, where `.data` is
  /// @param port where its screens answer
  /// @param environment what differs from this process's environment; an empty value removes one
  static StartedProgram in(Path home, int port, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StartTrastienda.class.getName(),
                "--server.port=" + port,
                "--trastienda.demo.weeks=1")
            .directory(home.toFile())
            .redirectErrorStream(true);
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    return new StartedProgram(builder.start());
  }

  /// Waits until it has printed a line with these words.
  ///
  /// @return the line
  String awaitLine(String words) {
    Awaitility.await(words)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || lines.stream().anyMatch(line -> line.contains(words)));
    return lines.stream()
        .filter(line -> line.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("it ended without: " + words + "\n" + tail()));
  }

  /// Waits until it has ended.
  ///
  /// @return its exit status
  int awaitEnd() throws InterruptedException {
    Awaitility.await("the end of the program").atMost(LIMIT).until(() -> !process.isAlive());
    reader.join(LIMIT);
    return process.exitValue();
  }

  /// The last line it printed.
  String lastLine() {
    return lines.isEmpty() ? "" : lines.getLast();
  }

  /// The lines of stack traces among what it printed.
  List<String> traces() {
    return lines.stream().filter(line -> line.startsWith("\tat ")).toList();
  }

  long pid() {
    return process.pid();
  }

  /// Kills it, and it alone.
  ///
  /// @return the processes it had started
  Collection<ProcessHandle> kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    return children;
  }

  private String tail() {
    List<String> all = new ArrayList<>(lines);
    return String.join("\n", all.subList(Math.max(0, all.size() - 30), all.size()));
  }

  @Override
  public void close() {
    kill();
  }
}
