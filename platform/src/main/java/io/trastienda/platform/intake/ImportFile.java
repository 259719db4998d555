package io.trastienda.platform.intake;

import io.trastienda.platform.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/// A stored file, read again piece by piece: only one piece is in memory, and no transaction is
/// open between two of them.
final class ImportFile extends InputStream {

  static final int PIECE = 1024 * 1024;

  private final TransactionTemplate transaction;
  private final ImportJobs jobs;
  private final TenantId tenant;
  private final long job;
  private byte[] piece = new byte[0];
  private int at;
  private int next;

  ImportFile(TransactionTemplate transaction, ImportJobs jobs, TenantId tenant, long job) {
    this.transaction = transaction;
    this.jobs = jobs;
    this.tenant = tenant;
    this.job = job;
  }

  /// Stores a file to its end.
  ///
  /// @return how many pieces it has, 0 for an empty file
  static int store(
      TransactionTemplate transaction, ImportJobs jobs, TenantId tenant, long job, InputStream file)
      throws IOException {
    int pieces = 0;
    byte[] body = file.readNBytes(PIECE);
    while (body.length > 0) {
      byte[] stored = body;
      int number = pieces++;
      transaction.executeWithoutResult(_ -> jobs.addChunk(tenant, job, number, stored));
      body = file.readNBytes(PIECE);
    }
    return pieces;
  }

  @Override
  public int read() {
    return fill() ? piece[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, taken);
    at += taken;
    return taken;
  }

  /// GZIPInputStream asks it to tell one packed part from the end.
  @Override
  public int available() {
    return fill() ? piece.length - at : 0;
  }

  private boolean fill() {
    if (at == piece.length) {
      int wanted = next;
      piece =
          Objects.requireNonNull(
              transaction.execute(_ -> jobs.chunk(tenant, job, wanted).orElse(new byte[0])));
      at = 0;
      next++;
    }
    return at < piece.length;
  }
}
