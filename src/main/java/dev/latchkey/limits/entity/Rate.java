package dev.latchkey.limits.entity;

import java.time.Duration;

/** So many in such a time, as in {@code 30/PT1M}. */
public record Rate(int tokens, Duration per) {}
