package dev.latchkey.pages.entity;

/**
 * The way to Google and back.
 *
 * @param href begins it
 */
public record GoogleButton(String href) {}
