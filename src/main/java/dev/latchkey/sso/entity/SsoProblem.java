package dev.latchkey.sso.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with a tenant's provider and its domains. */
public enum SsoProblem implements ErrorCode {
    YOU_ARE_NOT_ALLOWED_TO_MANAGE_SIGN_IN(403, "Only an owner may manage how people sign in"),
    INVALID_ISSUER(400, "The issuer must be an https URL of a public host"),
    CLIENT_SECRET_REQUIRED(400, "Another issuer or client needs its client secret"),
    TENANT_PROVIDER_NOT_FOUND(404, "This tenant has no provider of its own"),
    INVALID_DOMAIN(400, "This is no e-mail domain"),
    PUBLIC_EMAIL_DOMAIN(400, "Everybody can have an address at this domain"),
    TOO_MANY_DOMAINS(403, "A tenant has at most 20 domains"),
    DOMAIN_NOT_FOUND(404, "Domain not found"),
    DOMAIN_ALREADY_PROVED(409, "Another tenant has proved this domain"),
    DNS_RECORD_NOT_FOUND(400, "The DNS record is not there yet. It can take a while until everybody sees it."),
    INVALID_DOMAIN_CODE(400, "This code is wrong, used or too old"),
    NAME_SERVICE_UNAVAILABLE(503, "The name service does not answer");

    private final int status;
    private final String message;

    SsoProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
