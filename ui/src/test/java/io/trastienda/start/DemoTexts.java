package io.trastienda.start;

import io.trastienda.platform.catalogue.Condition;
import io.trastienda.platform.catalogue.WorkType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What the demo's customers and agents write.
final class DemoTexts {

  private static final Map<String, List<String>> TITLES =
      Map.of(
          "credit-note",
          List.of(
              "Nota de crédito por sofá dañado",
              "Abono por cobro duplicado",
              "Descuento no aplicado en la factura",
              "Abono de gastos de envío",
              "Factura con IVA incorrecto",
              "Abono parcial por retraso",
              "Rectificar tarifa de marzo"),
          "order-incident",
          List.of(
              "Pedido incompleto, faltan patas",
              "Entrega retrasada sin aviso",
              "Mesa con golpe en una esquina",
              "Color distinto al pedido",
              "Transportista no encuentra la dirección",
              "Devolución de colchón sin abrir"),
          "collections",
          List.of(
              "Factura impagada, primer aviso",
              "Factura impagada, segundo aviso",
              "Recibo devuelto por el banco",
              "Plan de pago incumplido",
              "Cuota vencida hace 45 días"),
          "email-triage",
          List.of(
              "Correo: cambio de titular",
              "Correo: duplicado de factura",
              "Correo: cita anulada",
              "Correo: reclamación por espera",
              "Correo: cambio de cuenta bancaria",
              "Correo: pregunta por la garantía",
              "Correo: baja de la suscripción"));

  private static final List<String> CHANNELS = List.of("phone", "email", "form", "api");
  private static final List<String> NOTES =
      List.of(
          "Fotos comprobadas, daño reparable. Propongo 20 %.",
          "Llamé dos veces, contesta por la tarde.",
          "El banco confirma la devolución del recibo.",
          "Falta el justificante; lo envía hoy.",
          "Cliente de muchos años, tratar con prioridad.",
          "Dirección corregida con el transportista.");
  private static final List<String> WORDS =
      List.of(
          "F-88213", "F-90417", "P-77120", "P-78344", "ES-2041", "REC-5518", "B-3302", "T-6617");

  private static final Map<String, List<String>> LINES =
      Map.of(
          "carrier", List.of("Rutas del Ebro", "Paquetería Mediterránea", "Norte Exprés"),
          "payee", List.of("Rosa Alonso", "Pere Casals", "Javier Ortiz"),
          "line", List.of("Cuota mensual", "Gastos de envío", "Sofá de tres plazas", "Potencia"),
          "article", List.of("Mesa extensible", "Silla apilable", "Colchón 150 × 190"),
          "sender", List.of("rosa.alonso@correo.example", "pcasals@correo.example"),
          "mailbox", List.of("atencion@buzon.example", "facturas@buzon.example"),
          "subject", List.of("Duda con mi factura", "Cambio de datos", "¿Cuándo llega?"),
          "suspension-approval", List.of("Pau Serra, por correo", "Núria Camps, por teléfono"));

  private static final Map<String, List<String>> PROOFS =
      Map.of(
          "dispatched",
          List.of("Enviado por correo, acuse recibido", "En la factura del día 1"),
          "carrier-contacted",
          List.of("Hablé con Sara, de tráfico, a las 11:20", "Por el portal, aviso 20931"),
          "authorisation-recorded",
          List.of("Grabación R-20931", "Grabación R-21107"));

  /// What the form says when a case ends so, beside what is drawn.
  private static final Map<String, Map<String, String>> ENDINGS =
      Map.ofEntries(
          Map.entry("credit-note/issued", Map.of("decision", "full")),
          Map.entry("credit-note/partly-issued", Map.of("decision", "part")),
          Map.entry("credit-note/rejected", Map.of("decision", "none")),
          Map.entry("credit-note/duplicate", Map.of("decision", "none")),
          Map.entry("order-incident/delivered", Map.of("decision", "deliver")),
          Map.entry("order-incident/replaced", Map.of("decision", "replace")),
          Map.entry("order-incident/refunded", Map.of("decision", "refund")),
          Map.entry("order-incident/claim-won", Map.of("decision", "refund")),
          Map.entry("order-incident/claim-lost", Map.of("decision", "refund")),
          Map.entry("order-incident/not-justified", Map.of("decision", "refuse")),
          Map.entry("collections/paid", debt("yes", "pays-now", "none")),
          Map.entry("collections/partly-paid", debt("yes", "pays-now", "none")),
          Map.entry("collections/disputed", debt("yes", "disputes", "none")),
          Map.entry("collections/unreachable", debt("no", "refuses", "none")),
          Map.entry("collections/suspended", debt("yes", "refuses", "approved")),
          Map.entry("collections/handed-over", debt("yes", "refuses", "approved")),
          Map.entry("email-triage/answered", Map.of("handling", "answer")),
          Map.entry("email-triage/forwarded", Map.of("handling", "forward")),
          Map.entry("email-triage/converted", Map.of("handling", "convert")),
          Map.entry("email-triage/no-answer-needed", Map.of("handling", "close")),
          Map.entry("email-triage/duplicate", Map.of("handling", "close")),
          Map.entry("email-triage/spam", Map.of("handling", "close", "intent", "junk")));

  private static final Set<String> DAYS_TO_COME =
      Set.of("promise-date", "promised-date", "claim-deadline", "restock-date");
  private static final double ABOVE_LIMIT = 0.12;
  private static final BigDecimal TAX = new BigDecimal("0.21");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DemoTexts() {}

  static String title(String workType, Random dice) {
    return pick(TITLES.getOrDefault(workType, List.of("Caso")), dice);
  }

  static String channel(Random dice) {
    return pick(CHANNELS, dice);
  }

  static String note(Random dice) {
    return pick(NOTES, dice);
  }

  /// Gives what proves that an item was done, as the item asks; empty if it asks for nothing.
  static String proof(WorkType.ChecklistItem item, Random dice) {
    return item.evidence() == WorkType.Evidence.NOTE
        ? pick(PROOFS.getOrDefault(item.key(), WORDS), dice)
        : "";
  }

  /// Gives what the front office knew: most of the first half of the fields, which are in the order
  /// in which they come to be known.
  static Map<String, String> opening(WorkType type, Random dice, ZoneId zone, Instant at) {
    Map<String, String> values = finished(type, first(type), dice, zone, at);
    Set<String> known =
        type.fields().stream()
            .limit(type.fields().size() / 2)
            .map(WorkType.Field::key)
            .collect(Collectors.toSet());
    values.keySet().retainAll(known);
    values.values().removeIf(text -> text.isEmpty() || dice.nextDouble() < 0.2);
    Set<String> shown = shown(type, values);
    values.keySet().retainAll(shown);
    return values;
  }

  /// Gives every field that is shown a value and every other none, as an agent leaves a case that
  /// ends with an outcome.
  static Map<String, String> finished(
      WorkType type, String outcome, Random dice, ZoneId zone, Instant at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (WorkType.Field field : type.fields()) {
      if (field.type() != WorkType.FieldType.ATTACHMENT) {
        values.put(field.key(), value(type, field, dice, zone, at));
      }
    }
    ENDINGS
        .getOrDefault(type.key() + "/" + outcome, Map.of())
        .forEach((key, text) -> values.replace(key, text));
    agree(type, values);
    Set<String> shown = shown(type, values);
    values.replaceAll((key, text) -> shown.contains(key) ? text : "");
    return values;
  }

  /// Gives the outcome that a type's cases mostly have.
  static String first(WorkType type) {
    return type.outcomes().getFirst().key();
  }

  /// Gives some fields a value, and those by which they are shown.
  static Map<String, String> asked(
      WorkType type, List<String> keys, Random dice, ZoneId zone, Instant at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : keys) {
      WorkType.Field field = type.field(key).orElseThrow();
      values.put(key, value(type, field, dice, zone, at));
      Condition condition = field.visibleWhen();
      while (condition != null && condition.test() == Condition.Test.ONE_OF) {
        values.put(condition.field(), condition.values().getLast());
        condition = type.field(condition.field()).orElseThrow().visibleWhen();
      }
    }
    return values;
  }

  private static Set<String> shown(WorkType type, Map<String, String> values) {
    return type.shown(values).stream().map(WorkType.Field::key).collect(Collectors.toSet());
  }

  private static Map<String, String> debt(String rightParty, String result, String suspension) {
    return Map.of("right-party", rightParty, "contact-result", result, "suspension", suspension);
  }

  /// Makes the figures of a case agree with each other: lines with totals, net and tax with gross.
  private static void agree(WorkType type, Map<String, String> values) {
    if (values.containsKey("gross-amount") && values.containsKey("net-amount")) {
      BigDecimal gross = new BigDecimal(values.get("gross-amount"));
      BigDecimal net = gross.divide(BigDecimal.ONE.add(TAX), 2, RoundingMode.HALF_UP);
      values.put("net-amount", net.toPlainString());
      values.put("tax-amount", gross.subtract(net).toPlainString());
      type.field("lines")
          .filter(lines -> lines.columns().stream().anyMatch(one -> one.key().equals("net")))
          .ifPresent(lines -> {
            Map<String, String> line =
                new LinkedHashMap<>(lines.lines(values.getOrDefault("lines", "")).getFirst());
            line.put("net", net.toPlainString());
            line.put("tax-rate", TAX.movePointRight(2).toPlainString());
            values.put("lines", JSON.writeValueAsString(List.of(line)));
          });
    }
    type.field("invoices")
        .filter(invoices -> values.containsKey("total-due"))
        .ifPresent(invoices -> {
          String due =
              invoices.lines(values.getOrDefault("invoices", "")).stream()
                  .map(line -> new BigDecimal(line.get("amount")))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .toPlainString();
          values.put("total-due", due);
          values.put("promise-amount", due);
          values.put("paid-amount", due);
        });
    type.field("attempts")
        .filter(attempts -> values.containsKey("contact-attempts"))
        .ifPresent(attempts ->
            values.put(
                "contact-attempts",
                Integer.toString(attempts.lines(values.getOrDefault("attempts", "")).size())));
  }

  private static String value(
      WorkType type, WorkType.Field field, Random dice, ZoneId zone, Instant at) {
    WorkType.Check check = type.check();
    return check != null && field.key().equals(check.amountField())
        ? around(check.above(), dice)
        : value(field, dice, zone, at);
  }

  private static String around(BigDecimal limit, Random dice) {
    int percent = dice.nextDouble() < ABOVE_LIMIT ? 105 + dice.nextInt(120) : 6 + dice.nextInt(90);
    return limit
        .multiply(BigDecimal.valueOf(percent, 2))
        .setScale(2, RoundingMode.HALF_UP)
        .toPlainString();
  }

  /// One of a few customers, so that they come back.
  static String customer(Random dice) {
    return "C-" + (10_000 + dice.nextInt(150));
  }

  private static String value(WorkType.Field field, Random dice, ZoneId zone, Instant at) {
    LocalDate today = at.atZone(zone).toLocalDate();
    return switch (field.type()) {
      case TEXT ->
          "99:99".equals(field.limits().mask())
              ? "%02d:%02d".formatted(9 + dice.nextInt(9), dice.nextInt(60))
              : pick(LINES.getOrDefault(field.key(), WORDS), dice);
      case LONG_TEXT -> pick(NOTES, dice);
      case NUMBER -> Integer.toString(1 + dice.nextInt(60));
      case AMOUNT -> BigDecimal.valueOf(500 + dice.nextInt(45_000), 2).toPlainString();
      case DATE ->
          DAYS_TO_COME.contains(field.key())
              ? today.plusDays(1 + dice.nextInt(7)).toString()
              : today.minusDays(dice.nextInt(20)).toString();
      case CHOICE -> field.choices().get(dice.nextInt(field.choices().size())).key();
      case MULTI_CHOICE ->
          field.choices().stream()
              .limit(1 + dice.nextInt(2))
              .map(WorkType.Choice::key)
              .collect(Collectors.joining(","));
      case CUSTOMER -> customer(dice);
      case ATTACHMENT -> "";
      case TABLE -> lines(field, dice, zone, at);
    };
  }

  private static String lines(WorkType.Field field, Random dice, ZoneId zone, Instant at) {
    List<Map<String, String>> lines = new ArrayList<>();
    for (int i = 1 + dice.nextInt(3); i > 0; i--) {
      Map<String, String> cells = new LinkedHashMap<>();
      field.columns().forEach(column -> cells.put(column.key(), value(column, dice, zone, at)));
      lines.add(cells);
    }
    return JSON.writeValueAsString(lines);
  }

  private static <T> T pick(List<T> from, Random dice) {
    return from.get(dice.nextInt(from.size()));
  }
}
