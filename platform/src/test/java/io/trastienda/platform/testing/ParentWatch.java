package io.trastienda.platform.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A shell that ends a child process when this JVM is gone, even by SIGKILL.
///
/// It waits on its standard input, which the operating system closes with the JVM. That also puts
/// the end of the child after all shutdown hooks, so that an application closing down still has its
/// database.
final class ParentWatch {

  private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);
  private static final Path SHELL = Path.of("/bin/sh");

  /// $1 the child or nothing, $2 a directory to remove after it or nothing.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      if read -r dismissed; then exit 0; fi
      if [ -n "$1" ]; then
        kill -INT "$1"
        while [ -e "$2/cluster/postmaster.pid" ] && kill -0 "$1"; do sleep 0.1; done
      fi
      [ -z "$2" ] || rm -rf -- "$2"
      """;

  private final @Nullable Process shell;

  private ParentWatch(@Nullable Process shell) {
    this.shell = shell;
  }

  static boolean available() {
    return Files.isExecutable(SHELL);
  }

  /// Watches over a child.
  ///
  /// @param removeAfter a temporary directory of the child that goes with it
  static ParentWatch over(long child, @Nullable Path removeAfter) throws IOException {
    return start(Long.toString(child), removeAfter == null ? "" : removeAfter.toString());
  }

  /// Watches over a temporary directory only, which goes with this JVM.
  static ParentWatch overDirectory(Path removeAfter) throws IOException {
    return start("", removeAfter.toString());
  }

  /// Watches over nothing.
  static ParentWatch none() {
    return new ParentWatch(null);
  }

  private static ParentWatch start(String child, String removeAfter) throws IOException {
    if (!available()) {
      return none();
    }
    return new ParentWatch(
        new ProcessBuilder(SHELL.toString(), "-c", SCRIPT, "parent-watch", child, removeAfter)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start());
  }

  /// Lets the watch go, because the child has been stopped in order.
  void dismiss() {
    if (shell == null) {
      return;
    }
    try (var out = shell.getOutputStream()) {
      out.write("dismissed\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      log.debug("The watch was gone already", e);
    }
  }
}
