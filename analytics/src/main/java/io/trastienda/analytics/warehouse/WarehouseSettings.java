package io.trastienda.analytics.warehouse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the room, `trastienda.warehouse.…`.
///
/// @param url JDBC address of ClickHouse, `jdbc:clickhouse://host:port/…`, with `user` and
///   `password` among its parameters where they are not the defaults; without it the product runs
///   and reports say what is missing
/// @param username who signs in, null for the address's or the default user
/// @param password their password, null for the address's or none
/// @param flushRows facts that end a batch, from 1
/// @param flushAfter time that ends a batch
/// @param backOff longest pause after a failure; it starts at a tenth of a second
/// @param standby pause between tries to become the one live ingest
/// @param answerWithin longest time that a question may take, whole seconds
/// @param missing why there is no ClickHouse where there is no address, one sentence for people
@ConfigurationProperties("trastienda.warehouse")
record WarehouseSettings(
    @Nullable String url,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("30000") int flushRows,
    @DefaultValue("250ms") Duration flushAfter,
    @DefaultValue("5s") Duration backOff,
    @DefaultValue("2s") Duration standby,
    @DefaultValue("10s") Duration answerWithin,
    @Nullable String missing) {}
