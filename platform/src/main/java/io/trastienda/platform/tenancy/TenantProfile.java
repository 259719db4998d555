package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/// What everybody who works for a client may know of it.
///
/// @param id its number
/// @param slug its name in routes, `acme-hogar`
/// @param name its name for people
/// @param prefix the letters that begin its references, `ACM`
/// @param zone where its days begin and end
/// @param locale the language its people write
/// @param currency what it is billed in
/// @param colour its hue, one of `plum teal cocoa violet steel rose slate`
/// @param state where it stands in its life
public record TenantProfile(
    TenantId id,
    String slug,
    String name,
    String prefix,
    ZoneId zone,
    Locale locale,
    Currency currency,
    String colour,
    TenantState state) {}
