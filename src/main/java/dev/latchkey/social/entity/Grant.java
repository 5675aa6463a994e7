package dev.latchkey.social.entity;

import java.util.List;

/** Whom a provider has named, and what it gave us to act for him. */
public record Grant(Identity identity, ProviderTokens tokens) {
    /** The same, where the provider did not say what the tokens are good for. */
    public Grant orScopes(List<String> asked) {
        return new Grant(identity, tokens.orScope(Scopes.text(asked)));
    }
}
