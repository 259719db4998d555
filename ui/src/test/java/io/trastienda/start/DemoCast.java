package io.trastienda.start;

import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.NewTenant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who and what the demo is made of: four client companies and the people around them.
final class DemoCast {

  static final String OPERATOR = "Trastienda BPO";
  static final String PASSWORD = "trastienda-demo";
  static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
  static final String EMPTY_CLIENT = "servidesk";

  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Locale SPANISH = Locale.of("es");
  private static final Locale CATALAN = Locale.of("ca");

  private DemoCast() {}

  /// One client company of the demo.
  ///
  /// @param tenant its row
  /// @param templates what work it hands over
  /// @param casesPerDay how many cases come in on a working day
  /// @param pricesFrom the first day of its rate card
  /// @param prices price in euro by work type, and by `work type/priority` where it differs
  record Company(
      NewTenant tenant,
      List<String> templates,
      int casesPerDay,
      LocalDate pricesFrom,
      Map<String, BigDecimal> prices) {}

  /// One person of the demo.
  ///
  /// @param email what they sign in with
  /// @param name how they are called
  /// @param locale the language of their screens
  /// @param role what they are, for each of the clients
  /// @param clients slugs; empty for the administrator
  /// @param purpose message key of what to try as this person
  record Person(
      String email, String name, Locale locale, Role role, List<String> clients, String purpose) {}

  static List<Company> companies(LocalDate today) {
    LocalDate start = today.minusYears(1).withDayOfYear(1);
    return List.of(
        new Company(
            new NewTenant("acme-hogar", "Acme Hogar", "ACM", ZONE, SPANISH, EURO, "plum"),
            List.of("credit-note", "order-incident", "email-triage"),
            8,
            start,
            Map.of(
                "credit-note", new BigDecimal("3.85"),
                "credit-note/1", new BigDecimal("5.40"),
                "order-incident", new BigDecimal("4.20"),
                "order-incident/1", new BigDecimal("6.10"),
                "email-triage", new BigDecimal("1.15"))),
        new Company(
            new NewTenant("lumina-energia", "Lumina Energía", "LUM", ZONE, SPANISH, EURO, "teal"),
            List.of("collections", "credit-note", "email-triage"),
            7,
            start,
            Map.of(
                "collections", new BigDecimal("2.95"),
                "collections/1", new BigDecimal("4.75"),
                "credit-note", new BigDecimal("3.60"),
                "email-triage", new BigDecimal("0.98"))),
        new Company(
            new NewTenant(
                "sanara-clinicas", "Sanara Clínicas", "SAN", ZONE, CATALAN, EURO, "cocoa"),
            List.of("email-triage", "collections", "credit-note"),
            5,
            start,
            Map.of(
                "email-triage", new BigDecimal("1.32"),
                "collections", new BigDecimal("3.10"),
                "credit-note", new BigDecimal("3.95"),
                "credit-note/2", new BigDecimal("4.35"))),
        new Company(
            new NewTenant(EMPTY_CLIENT, "Servidesk", "SRV", ZONE, SPANISH, EURO, "steel"),
            List.of("incident"),
            0,
            LocalDate.of(2016, 1, 1),
            Map.of(
                "incident/1", new BigDecimal("14.50"),
                "incident/2", new BigDecimal("9.75"),
                "incident/3", new BigDecimal("6.20"),
                "incident/4", new BigDecimal("4.80"))));
  }

  static List<Person> people() {
    List<String> three = List.of("acme-hogar", "lumina-energia", "sanara-clinicas");
    List<String> four = List.of("acme-hogar", "lumina-energia", "sanara-clinicas", EMPTY_CLIENT);
    return List.of(
        new Person(
            "ana.prieto@trastienda.example",
            "Ana Prieto",
            SPANISH,
            Role.AGENT,
            List.of("acme-hogar", "lumina-energia"),
            "demo.purpose.agent"),
        new Person(
            "jordi.ferrer@trastienda.example",
            "Jordi Ferrer",
            CATALAN,
            Role.AGENT,
            List.of("lumina-energia", "sanara-clinicas"),
            "demo.purpose.agent"),
        new Person(
            "lucia.romero@trastienda.example",
            "Lucía Romero",
            SPANISH,
            Role.AGENT,
            three,
            "demo.purpose.agent"),
        new Person(
            "marc.vidal@trastienda.example",
            "Marc Vidal",
            CATALAN,
            Role.AGENT,
            List.of("acme-hogar", "sanara-clinicas"),
            "demo.purpose.agent"),
        new Person(
            "carmen.ortega@trastienda.example",
            "Carmen Ortega",
            SPANISH,
            Role.COORDINATOR,
            three,
            "demo.purpose.coordinator"),
        new Person(
            "rita.sanz@trastienda.example",
            "Rita Sanz",
            SPANISH,
            Role.QUALITY,
            three,
            "demo.purpose.quality"),
        new Person(
            "elena.ruiz@trastienda.example",
            "Elena Ruiz",
            Locale.ENGLISH,
            Role.ACCOUNT_MANAGER,
            four,
            "demo.purpose.account-manager"),
        new Person(
            "tomas.gil@trastienda.example",
            "Tomás Gil",
            SPANISH,
            Role.FINANCE,
            four,
            "demo.purpose.finance"),
        new Person(
            "pilar.costa@trastienda.example",
            "Pilar Costa",
            Locale.ENGLISH,
            Role.ADMINISTRATOR,
            List.of(),
            "demo.purpose.administrator"),
        new Person(
            "marta.gomez@acme-hogar.example",
            "Marta Gómez",
            SPANISH,
            Role.CLIENT_ADMINISTRATOR,
            List.of("acme-hogar"),
            "demo.purpose.client-administrator"),
        new Person(
            "ivan.leal@acme-hogar.example",
            "Iván Leal",
            SPANISH,
            Role.CLIENT_REQUESTER,
            List.of("acme-hogar"),
            "demo.purpose.client-requester"),
        new Person(
            "pau.serra@lumina-energia.example",
            "Pau Serra",
            CATALAN,
            Role.CLIENT_APPROVER,
            List.of("lumina-energia"),
            "demo.purpose.client-approver"),
        new Person(
            "nuria.camps@sanara-clinicas.example",
            "Núria Camps",
            CATALAN,
            Role.CLIENT_VIEWER,
            List.of("sanara-clinicas"),
            "demo.purpose.client-viewer"),
        new Person(
            "oscar.mena@servidesk.example",
            "Óscar Mena",
            Locale.ENGLISH,
            Role.CLIENT_ADMINISTRATOR,
            List.of(EMPTY_CLIENT),
            "demo.purpose.client-administrator"));
  }
}
