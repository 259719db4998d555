package io.trastienda.analytics.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The ClickHouse engine as a process of its own: a library that may take its process down does so
/// to nobody else. Started by {@link EmbeddedClickHouse}; needs nothing but the JDK and the
/// library.
///
/// It listens on the loopback address only, prints `READY` and its port as one line, and ends when
/// its standard input closes, which is also what happens when its parent is killed.
public final class ClickHouseEngine {
  /// Threads, not virtual ones: a call into the engine holds its carrier for as long as it runs.
  private static final int THREADS = 16;

  private static final int LAST_CALLS_SECONDS = 20;

  private ClickHouseEngine() {}

  /// Starts the engine.
  ///
  /// @param arguments the library file, the data directory, and the port or 0 for a free one
  /// @throws IOException if the data directory or the port cannot be had
  public static void main(String[] arguments) throws IOException {
    Path library = Path.of(arguments[0]);
    Path data = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
    int port = Integer.parseInt(arguments[2]);
    EngineBinding engine = new EngineBinding(library);
    engine.connect(data); // the engine closes with its last connection: this one stays open
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    RowFiles files = new RowFiles();
    server.createContext("/", new EngineHttp(engine, data, files));
    server.start();
    System.out.println("READY " + server.getAddress().getPort());
    CountDownLatch abandoned = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> waitFor(abandoned)));
    while (System.in.read() >= 0) {
      // whatever the parent writes is ignored, only the end matters
    }
    abandoned.countDown();
    files.delete();
    Runtime.getRuntime().halt(0);
  }

  /// On Ctrl-C the whole group of processes gets the signal: the parent shall finish first. The
  /// engine's own code at exit may crash, so it is not run.
  private static void waitFor(CountDownLatch abandoned) {
    try {
      abandoned.await(LAST_CALLS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
