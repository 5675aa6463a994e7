package dev.latchkey.pages.entity;

/** One of several things to choose from. */
public record Option(String value, String label) {}
