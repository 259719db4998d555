package io.trastienda.start;

import io.trastienda.platform.catalogue.WorkType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Gives what the front office knew: about half of the fields.
  static Map<String, String> opening(WorkType type, Random dice, ZoneId zone, Instant at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (WorkType.Field field : type.fields()) {
      if (dice.nextDouble() < 0.5) {
        values.put(field.key(), value(field, dice, zone, at));
      }
    }
    return values;
  }

  /// Gives every field a value, as an agent leaves a case.
  static Map<String, String> finished(WorkType type, Random dice, ZoneId zone, Instant at) {
    Map<String, String> values = new LinkedHashMap<>();
    for (WorkType.Field field : type.fields()) {
      values.put(field.key(), value(field, dice, zone, at));
    }
    return values;
  }

  private static String value(WorkType.Field field, Random dice, ZoneId zone, Instant at) {
    return switch (field.type()) {
      case TEXT -> pick(WORDS, dice);
      case LONG_TEXT -> pick(NOTES, dice);
      case NUMBER -> Integer.toString(1 + dice.nextInt(60));
      case AMOUNT -> BigDecimal.valueOf(500 + dice.nextInt(45_000), 2).toPlainString();
      case DATE -> at.atZone(zone).toLocalDate().minusDays(dice.nextInt(20)).toString();
      case CHOICE -> field.choices().get(dice.nextInt(field.choices().size())).key();
      case MULTI_CHOICE ->
          field.choices().stream()
              .limit(1 + dice.nextInt(field.choices().size()))
              .map(WorkType.Choice::key)
              .collect(Collectors.joining(","));
      case CUSTOMER -> "C-" + (10_000 + dice.nextInt(90_000));
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
