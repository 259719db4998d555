package io.trastienda.ui.admin;

import io.trastienda.platform.PersonId;

/// Where the screens of this room are, without a leading slash.
final class Addresses {

  static final String CLIENTS = "admin/tenants";
  static final String NEW_CLIENT = "admin/new-tenant";
  static final String PEOPLE = "admin/people";
  static final String NEW_PERSON = "admin/new-person";
  static final String MAIL = "admin/mail";

  private Addresses() {}

  static String client(String slug) {
    return CLIENTS + "/" + slug;
  }

  static String person(PersonId person) {
    return PEOPLE + "/" + person.value();
  }
}
