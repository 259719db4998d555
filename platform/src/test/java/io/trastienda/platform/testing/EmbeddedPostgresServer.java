package io.trastienda.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A server of our own, on a free port of the loopback interface.
///
/// The library starts the server without fsync; a durable one gets it back, because data without it
/// are lost with the machine's power.
final class EmbeddedPostgresServer implements PostgresServer {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final String VERSION = "18";
  private static final Pattern OF_INITDB =
      Pattern.compile("PG_VERSION|base|global|(pg_|postgresql|postmaster).*");
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private final EmbeddedPostgres postgres;
  private final Path directory;
  private final boolean temporary;
  private final ParentWatch watch;

  private EmbeddedPostgresServer(
      EmbeddedPostgres postgres, Path directory, boolean temporary, ParentWatch watch) {
    this.postgres = postgres;
    this.directory = directory;
    this.temporary = temporary;
    this.watch = watch;
  }

  /// Starts the server on a directory, first stopping a server that a killed JVM left behind there.
  static EmbeddedPostgresServer start(@Nullable Path dataDirectory) {
    boolean temporary = dataDirectory == null;
    try {
      Path directory =
          dataDirectory == null
              ? Files.createTempDirectory("trastienda-postgres-")
              : Files.createDirectories(dataDirectory).toAbsolutePath();
      Path cluster = directory.resolve("cluster");
      PostmasterFile left = new PostmasterFile(cluster);
      left.stopOrphan(STOP_LIMIT);
      discardHalfInitialised(cluster);
      refuseDamaged(cluster);

      boolean durable = !temporary || BackendSetting.durabilityWanted();
      EmbeddedPostgres postgres =
          builder(cluster, directory.resolve("server.log"), durable).start();
      ParentWatch watch = ParentWatch.over(left.pid().orElseThrow(), temporary ? directory : null);
      var server = new EmbeddedPostgresServer(postgres, directory, temporary, watch);
      PostgresBackend.prepare(postgres.getPostgresDatabase(), server.superuser());
      return server;
    } catch (IOException | RuntimeException e) {
      throw new DataDirectoryUnavailable(
          "PostgreSQL does not start on "
              + (dataDirectory == null
                  ? "a temporary directory"
                  : DataDirectoryUnavailable.seenFromHere(dataDirectory))
              + " ("
              + e.getMessage()
              + "); its own words are in server.log there",
          e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path cluster, Path serverLog, boolean durable) {
    String onIfDurable = durable ? "on" : "off";
    return EmbeddedPostgres.builder()
        .setDataDirectory(cluster)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(!ParentWatch.available())
        .setPGStartupWait(START_LIMIT)
        .setOutputRedirector(Redirect.appendTo(serverLog.toFile()))
        .setErrorRedirector(Redirect.appendTo(serverLog.toFile()))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("fsync", onIfDurable)
        .setServerConfig("synchronous_commit", onIfDurable)
        .setServerConfig("full_page_writes", onIfDurable);
  }

  /// A JVM killed during `initdb` leaves a directory that neither starts nor can be initialised.
  /// What somebody else put there is not ours to remove.
  private static void discardHalfInitialised(Path cluster) throws IOException {
    if (Files.exists(cluster) && !Files.exists(cluster.resolve("postgresql.conf"))) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(cluster)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (!OF_INITDB.matcher(name).matches()) {
            throw new IOException("cluster holds " + name + ", which is not PostgreSQL's");
          }
        }
      } catch (NotDirectoryException e) {
        throw new IOException("cluster is a file, not a directory", e);
      }
      log.warn("The PostgreSQL directory was never finished; starting it anew");
      FileSystemUtils.deleteRecursively(cluster);
    }
  }

  /// The library would wait its whole limit for a server that ended at once.
  private static void refuseDamaged(Path cluster) throws IOException {
    if (!Files.exists(cluster)) {
      return;
    }
    Path version = cluster.resolve("PG_VERSION");
    if (!(Files.exists(version) && Files.exists(cluster.resolve("global/pg_control")))) {
      throw new IOException("the cluster lacks its version or its control file");
    }
    String made = Files.readString(version).strip();
    if (!made.equals(VERSION)) {
      throw new IOException("cluster was made by PostgreSQL " + made + ", but this is " + VERSION);
    }
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + PostgresBackend.DATABASE;
  }

  @Override
  public DataSource superuser() {
    return PostgresBackend.dataSource(url(), "postgres", "postgres");
  }

  @Override
  public void stop() {
    try {
      postgres.close();
      watch.dismiss();
      if (temporary) {
        FileSystemUtils.deleteRecursively(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
