package io.trastienda.platform.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// A broker and its controller inside this JVM, on free ports of the loopback interface.
final class EmbeddedKafkaServer implements KafkaServer {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafkaServer.class);
  private static final int NODE = 1;

  private final Path directory;
  private final ParentWatch watch;
  private final boolean temporary;
  private final int brokerPort;
  private final int controllerPort;
  private @Nullable KafkaRaftServer server;

  private EmbeddedKafkaServer(Path directory, boolean temporary) throws IOException {
    this.directory = directory;
    this.temporary = temporary;
    this.watch = temporary ? ParentWatch.overDirectory(directory) : ParentWatch.none();
    try (ServerSocket broker = loopbackSocket();
        ServerSocket controller = loopbackSocket()) {
      this.brokerPort = broker.getLocalPort();
      this.controllerPort = controller.getLocalPort();
    }
  }

  static EmbeddedKafkaServer start(@Nullable Path dataDirectory) {
    try {
      Path directory =
          dataDirectory == null
              ? Files.createTempDirectory("trastienda-kafka-")
              : Files.createDirectories(dataDirectory).toAbsolutePath();
      var server = new EmbeddedKafkaServer(directory, dataDirectory == null);
      server.format();
      server.restart();
      return server;
    } catch (IOException | RuntimeException e) {
      throw new DataDirectoryUnavailable(
          "Kafka does not start on "
              + (dataDirectory == null
                  ? "a temporary directory"
                  : DataDirectoryUnavailable.seenFromHere(dataDirectory))
              + ": "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + brokerPort;
  }

  @Override
  public synchronized void restart() {
    stop();
    // A broker in trouble ends its process; ours carries an application besides.
    Exit.setHaltProcedure((status, message) -> failInsteadOfExit(status, message));
    Exit.setExitProcedure((status, message) -> failInsteadOfExit(status, message));
    KafkaRaftServer started = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
    started.startup();
    server = started;
  }

  @Override
  public synchronized void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      server = null;
      running.shutdown();
      running.awaitShutdown();
    }
  }

  @Override
  public void close() {
    stop();
    watch.dismiss();
    if (temporary) {
      try {
        FileSystemUtils.deleteRecursively(directory);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot remove the temporary records of Kafka", e);
      }
    }
  }

  /// Writes the cluster's id and the metadata's first record, which a broker demands to find;
  /// leaves a directory alone that has them.
  private void format() throws IOException {
    Path meta = directory.resolve("meta.properties");
    if (Files.exists(meta)) {
      refuseForeign(meta);
      return;
    }
    KafkaConfig config = new KafkaConfig(settings(), false);
    try (var silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silence)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(directory.toString())
          .setMetadataLogDirectory(directory.toString())
          .setControllerListenerName("CONTROLLER")
          .setHasDynamicQuorum(false)
          .setUnstableFeatureVersionsEnabled(config.unstableFeatureVersionsEnabled())
          .setIgnoreFormatted(false)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("the directory of Kafka cannot be formatted", e);
    }
  }

  /// The broker would say so with a stack trace.
  private static void refuseForeign(Path meta) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(meta)) {
      properties.load(reader);
    }
    if (!Integer.toString(NODE).equals(properties.getProperty("node.id"))
        || properties.getProperty("cluster.id") == null) {
      throw new IOException("its meta.properties is of another Kafka");
    }
  }

  /// Everything that differs from Kafka's defaults: one node, loopback, little memory.
  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "" + NODE),
        Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:" + brokerPort + ",CONTROLLER://127.0.0.1:" + controllerPort),
        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("log.dirs", directory.toString()),
        Map.entry("auto.create.topics.enable", "false"),
        Map.entry("default.replication.factor", "1"),
        Map.entry("min.insync.replicas", "1"),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "1"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("transaction.state.log.num.partitions", "1"),
        Map.entry("share.coordinator.state.topic.replication.factor", "1"),
        Map.entry("share.coordinator.state.topic.min.isr", "1"),
        Map.entry("share.coordinator.state.topic.num.partitions", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("log.segment.bytes", "" + 64 * 1024 * 1024),
        Map.entry("log.index.size.max.bytes", "" + 1024 * 1024),
        Map.entry("log.cleaner.dedupe.buffer.size", "" + 4 * 1024 * 1024),
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"));
  }

  private static ServerSocket loopbackSocket() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static void failInsteadOfExit(int status, @Nullable String message) {
    log.error("The embedded Kafka wanted to end its process with status {}: {}", status, message);
    throw new IllegalStateException("the embedded Kafka has failed with status " + status);
  }
}
