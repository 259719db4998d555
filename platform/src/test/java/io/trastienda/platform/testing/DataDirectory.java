package io.trastienda.platform.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The directory `.data`, where the embedded backends of the start program keep their data, held by
/// one process at a time.
public final class DataDirectory implements AutoCloseable {

  /// A process loses all its locks on a file with the first channel it closes there, so a second
  /// start in this JVM must be refused before it opens one.
  private static final Set<Path> heldHere = ConcurrentHashMap.newKeySet();

  /// A channel that nobody can reach any more is closed with the garbage, and its lock is gone,
  /// while the backends still run on the directory.
  private static final Set<FileChannel> locks = ConcurrentHashMap.newKeySet();

  /// One byte far behind the process id, which others may thus read wherever locks are mandatory.
  private static final long LOCK_POSITION = Long.MAX_VALUE - 1;

  private final Path directory;
  private final FileChannel lock;

  private DataDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /// Takes the directory `.data` under a root, creating what is missing.
  ///
  /// @throws DataDirectoryUnavailable if another process holds it, or it cannot be written
  public static DataDirectory open(Path root) {
    Path directory = root.toAbsolutePath().normalize().resolve(".data");
    if (!heldHere.add(directory)) {
      throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
    }
    DataDirectory opened = null;
    try {
      Files.createDirectories(directory);
      opened = new DataDirectory(directory, lock(directory));
      Files.createDirectories(opened.postgres());
      Files.createDirectories(opened.kafka());
      Files.createDirectories(opened.clickhouse());
      return opened;
    } catch (IOException | DataDirectoryUnavailable e) {
      if (opened != null) {
        opened.close();
      }
      heldHere.remove(directory);
      throw e instanceof DataDirectoryUnavailable refusal
          ? refusal
          : unusable(directory, (IOException) e);
    }
  }

  /// Where PostgreSQL keeps its data.
  public Path postgres() {
    return directory.resolve("postgres");
  }

  /// Where Kafka keeps its data.
  public Path kafka() {
    return directory.resolve("kafka");
  }

  /// Where ClickHouse keeps its data.
  public Path clickhouse() {
    return directory.resolve("clickhouse");
  }

  /// Lets the next process have the directory.
  @Override
  public void close() {
    try {
      locks.remove(lock);
      lock.close();
    } catch (IOException e) {
      throw unusable(directory, e);
    } finally {
      heldHere.remove(directory);
    }
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock(LOCK_POSITION, 1, false) == null) {
        throw inUse(directory, read(channel));
      }
      channel.truncate(0);
      channel.write(
          StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())), 0);
      locks.add(channel);
      return channel;
    } catch (IOException | DataDirectoryUnavailable e) {
      channel.close();
      throw e;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(20);
    channel.read(bytes, 0);
    return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
  }

  private static DataDirectoryUnavailable inUse(Path directory, String process) {
    return new DataDirectoryUnavailable(
        "The data directory "
            + DataDirectoryUnavailable.seenFromHere(directory)
            + " is in use by process "
            + process
            + "; stop that one first.",
        null);
  }

  private static DataDirectoryUnavailable unusable(Path directory, IOException cause) {
    return new DataDirectoryUnavailable(
        "The data directory "
            + DataDirectoryUnavailable.seenFromHere(directory)
            + " cannot be used: "
            + reason(directory, cause)
            + ".",
        cause);
  }

  private static String reason(Path directory, IOException cause) {
    if (cause instanceof FileSystemException problem && problem.getFile() != null) {
      Path file = Path.of(problem.getFile());
      String name = file.equals(directory) ? "it" : file.getFileName().toString();
      return cause instanceof FileAlreadyExistsException
          ? name + " is a file, not a directory"
          : name + " cannot be written" + because(problem.getReason());
    }
    return String.valueOf(cause.getMessage());
  }

  private static String because(@Nullable String reason) {
    return reason == null ? "" : " (" + reason + ")";
  }
}
