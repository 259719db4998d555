package io.trastienda.ui.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/// What the API says of itself at `/v3/api-docs`.
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Trastienda",
            version = "1",
            description =
                "Imports of a client's past, measures, cases and statements. Refusals are"
                    + " problem+json with the key of the rule; a foreign client answers like an"
                    + " unknown one. Decimals are strings."),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(
    name = "key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "a key of one client, or of a job for several, as the operator gave it: trs_…")
class ApiDescription {}
