package io.trastienda.platform.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// The text of an API key, `trs_<name>_<32 random bytes>_<check>`: recognised in a log or a
/// repository by its beginning, mistyped ones by their check, before anything is looked up.
///
/// @param value the whole text
record ApiKeyText(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE =
      Pattern.compile("trs_[a-z0-9-]{1,40}_[0-9a-f]{64}_[0-9a-f]{8}");
  private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");

  static ApiKeyText random(String name) {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String label = UNFIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    String body = "trs_" + label + "_" + HexFormat.of().formatHex(secret);
    return new ApiKeyText(body + "_" + check(body));
  }

  boolean wellFormed() {
    int end = value.lastIndexOf('_');
    return SHAPE.matcher(value).matches()
        && check(value.substring(0, end)).equals(value.substring(end + 1));
  }

  /// Gives what is kept instead of the key.
  String hash() {
    return sha256(value);
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String check(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
