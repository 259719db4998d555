package io.trastienda.start;

import io.trastienda.Application;
import io.trastienda.analytics.testing.ClickHouseBackend;
import io.trastienda.analytics.testing.ClickHouseUnavailable;
import io.trastienda.platform.testing.DataDirectory;
import io.trastienda.platform.testing.DataDirectoryUnavailable;
import io.trastienda.platform.testing.KafkaBackend;
import io.trastienda.platform.testing.PostgresBackend;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;

/// Starts the whole product on one machine: `./mvnw` runs this program.
///
/// Backends whose address is set from outside are used; the others are embedded and keep their data
/// under `.data/`. Every trouble that a person can mend is told in one sentence.
public final class StartTrastienda {

  private static final PrintStream OUT = System.out;
  private static final int DEFAULT_PORT = 8080;

  private StartTrastienda() {}

  /// Starts the backends, then the product with the demo.
  ///
  /// @param arguments Spring Boot's command-line arguments; `--server.port` moves the screens
  public static void main(String[] arguments) {
    long began = System.nanoTime();
    try {
      refuseTakenPort(port(arguments));
      DataDirectory data = DataDirectory.open(Path.of(""));
      Map<String, Object> properties = startBackends(data, began);
      SpringApplication.Running running =
          SpringApplication.from(Application::main)
              .with(StartConfiguration.class)
              .run(withProperties(properties, arguments));
      String port =
          running.getApplicationContext().getEnvironment().getProperty("local.server.port");
      say(began, "Trastienda is ready on http://localhost:" + port);
    } catch (DataDirectoryUnavailable | Trouble trouble) {
      stop(String.valueOf(trouble.getMessage()));
    } catch (RuntimeException failure) {
      if (failure.getCause() instanceof PortInUseException taken) {
        stop(portTaken(taken.getPort()));
      }
      throw failure;
    }
  }

  private static Map<String, Object> startBackends(DataDirectory data, long began) {
    say(began, "Starting PostgreSQL, Kafka and ClickHouse; the first start unpacks them");
    Map<String, Object> properties = new HashMap<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Map<String, String>> postgres =
          threads.submit(() -> {
            Map<String, String> found = PostgresBackend.start(data.postgres()).properties();
            say(began, "PostgreSQL answers");
            return found;
          });
      Future<Map<String, String>> kafka =
          threads.submit(() -> {
            Map<String, String> found = KafkaBackend.start(data.kafka()).properties();
            say(began, "Kafka answers");
            return found;
          });
      Future<Map<String, String>> clickhouse = threads.submit(() -> clickhouse(data, began));
      properties.putAll(postgres.get());
      properties.putAll(kafka.get());
      properties.putAll(clickhouse.get());
      return properties;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof DataDirectoryUnavailable trouble) {
        throw trouble;
      }
      throw new IllegalStateException("A backend did not start", failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Trouble("The start was interrupted.");
    }
  }

  private static Map<String, String> clickhouse(DataDirectory data, long began) {
    try {
      Map<String, String> found = ClickHouseBackend.start(data.clickhouse()).properties();
      say(began, "ClickHouse answers");
      return found;
    } catch (ClickHouseUnavailable none) {
      say(began, none.getMessage() + ". Cases and statements work; reports will say so.");
      return Map.of("trastienda.warehouse.missing", String.valueOf(none.getMessage()));
    }
  }

  private static String[] withProperties(Map<String, Object> properties, String[] arguments) {
    String[] all = new String[properties.size() + arguments.length];
    int next = 0;
    for (Map.Entry<String, Object> property : properties.entrySet()) {
      all[next++] = "--" + property.getKey() + "=" + property.getValue();
    }
    System.arraycopy(arguments, 0, all, next, arguments.length);
    return all;
  }

  private static int port(String[] arguments) {
    String prefix = "--server.port=";
    for (String argument : arguments) {
      if (argument.startsWith(prefix)) {
        return Integer.parseInt(argument.substring(prefix.length()));
      }
    }
    String set = System.getenv("SERVER_PORT");
    return set == null ? Integer.getInteger("server.port", DEFAULT_PORT) : Integer.parseInt(set);
  }

  private static void refuseTakenPort(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.ofLiteral("0.0.0.0"))) {
      if (!probe.isBound()) {
        throw new Trouble(portTaken(port));
      }
    } catch (IOException taken) {
      throw new Trouble(portTaken(port), taken);
    }
  }

  private static String portTaken(int port) {
    return "Port "
        + port
        + " is taken by another program: stop it, or start with SERVER_PORT set to a free one.";
  }

  private static void say(long began, String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - began);
    OUT.printf("[%5.1f s] %s%n", since.toMillis() / 1000.0, what);
    OUT.flush();
  }

  private static void stop(String sentence) {
    System.err.println(sentence);
    Runtime.getRuntime().halt(1);
  }

  /// Trouble that the person at the keyboard can mend.
  private static final class Trouble extends RuntimeException {
    Trouble(String sentence) {
      super(sentence);
    }

    Trouble(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
