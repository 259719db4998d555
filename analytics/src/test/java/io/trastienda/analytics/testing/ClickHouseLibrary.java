package io.trastienda.analytics.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Where the engine's library is on this machine: the file that `LIBCHDB` names, else the one in
/// the user's cache, else one that is fetched once by `npm pack`, whose SHA-512 must be the known
/// one.
public final class ClickHouseLibrary {
  /// Version of the npm package, which holds ClickHouse 26.7.
  static final String VERSION = "26.7.3-stable.1";

  private static final String FILE = "libchdb.so";
  private static final int FETCH_MINUTES = 15;

  /// SHA-512 of the package in Base64 for the platforms where it has been verified. For another
  /// platform npm is asked for the published one.
  private static final Map<String, String> SHA_512 =
      Map.of(
          "linux-x64-gnu",
          "XP97mMqnc5tZpKQywR8N7cLTsHNiTmHr30pC5mzo3jWmukjKn2IBa60c2B/gWUNcuFjOMjWoorQICCqBVj5wpw==");

  private final Map<String, String> environment;
  private final String platform;

  ClickHouseLibrary(Map<String, String> environment, String platform) {
    this.environment = Map.copyOf(environment);
    this.platform = platform;
  }

  /// The library of this machine; the first call on a machine downloads about 180 MB.
  ///
  /// @throws ClickHouseUnavailable if there is none for this platform or it cannot be fetched
  public static Path find() throws ClickHouseUnavailable {
    return new ClickHouseLibrary(
            System.getenv(),
            platform(System.getProperty("os.name", ""), System.getProperty("os.arch", "")))
        .locate();
  }

  /// The npm package's word for a platform, for example `linux-x64-gnu`.
  static String platform(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    String architecture = processor.equals("aarch64") ? "arm64" : "x64";
    return name.startsWith("linux")
        ? "linux-" + architecture + "-gnu"
        : name.startsWith("mac") ? "darwin-" + architecture : name + "-" + architecture;
  }

  Path locate() throws ClickHouseUnavailable {
    String named = environment.get("LIBCHDB");
    if (named != null && !named.isBlank()) {
      Path file = Path.of(named);
      if (!Files.isRegularFile(file)) {
        throw new ClickHouseUnavailable("LIBCHDB must name the file libchdb.so, but is " + named);
      }
      return file.toAbsolutePath();
    }
    Path home = cache().resolve(Path.of("libchdb", VERSION, platform));
    Path library = home.resolve(FILE);
    if (Files.isRegularFile(library)) {
      return library;
    }
    if (!platform.startsWith("linux-") && !platform.startsWith("darwin-")) {
      throw new ClickHouseUnavailable(
          "Reports need a ClickHouse and none runs inside the product on "
              + platform
              + ", set TRASTIENDA_CLICKHOUSE_URL to one that runs elsewhere");
    }
    try {
      fetch(home, library);
    } catch (IOException e) {
      throw new ClickHouseUnavailable(
          "Reports need the ClickHouse library, and it could not be unpacked into " + home, e);
    }
    return library;
  }

  private Path cache() {
    String chosen = environment.get("XDG_CACHE_HOME");
    return (chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(chosen))
        .resolve("trastienda")
        .toAbsolutePath();
  }

  /// Everything happens in a directory of this call; the last step is one atomic move, so that
  /// neither a kill nor a second process leaves half a library.
  private void fetch(Path home, Path library) throws IOException, ClickHouseUnavailable {
    Files.createDirectories(home);
    Path workshop = Files.createTempDirectory(home, "fetch");
    try {
      String known = SHA_512.get(platform);
      String expected = known == null ? published() : known;
      npm(workshop, "pack", packageName(), "--silent", "--pack-destination", workshop.toString());
      Path unpacked = unpack(onlyFileIn(workshop), workshop.resolve(FILE), expected);
      Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Directories.delete(workshop);
    }
  }

  private String published() throws IOException, ClickHouseUnavailable {
    Path here = Path.of(".").toAbsolutePath();
    return npm(here, "view", packageName(), "dist.integrity").strip().replaceFirst("^sha512-", "");
  }

  private String packageName() {
    return "@chdb/lib-" + platform + "@" + VERSION;
  }

  private String npm(Path directory, String... arguments)
      throws IOException, ClickHouseUnavailable {
    List<String> command = new ArrayList<>(List.of(npm().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new ClickHouseUnavailable(
            "Reports need the ClickHouse library, and npm could not fetch %s: fetch it where there is a network and set LIBCHDB to its file"
                .formatted(packageName()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClickHouseUnavailable("The wait for npm was interrupted", e);
    }
    return said;
  }

  private Path npm() throws ClickHouseUnavailable {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, "npm"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new ClickHouseUnavailable(
                "Reports need the ClickHouse library, and npm is not there to fetch it: install npm, or set LIBCHDB to its file, or TRASTIENDA_CLICKHOUSE_URL to a running ClickHouse"));
  }

  private static Path onlyFileIn(Path workshop) throws IOException {
    try (var files = Files.newDirectoryStream(workshop, "*.tgz")) {
      return files.iterator().next();
    }
  }

  /// Copies the library out of the package while the digest of the whole package is computed; the
  /// copy counts only if that digest is the expected one.
  static Path unpack(Path packed, Path target, @Nullable String expectedSha512)
      throws IOException, ClickHouseUnavailable {
    MessageDigest digest = sha512();
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(packed), digest)) {
      copyEntry(new GZIPInputStream(in, 1 << 16), target);
      in.transferTo(OutputStream.nullOutputStream());
    }
    String actual = Base64.getEncoder().encodeToString(digest.digest());
    if (!actual.equals(expectedSha512)) {
      Files.deleteIfExists(target);
      throw new ClickHouseUnavailable(
          "The ClickHouse library that npm fetched is not used: its SHA-512 must be %s, but is %s"
              .formatted(expectedSha512, actual));
    }
    return target;
  }

  /// Reads a tar file up to the library: headers of 512 bytes, name at 0, octal size at 124.
  private static void copyEntry(InputStream tar, Path target) throws IOException {
    byte[] header = tar.readNBytes(512);
    while (header.length == 512 && header[0] != 0) {
      String name = new String(header, 0, 100, UTF_8);
      long size = Long.parseLong(new String(header, 124, 12, UTF_8).replace('\0', ' ').strip(), 8);
      if (name.substring(0, name.indexOf('\0')).endsWith("/" + FILE)) {
        try (var out = Files.newOutputStream(target)) {
          byte[] chunk = new byte[1 << 16];
          for (long left = size; left > 0; ) {
            int read = tar.read(chunk, 0, (int) Math.min(chunk.length, left));
            if (read < 0) {
              throw new IOException("the package ends inside " + FILE);
            }
            out.write(chunk, 0, read);
            left -= read;
          }
        }
        return;
      }
      tar.skipNBytes((size + 511) / 512 * 512);
      header = tar.readNBytes(512);
    }
    throw new IOException("the package holds no " + FILE);
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
