package dev.latchkey.social.entity;

/** Whom a provider has named, and what it gave us to act for him. */
public record Grant(Identity identity, ProviderTokens tokens) {}
