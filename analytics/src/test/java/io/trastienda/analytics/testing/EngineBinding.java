package io.trastienda.analytics.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The C functions of the engine's library as Java methods, and the only class that touches native
/// memory addresses. It keeps no state of its own; connections and results are opaque segments that
/// {@link EngineSession} and {@link EngineAnswer} own.
@SuppressWarnings("restricted") // calling a C library is what this class is for
final class EngineBinding {
  private final MethodHandle connect;
  private final MethodHandle close;
  private final MethodHandle query;
  private final MethodHandle queryWithParameters;
  private final MethodHandle classify;
  private final MethodHandle buffer;
  private final MethodHandle length;
  private final MethodHandle error;
  private final MethodHandle rowsRead;
  private final MethodHandle bytesRead;
  private final MethodHandle rowsWritten;
  private final MethodHandle bytesWritten;
  private final MethodHandle destroy;

  /// Loads the library into this process and takes its signal handlers away: the JVM needs its own.
  EngineBinding(Path library) {
    SymbolLookup symbols = SymbolLookup.libraryLookup(library, Arena.global());
    connect = function(symbols, "chdb_connect", ADDRESS, JAVA_INT, ADDRESS);
    close = procedure(symbols, "chdb_close_conn", ADDRESS);
    query =
        function(symbols, "chdb_query_n", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG);
    queryWithParameters =
        function(
            symbols,
            "chdb_query_with_params_n",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_LONG);
    classify =
        function(
            symbols,
            "chdb_classify_query_n",
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            ADDRESS);
    buffer = function(symbols, "chdb_result_buffer", ADDRESS, ADDRESS);
    length = function(symbols, "chdb_result_length", JAVA_LONG, ADDRESS);
    error = function(symbols, "chdb_result_error", ADDRESS, ADDRESS);
    rowsRead = function(symbols, "chdb_result_rows_read", JAVA_LONG, ADDRESS);
    bytesRead = function(symbols, "chdb_result_bytes_read", JAVA_LONG, ADDRESS);
    rowsWritten = function(symbols, "chdb_result_rows_written", JAVA_LONG, ADDRESS);
    bytesWritten = function(symbols, "chdb_result_bytes_written", JAVA_LONG, ADDRESS);
    destroy = procedure(symbols, "chdb_destroy_query_result", ADDRESS);
    MethodHandle signals = procedure(symbols, "chdb_set_signal_handlers_enabled", JAVA_INT);
    run(() -> {
      signals.invokeExact(0);
    });
  }

  /// Opens one more connection to `path`, the same for the whole process.
  MemorySegment connect(Path path) {
    try (Arena arena = Arena.ofConfined()) {
      List<String> arguments = List.of("clickhouse", "--path=" + path);
      MemorySegment vector = arena.allocate(ADDRESS, arguments.size());
      for (int i = 0; i < arguments.size(); i++) {
        vector.setAtIndex(ADDRESS, i, arena.allocateFrom(arguments.get(i)));
      }
      MemorySegment handle =
          call(() -> (MemorySegment) connect.invokeExact(arguments.size(), vector));
      if (handle.address() == 0) {
        throw new IllegalStateException("the engine did not open " + path);
      }
      return handle;
    }
  }

  void close(MemorySegment handle) {
    run(() -> {
      close.invokeExact(handle);
    });
  }

  /// How many statements the engine's own parser finds in `sql`; 0 if it is empty or wrong.
  int statements(MemorySegment handle, byte[] sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment analysis = arena.allocate(JAVA_INT, 4);
      analysis.setAtIndex(JAVA_INT, 0, (int) analysis.byteSize());
      MemorySegment text = bytes(arena, sql);
      int state =
          call(() ->
              (int)
                  classify.invokeExact(
                      connection(handle),
                      text,
                      (long) sql.length,
                      MemorySegment.NULL,
                      0L,
                      analysis));
      return state == 0 ? analysis.getAtIndex(JAVA_INT, 1) : 0;
    }
  }

  MemorySegment query(MemorySegment handle, byte[] sql, String format) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = bytes(arena, sql);
      MemorySegment name = bytes(arena, format.getBytes(UTF_8));
      return call(() ->
          (MemorySegment)
              query.invokeExact(
                  connection(handle), text, (long) sql.length, name, name.byteSize() - 1));
    }
  }

  /// As {@link #query}, with values for the `{name:Type}` places; values are written as in TSV.
  MemorySegment query(
      MemorySegment handle, byte[] sql, String format, Map<String, String> parameters) {
    try (Arena arena = Arena.ofConfined()) {
      int count = parameters.size();
      MemorySegment names = arena.allocate(ADDRESS, count);
      MemorySegment nameLengths = arena.allocate(JAVA_LONG, count);
      MemorySegment values = arena.allocate(ADDRESS, count);
      MemorySegment valueLengths = arena.allocate(JAVA_LONG, count);
      int at = 0;
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        byte[] name = parameter.getKey().getBytes(UTF_8);
        byte[] value = parameter.getValue().getBytes(UTF_8);
        names.setAtIndex(ADDRESS, at, bytes(arena, name));
        nameLengths.setAtIndex(JAVA_LONG, at, name.length);
        values.setAtIndex(ADDRESS, at, bytes(arena, value));
        valueLengths.setAtIndex(JAVA_LONG, at, value.length);
        at++;
      }
      MemorySegment text = bytes(arena, sql);
      MemorySegment formatName = bytes(arena, format.getBytes(UTF_8));
      return call(() ->
          (MemorySegment)
              queryWithParameters.invokeExact(
                  connection(handle),
                  text,
                  (long) sql.length,
                  formatName,
                  formatName.byteSize() - 1,
                  names,
                  nameLengths,
                  values,
                  valueLengths,
                  (long) count));
    }
  }

  /// The engine's message, or null if the statement succeeded.
  @Nullable String error(MemorySegment result) {
    if (result.address() == 0) {
      return "Code: 1001. the engine gave no answer";
    }
    MemorySegment message = call(() -> (MemorySegment) error.invokeExact(result));
    return message.address() == 0 ? null : message.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /// The answer's bytes, where the engine keeps them; valid until {@link #destroy}.
  MemorySegment answer(MemorySegment result) {
    long size = call(() -> (long) length.invokeExact(result));
    return size == 0
        ? MemorySegment.NULL
        : call(() -> (MemorySegment) buffer.invokeExact(result)).reinterpret(size);
  }

  long rowsRead(MemorySegment result) {
    return call(() -> (long) rowsRead.invokeExact(result));
  }

  long bytesRead(MemorySegment result) {
    return call(() -> (long) bytesRead.invokeExact(result));
  }

  long rowsWritten(MemorySegment result) {
    return call(() -> (long) rowsWritten.invokeExact(result));
  }

  long bytesWritten(MemorySegment result) {
    return call(() -> (long) bytesWritten.invokeExact(result));
  }

  void destroy(MemorySegment result) {
    run(() -> {
      destroy.invokeExact(result);
    });
  }

  private static MemorySegment connection(MemorySegment handle) {
    return handle.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  private static MemorySegment bytes(Arena arena, byte[] value) {
    MemorySegment segment = arena.allocate(value.length + 1L);
    MemorySegment.copy(value, 0, segment, JAVA_BYTE, 0, value.length);
    return segment;
  }

  private static MethodHandle function(
      SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  private static MethodHandle procedure(
      SymbolLookup symbols, String name, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  private static void run(Procedure procedure) {
    call(() -> {
      procedure.run();
      return true;
    });
  }

  private static <T> T call(Function<T> function) {
    try {
      return function.run();
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable checked) {
      throw new IllegalStateException(checked);
    }
  }

  @FunctionalInterface
  private interface Procedure {
    void run() throws Throwable;
  }

  @FunctionalInterface
  private interface Function<T> {
    T run() throws Throwable;
  }
}
