package io.trastienda.platform.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A JVM of its own that runs {@link BackendsInAnotherJvm} until it is killed.
final class AnotherJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private AnotherJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static AnotherJvm running(String backend, Path directory) throws IOException {
    return new AnotherJvm(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BackendsInAnotherJvm.class.getName(),
                backend,
                directory.toString())
            .redirectError(Redirect.INHERIT)
            .start());
  }

  /// What it says of its start: that it is ready, or why not; null if it ended without a word. Its
  /// log goes the same way and is left out.
  @Nullable String answer() throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(BackendsInAnotherJvm.REFUSED)) {
        return line.substring(BackendsInAnotherJvm.REFUSED.length());
      }
      if (line.equals(BackendsInAnotherJvm.READY)) {
        return line;
      }
    }
    return null;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// Kills it, and it alone.
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Kills it with the processes it started and still knows.
  void killWithChildren() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    kill();
  }

  @Override
  public void close() {
    kill();
  }
}
