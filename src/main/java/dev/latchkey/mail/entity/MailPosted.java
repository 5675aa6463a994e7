package dev.latchkey.mail.entity;

/** A mail lies in the outbox; heard after the commit only. */
public record MailPosted(String id) {}
