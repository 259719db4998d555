package io.trastienda.platform.tenancy;

import io.trastienda.platform.PersonId;

/// Who a call is made by.
public sealed interface Actor {

  /// Names the actor in the audit trail: `person:7`, `key:3`, `job:relay`.
  String label();

  /// Somebody who signed in.
  ///
  /// @param id the person
  record Person(PersonId id) implements Actor {
    @Override
    public String label() {
      return "person:" + id;
    }
  }

  /// A client's system that sent an API key.
  ///
  /// @param id the key's number, from 1; never the key itself
  record ApiKey(long id) implements Actor {
    @Override
    public String label() {
      return "key:" + id;
    }
  }

  /// A part of the product at work by itself. Only code names one, never a request.
  ///
  /// @param name what it does, such as `history-import`
  record Job(String name) implements Actor {
    @Override
    public String label() {
      return "job:" + name;
    }
  }

  /// Nobody: a request before anyone signed in.
  record Nobody() implements Actor {
    @Override
    public String label() {
      return "nobody";
    }
  }
}
