package io.trastienda.platform.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How much of a client's past is taken at once.
///
/// @param threads how many imports run at the same time in one program, from 1; one per client
/// @param pollingInterval how long an import waits at most for its turn when nobody calls for it
/// @param heartbeatInterval how often a running import says that it is alive
/// @param missedHeartbeats after how many of them, from 4, another program takes the import over
/// @param longestRow the bytes that a row of a file may have
/// @param mostRowsOfCase the rows that a case may have
@ConfigurationProperties("trastienda.intake")
record IntakeSettings(
    @DefaultValue("2") int threads,
    @DefaultValue("1s") Duration pollingInterval,
    @DefaultValue("2s") Duration heartbeatInterval,
    @DefaultValue("4") int missedHeartbeats,
    @DefaultValue("1MB") DataSize longestRow,
    @DefaultValue("10000") int mostRowsOfCase) {}
