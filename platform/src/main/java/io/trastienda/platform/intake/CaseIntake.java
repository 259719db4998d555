package io.trastienda.platform.intake;

import io.trastienda.platform.Phrase;
import io.trastienda.platform.Refusal;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.cases.CaseDesk;
import io.trastienda.platform.cases.CaseSummary;
import io.trastienda.platform.cases.NewCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where forms and clients' systems hand in a case, once even if they ask twice.
@Service
public class CaseIntake {

  private static final int LONGEST_KEY = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final CaseDesk desk;
  private final IntakeKeys keys;
  private final Clock clock;

  CaseIntake(CaseDesk desk, IntakeKeys keys, Clock clock) {
    this.desk = desk;
    this.keys = keys;
    this.clock = clock;
  }

  /// Opens a case, or gives the answer of the first time if the same request came before under the
  /// same key.
  ///
  /// @param idempotencyKey 1 to 100 characters of the caller's choice, one per request; null to
  ///   open a case in any event
  /// @return the case as it was when it was opened
  /// @throws io.trastienda.platform.cases.InvalidCase if a value breaks a rule of the work type
  /// @throws IdempotencyKeyRefused if the key is too long, or came with another request before
  @Allowed({
    Role.AGENT,
    Role.COORDINATOR,
    Role.ACCOUNT_MANAGER,
    Role.CLIENT_ADMINISTRATOR,
    Role.CLIENT_REQUESTER
  })
  @Transactional
  public CaseSummary open(TenantId tenant, NewCase wanted, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      return desk.open(tenant, wanted);
    }
    if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY) {
      throw new IdempotencyKeyRefused(
          Refusal.Kind.INVALID,
          Phrase.of("1 to {most} characters", Map.of("most", LONGEST_KEY)),
          Phrase.of("{count} characters", Map.of("count", idempotencyKey.length())));
    }
    String digest = digest(wanted);
    if (keys.take(tenant, idempotencyKey, digest, clock.instant())) {
      CaseSummary opened = desk.open(tenant, wanted);
      keys.answer(tenant, idempotencyKey, JSON.writeValueAsString(opened));
      return opened;
    }
    IntakeKeys.Kept kept = keys.get(tenant, idempotencyKey);
    if (!kept.digest().equals(digest)) {
      throw new IdempotencyKeyRefused(
          Refusal.Kind.CONFLICT, Phrase.of("used for one request only"), idempotencyKey);
    }
    return JSON.readValue(kept.answer(), CaseSummary.class);
  }

  private static String digest(NewCase wanted) {
    Map<String, @Nullable Object> body = new TreeMap<>();
    body.put("workType", wanted.workType());
    body.put("title", wanted.title());
    body.put("clientReference", wanted.clientReference());
    body.put("priority", wanted.priority());
    body.put("queue", wanted.queue());
    body.put("channel", wanted.channel());
    body.put("customer", wanted.customer());
    body.put("fields", wanted.fields());
    try {
      byte[] text = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
