package dev.latchkey.settings.control;

/** Marks the settings record of a room, so that all of them are read, and refused if wrong, before the first request. */
public interface RoomSettings {}
