package dev.latchkey.pages.entity;

/**
 * The way to a provider and back.
 *
 * @param provider whose mark stands on it
 * @param href begins it
 */
public record ProviderButton(String provider, String name, String href) {}
