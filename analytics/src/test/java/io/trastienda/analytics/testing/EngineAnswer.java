package io.trastienda.analytics.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What one statement gave back; its bytes stay in the engine's memory until it is closed.
final class EngineAnswer implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final EngineBinding engine;
  private final MemorySegment result;
  private final MemorySegment bytes;

  /// Takes over `result` and frees it; throws {@link EngineRefusal} if it carries an error.
  EngineAnswer(EngineBinding engine, MemorySegment result) {
    String error = engine.error(result);
    if (error != null) {
      if (result.address() != 0) {
        engine.destroy(result);
      }
      throw EngineRefusal.ofEngine(error);
    }
    this.engine = engine;
    this.result = result;
    this.bytes = engine.answer(result);
  }

  /// Number of bytes of the answer; 0 if the statement returns nothing.
  long length() {
    return bytes.byteSize();
  }

  /// Copies the answer piece by piece, so that a large one does not pass through the heap at once.
  void writeTo(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (long from = 0; from < bytes.byteSize(); from += CHUNK) {
      int size = (int) Math.min(CHUNK, bytes.byteSize() - from);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, chunk, 0, size);
      out.write(chunk, 0, size);
    }
  }

  /// The counters in ClickHouse's own form, for the header `X-ClickHouse-Summary`.
  String summary(long elapsedNanos) {
    return """
    {"read_rows":"%d","read_bytes":"%d","written_rows":"%d","written_bytes":"%d",\
    "total_rows_to_read":"0","result_rows":"0","result_bytes":"%d","elapsed_ns":"%d"}\
    """
        .formatted(
            engine.rowsRead(result),
            engine.bytesRead(result),
            engine.rowsWritten(result),
            engine.bytesWritten(result),
            length(),
            elapsedNanos);
  }

  @Override
  public void close() {
    engine.destroy(result);
  }
}
